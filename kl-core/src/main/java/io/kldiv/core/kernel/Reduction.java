package io.kldiv.core.kernel;

/**
 * A way to reduce many numbers to one, used by {@link Kernels#reduce} and {@link Kernels#columns}.
 */
public enum Reduction {
  /** The sum; {@code 0} for no numbers. */
  SUM,
  /** The greatest; {@code −∞} for no numbers, NaN if any is NaN. */
  MAX,
  /** The least; {@code +∞} for no numbers, NaN if any is NaN. */
  MIN
}
