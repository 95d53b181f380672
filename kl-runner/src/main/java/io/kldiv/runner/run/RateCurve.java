package io.kldiv.runner.run;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The objective over the learning rate, from a range test.
 *
 * <p>The smoothed objective is an exponential mean forwards and one backwards, so that it does not
 * lag; each with a memory of a twentieth of the curve.
 *
 * @param rates the learning rates, rising
 * @param losses the objective of each step, finite
 */
public record RateCurve(double[] rates, double[] losses) {
  private static final double MEMORY = 0.05;
  private static final double MARGIN = 10;

  /** Copies the arrays. */
  public RateCurve {
    rates = rates.clone();
    losses = losses.clone();
  }

  /** The smoothed objective. */
  public double[] smoothed() {
    double keep = keep(losses.length);
    double[] forwards = mean(losses, keep);
    double[] both = reversed(mean(reversed(forwards), keep));
    return both;
  }

  /** What an exponential mean keeps at each of some steps. */
  static double keep(int steps) {
    return Math.max(0, 1 - 1 / Math.max(1, MEMORY * steps));
  }

  /** An exponential mean without the bias towards its beginning. */
  private static double[] mean(double[] values, double keep) {
    double[] means = new double[values.length];
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < values.length; i++) {
      sum = keep * sum + values[i];
      weight = keep * weight + 1;
      means[i] = sum / weight;
    }
    return means;
  }

  private static double[] reversed(double[] values) {
    double[] reversed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return reversed;
  }

  /** The rate at which the smoothed objective falls most for the rate's logarithm, if it falls. */
  public OptionalDouble steepest() {
    double[] smooth = smoothed();
    int lowest = lowest(smooth);
    int steepest = -1;
    double slope = 0;
    for (int i = 1; i < lowest; i++) {
      double here = smooth[i + 1] - smooth[i - 1];
      if (here < slope) {
        slope = here;
        steepest = i;
      }
    }
    return steepest < 0 ? OptionalDouble.empty() : OptionalDouble.of(rates[steepest]);
  }

  /** A tenth of the rate at which the smoothed objective is lowest, if it falls. */
  public OptionalDouble belowLowest() {
    int lowest = lowest(smoothed());
    return lowest <= 0 ? OptionalDouble.empty() : OptionalDouble.of(rates[lowest] / MARGIN);
  }

  /**
   * Whether the smoothed objective is lowest at the last rate, so that higher ones may be better.
   */
  public boolean stillFalls() {
    return losses.length > 1 && lowest(smoothed()) == losses.length - 1;
  }

  private static int lowest(double[] values) {
    int lowest = values.length == 0 ? -1 : 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] < values[lowest]) {
        lowest = i;
      }
    }
    return lowest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RateCurve curve
        && Arrays.equals(rates, curve.rates)
        && Arrays.equals(losses, curve.losses);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(rates) + Arrays.hashCode(losses);
  }

  @Override
  public String toString() {
    return "RateCurve[%d rates]".formatted(rates.length);
  }
}
