package io.kldiv.core.divergence.estimate;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Family;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.DivergenceValue.How;
import io.kldiv.core.divergence.DivergenceValue.Method;
import io.kldiv.core.divergence.f.Generator;

/**
 * The f-divergence of two distributions of a count as the sum over 0, 1, 2, …, in blocks of 128,
 * until a block adds less than 10⁻¹⁶ of the sum and P and Q have no more than 10⁻¹² left, or after
 * a million terms.
 *
 * <p>Since {@code f(u) ≤ f(0) + f*(0)·u}, what is left out is at most {@code f(0)·Q(left) +
 * f*(0)·P(left)}: where both are finite, the error of the result is this bound, rounding aside.
 * Elsewhere, as for D(P‖Q), it is an estimate: what the last block added and the probability left.
 */
public final class TruncatedSum {
  private static final int BLOCK = 128;
  private static final int MAX_TERMS = 1_000_000;
  private static final double LEFT = 1e-12;
  private static final double NEGLIGIBLE = 1e-16;

  private final Generator generator;
  private final String direction;

  /**
   * A sum.
   *
   * @param generator f, such as {@code Generator.power(1)} for D(P‖Q)
   * @param direction the formula's order, for the result
   */
  public TruncatedSum(Generator generator, String direction) {
    this.generator = generator;
    this.direction = direction;
  }

  /**
   * The divergence.
   *
   * @param p a distribution of one count, of constants, of batch size 1
   * @param q another
   * @return the value with its error
   * @throws DivergenceException if they are not distributions of one count
   */
  public DivergenceValue of(Distribution p, Distribution q) {
    Integrand.requireOneNumber("sum", p, q);
    requireCounts(p);
    requireCounts(q);
    double sum = 0;
    double last = 0;
    double leftP = 1;
    double leftQ = 1;
    int terms = 0;
    try (Integrand integrand = new Integrand(p, q, generator, BLOCK)) {
      do {
        integrand.at(counts(terms));
        last = 0;
        for (int i = 0; i < BLOCK; i++) {
          last += integrand.value(i);
          leftP -= integrand.densityP(i);
          leftQ -= integrand.densityQ(i);
        }
        sum += last;
        terms += BLOCK;
      } while (terms < MAX_TERMS && (left(leftP, leftQ) > LEFT || last > NEGLIGIBLE * sum));
    }
    How how = How.of(Method.SUM, "%d terms".formatted(terms));
    double bound =
        generator.atZero().value() * Math.abs(leftQ)
            + generator.atInfinity().value() * Math.abs(leftP);
    if (bound < Double.POSITIVE_INFINITY) {
      return DivergenceValue.nats(sum, bound, direction, how.bounded());
    }
    double error = sum == Double.POSITIVE_INFINITY ? 0 : last + left(leftP, leftQ);
    return DivergenceValue.nats(sum, error, direction, how);
  }

  private static double left(double leftP, double leftQ) {
    return Math.max(Math.abs(leftP), Math.abs(leftQ));
  }

  /** Refuses what is no distribution of counts. */
  static void requireCounts(Distribution distribution) {
    Family family = distribution.family();
    if (family.support() != Family.Support.COUNTS) {
      throw new DivergenceException(
          "'sum' is for counts, which %s on %s has not".formatted(family, family.support()));
    }
  }

  private static double[] counts(int from) {
    double[] counts = new double[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      counts[i] = from + i;
    }
    return counts;
  }
}
