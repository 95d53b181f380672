package io.kldiv.core.divergence.sample;

import java.util.Arrays;

/**
 * The energy distance {@code √(2E‖X − Y‖ − E‖X − X′‖ − E‖Y − Y′‖)} of two samples (Székely and
 * Rizzo 2013, eq. 2.1): a metric, in the root of the data's unit.
 */
public final class Energy implements WeightedSamples {
  /** Creates the distance; it has no settings. */
  public Energy() {}

  @Override
  public double of(double[][] p, double[][] q) {
    TwoSamples.check(p, q, 1);
    double across = Distances.mean(p, q) + Distances.mean(q, p);
    return Math.sqrt(Math.max(0, across - (Distances.mean(p, p) + Distances.mean(q, q))));
  }

  @Override
  public double of(double[][] p, double[] weightsOfP, double[][] q, double[] weightsOfQ) {
    TwoSamples.check(p, q, 1);
    double[] ofP = shares("P", weightsOfP);
    double[] ofQ = shares("Q", weightsOfQ);
    double across = Distances.mean(p, ofP, q, ofQ) + Distances.mean(q, ofQ, p, ofP);
    double within = Distances.mean(p, ofP, p, ofP) + Distances.mean(q, ofQ, q, ofQ);
    return Math.sqrt(Math.max(0, across - within));
  }

  private static double[] shares(String name, double[] weights) {
    double sum = WeightedSamples.sum(name, weights);
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }
}
