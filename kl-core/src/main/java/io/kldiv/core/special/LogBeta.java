package io.kldiv.core.special;

import io.kldiv.core.kernel.ScalarMath;

/**
 * The logarithm of the beta function {@code B(a, b) = Γ(a)Γ(b)/Γ(a + b)} for {@code a, b ≥ 0}.
 *
 * <p>Where an argument is large the leading terms of Stirling's formula are cancelled on paper
 * (Didonato and Morris, 1992, Algorithm 708): for {@code 10 ≤ a ≤ b}, with {@code Δ} of {@link
 * LogGamma#remainder}, {@code ½ log 2π − ½ log b + (a − ½)·log(a/(a + b)) − b·log1p(a/b) + Δ(a) +
 * Δ(b) − Δ(a + b)}.
 */
public final class LogBeta {
  private LogBeta() {}

  /**
   * {@code log B(a, b)}, error under {@code 3e-15·max(1, |log B|)}.
   *
   * @param a the first argument, at least 0
   * @param b the second argument, at least 0
   * @return {@code +∞} if an argument is 0, {@code −∞} if one is {@code +∞} and none 0, NaN if one
   *     is negative, or one 0 and the other {@code +∞}
   */
  public static double of(double a, double b) {
    double small = Math.min(a, b);
    double large = Math.max(a, b);
    if (!(small > 0) || large == Double.POSITIVE_INFINITY) {
      return edge(small, large);
    }
    if (large < LogGamma.STIRLING) {
      return LogGamma.of(small) + (LogGamma.of(large) - LogGamma.of(small + large));
    }
    double correction = LogGamma.remainder(large) - LogGamma.remainder(small + large);
    double fall = large * ScalarMath.log1p(small / large);
    if (small < LogGamma.STIRLING) {
      double sum =
          ScalarMath.log1p(small / large) * 0.5 - small * (ScalarMath.log(small + large) - 1);
      return LogGamma.of(small) + (correction + (sum - fall));
    }
    double ratio = small / large;
    double log = ScalarMath.log(ratio / (1 + ratio));
    double lead = LogGamma.HALF_LOG_2_PI - 0.5 * ScalarMath.log(large);
    return lead + (LogGamma.remainder(small) + correction) + ((small - 0.5) * log - fall);
  }

  private static double edge(double small, double large) {
    if (small == 0) {
      return large == Double.POSITIVE_INFINITY ? Double.NaN : Double.POSITIVE_INFINITY;
    }
    return small > 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
  }
}
