package io.kldiv.core.special;

/**
 * Quantiles of laws of counts: the least k whose distribution function exceeds a number u, so that
 * a uniform u gives a count of the law. From a bracket around the mean by bisection.
 */
public final class CountQuantiles {
  private static final int POISSON = -1;

  private CountQuantiles() {}

  /**
   * The least k with {@code P(X ≤ k) = Q(k + 1, λ) > u}.
   *
   * @param rate λ, not below 0 and below 2⁵⁰
   * @param u a number in [0, 1)
   * @return a count; NaN outside of this domain
   */
  public static double poisson(double rate, double u) {
    return rate >= 0 && rate < 0x1p50 ? search(POISSON, rate, u) : Double.NaN;
  }

  /**
   * The least k with {@code P(X ≤ k) = I_{1−p}(n − k, k + 1) > u}.
   *
   * @param n the number of trials, not below 0
   * @param p the probability of each success
   * @param u a number in [0, 1)
   * @return a count up to n; NaN outside of this domain
   */
  public static double binomial(int n, double p, double u) {
    if (p == 0 || p == 1) {
      return n * p;
    }
    return p > 0 && p < 1 ? search(n, p, u) : Double.NaN;
  }

  private static double search(int n, double parameter, double u) {
    if (!(u >= 0 && u < 1)) {
      return Double.NaN;
    }
    double mean = n == POISSON ? parameter : n * parameter;
    double step = 1 + Math.rint(Math.sqrt(mean));
    double low = Math.rint(mean);
    while (low >= 0 && cumulative(n, parameter, low) > u) {
      low -= step;
      step *= 2;
    }
    low = Math.max(low, -1);
    double high = low + step;
    while (!(cumulative(n, parameter, high) > u) && high < 0x1p51) {
      low = high;
      step *= 2;
      high += step;
    }
    while (high - low > 1) {
      double middle = Math.rint(low + (high - low) / 2);
      boolean exceeds = cumulative(n, parameter, middle) > u;
      low = exceeds ? low : middle;
      high = exceeds ? middle : high;
    }
    return high;
  }

  private static double cumulative(int n, double parameter, double k) {
    if (n == POISSON) {
      return parameter == 0 ? 1 : IncompleteGamma.upper(k + 1, parameter);
    }
    return k >= n ? 1 : IncompleteBeta.of(n - k, k + 1, 1 - parameter);
  }
}
