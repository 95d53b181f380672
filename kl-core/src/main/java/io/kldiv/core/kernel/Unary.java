package io.kldiv.core.kernel;

/**
 * A function of one number, applied element by element by {@link Kernels#unary}.
 *
 * <p>Edge values follow C99 annex F; NaN gives NaN.
 */
public enum Unary {
  /** {@code −x}. */
  NEGATE,
  /** {@code |x|}. */
  ABS,
  /**
   * {@code −1}, {@code 0} or {@code 1} by the sign of {@code x}; the zeros are returned as given.
   */
  SIGN,
  /** {@code x²}. */
  SQUARE,
  /** {@code √x}, correctly rounded. */
  SQRT,
  /** {@code 1/x}, correctly rounded. */
  RECIPROCAL,
  /** {@code eˣ}, with gradual underflow. */
  EXP,
  /** {@code eˣ − 1} without cancellation. */
  EXPM1,
  /** The natural logarithm. */
  LOG,
  /** {@code log(1 + x)} without cancellation. */
  LOG1P,
  /** The hyperbolic tangent. */
  TANH,
  /** The logistic function {@code 1/(1 + e⁻ˣ)}. */
  SIGMOID,
  /** {@code log(1 + eˣ)}. */
  SOFTPLUS,
  /** {@code max(x, 0)}. */
  RELU,
  /**
   * {@code 1} where {@code x > 0}, else {@code 0}; NaN gives {@code 0}, as every comparison does.
   */
  STEP,
  /** The error function {@code 2/√π ∫₀ˣ exp(−t²) dt}. */
  ERF,
  /** The sine of an angle in radians. */
  SIN,
  /** The cosine of an angle in radians. */
  COS
}
