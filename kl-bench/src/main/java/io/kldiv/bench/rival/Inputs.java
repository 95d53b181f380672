package io.kldiv.bench.rival;

/**
 * Numbers that look random and are the same in every rival: {@code uᵢ = ((2654435761·i +
 * 1013904223·seed) mod 2³²) / 2³²}.
 */
final class Inputs {
  private static final long MULTIPLIER = 2_654_435_761L;
  private static final long SEED_MULTIPLIER = 1_013_904_223L;
  private static final long MASK = 0xFFFF_FFFFL;

  private Inputs() {}

  /** Numbers in [from, from + width). */
  static double[] uniform(int count, long seed, double from, double width) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = from + width * (((i * MULTIPLIER + seed * SEED_MULTIPLIER) & MASK) * 0x1p-32);
    }
    return values;
  }

  /** Positive numbers with sum 1. */
  static double[] probabilities(int count, long seed) {
    double[] values = uniform(count, seed, 0.01, 1);
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    for (int i = 0; i < count; i++) {
      values[i] /= sum;
    }
    return values;
  }

  /** A covariance {@code [d × d]}: G·Gᵀ/d + ½·I with the elements of G in [−1, 1). */
  static double[] covariance(int d, long seed) {
    double[] g = uniform(d * d, seed, -1, 2);
    double[] covariance = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < d; k++) {
          sum = Math.fma(g[i * d + k], g[j * d + k], sum);
        }
        double value = sum / d + (i == j ? 0.5 : 0);
        covariance[i * d + j] = value;
        covariance[j * d + i] = value;
      }
    }
    return covariance;
  }
}
