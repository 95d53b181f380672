package io.kldiv.core.kernel;

/** A function of three numbers, applied element by element by {@link Kernels#ternary}. */
public enum Ternary {
  /** {@code a · b + c}, rounded once. */
  FMA,
  /**
   * {@code b} where {@code a ≠ 0} (NaN included), else {@code c}; the other one is not looked at.
   */
  SELECT
}
