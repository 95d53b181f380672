package io.kldiv.core.divergence.f;

import io.kldiv.core.graph.Node;

/**
 * The convex function f of an f-divergence {@code D(P‖Q) = Σ q·f(p/q)} (Csiszár 1963; Ali and
 * Silvey 1966), as an expression in the log-ratio {@code t = log p − log q}.
 *
 * <p>It must be convex with {@code f(1) = 0}. If besides {@code f′(1) = 0}, which {@code f(u) −
 * f′(1)(u − 1)} has and gives the same divergence, no term is negative and nothing cancels.
 */
public interface Generator {
  /**
   * {@code f(eᵗ)/max(1, eᵗ)}: for {@code t ≤ 0} it is f at the ratio, for {@code t > 0} the
   * conjugate {@code f*(u) = u·f(1/u)} at the inverse ratio. So it stays finite where f does not.
   * If it is computed from {@code |t|} alone the divergence is symmetric bit for bit.
   *
   * @param logRatio t, finite; of any shape
   * @return not negative, of the same shape
   */
  Node of(Node logRatio);

  /** f and f′ at 0, for the outcomes that P excludes. */
  Limit atZero();

  /** f* and f*′ at 0, which are {@code lim f(u)/u}, for the outcomes that Q excludes. */
  Limit atInfinity();

  /**
   * The power {@code f(u) = (uᵃ − a·u − (1 − a))/(a(a − 1))} (Cressie and Read 1984): D(P‖Q) at 1,
   * D(Q‖P) at 0, half of Pearson's χ² at 2.
   *
   * @param order a, any finite number
   */
  static Generator power(double order) {
    return new PowerGenerator(order);
  }

  /**
   * A function at 0.
   *
   * @param value the limit, possibly +∞
   * @param slope the derivative; where it is infinite, 0, so that training goes on
   */
  record Limit(double value, double slope) {
    /** An infinite limit. */
    public static final Limit INFINITE = new Limit(Double.POSITIVE_INFINITY, 0);
  }
}
