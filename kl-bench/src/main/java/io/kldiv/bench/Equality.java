package io.kldiv.bench;

import io.kldiv.bench.rival.Job;
import java.util.Arrays;
import java.util.List;

/** Holds the results of all contenders against those of the first: equal work or no comparison. */
public final class Equality {
  private static final double DOUBLE_TOLERANCE = 1e-9;
  private static final double SINGLE_TOLERANCE = 1e-3;

  private Equality() {}

  /**
   * Compares the results.
   *
   * @throws BenchmarkException if a number differs from the first contender's by more than 1e-9 of
   *     it, or 1e-3 for contenders that compute in float32
   */
  static void check(Job job, List<Measured> measured) {
    double[] expected = measured.get(0).values();
    for (Measured one : measured) {
      double tolerance = one.contender().isSingle() ? SINGLE_TOLERANCE : DOUBLE_TOLERANCE;
      if (!near(expected, one.values(), tolerance)) {
        throw new BenchmarkException(
            "%s of %s: %s got %s, but %s got %s"
                .formatted(
                    job.kind(),
                    job.settings().content(),
                    measured.get(0).library(),
                    Arrays.toString(expected),
                    one.library(),
                    Arrays.toString(one.values())));
      }
    }
  }

  /** Whether the second number is the first to 1e-9. */
  public static boolean near(double expected, double actual) {
    return Math.abs(actual - expected) <= DOUBLE_TOLERANCE * Math.abs(expected);
  }

  /** Whether the second numbers are the first to 1e-9. */
  public static boolean near(double[] expected, double[] actual) {
    return near(expected, actual, DOUBLE_TOLERANCE);
  }

  private static boolean near(double[] expected, double[] actual, double tolerance) {
    boolean near = expected.length == actual.length;
    for (int i = 0; near && i < expected.length; i++) {
      near = Math.abs(actual[i] - expected[i]) <= tolerance * Math.abs(expected[i]);
    }
    return near;
  }
}
