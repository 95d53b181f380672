package io.kldiv.core.kernel;

/** A function of two numbers, applied element by element by {@link Kernels#binary}. */
public enum Binary {
  /** {@code a + b}. */
  ADD,
  /** {@code a − b}. */
  SUBTRACT,
  /** {@code a · b}. */
  MULTIPLY,
  /** {@code a / b}. */
  DIVIDE,
  /** The greater of the two; NaN if either is NaN, and {@code +0 > −0}. */
  MAX,
  /** The lesser of the two; NaN if either is NaN, and {@code −0 < +0}. */
  MIN,
  /** {@code aᵇ}, with the edge values of C99: {@code pow(x, 0) = 1}, {@code pow(1, y) = 1}. */
  POW,
  /** {@code 1} where {@code a > b}, else {@code 0}. */
  GREATER,
  /** {@code 1} where {@code a ≥ b}, else {@code 0}. */
  GREATER_OR_EQUAL,
  /** {@code 1} where {@code a = b}, else {@code 0}. */
  EQUAL,
  /**
   * The generalised relative entropy {@code d(p, q) = p·log(p/q) − p + q} of {@code a = p} and
   * {@code b = q}, in nats: never negative, without cancellation where {@code p ≈ q}, and without
   * overflow or underflow of the ratio.
   *
   * <p>{@code d(0, q) = q}, {@code d(0, 0) = 0}, {@code d(p, 0) = +∞} for {@code p > 0}; {@code
   * d(p, q) = +∞} where exactly one argument is {@code +∞}; NaN where an argument is negative or
   * NaN, or both are {@code +∞}. Summed over two distributions it is {@code KL(p‖q)} (Csiszár,
   * 1991).
   */
  RELATIVE_ENTROPY
}
