package io.kldiv.core.divergence.sample;

/**
 * The energy distance {@code √(2E‖X − Y‖ − E‖X − X′‖ − E‖Y − Y′‖)} of two samples (Székely and
 * Rizzo 2013, eq. 2.1): a metric, in the root of the data's unit.
 */
public final class Energy implements TwoSamples {
  /** Creates the distance; it has no settings. */
  public Energy() {}

  @Override
  public double of(double[][] p, double[][] q) {
    TwoSamples.check(p, q, 1);
    double across = Distances.mean(p, q) + Distances.mean(q, p);
    return Math.sqrt(Math.max(0, across - (Distances.mean(p, p) + Distances.mean(q, q))));
  }
}
