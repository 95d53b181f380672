package io.kldiv.core.kernel;

/** An operation on each row of a matrix {@code [rows × n]}, carried out by {@link Kernels#rows}. */
public enum RowOperation {
  /**
   * {@code yⱼ = exp(xⱼ − m) / Σᵢ exp(xᵢ − m)}, {@code m} the greatest of the row; the result is
   * {@code [rows × n]}. Entries of {@code +∞} share the mass among them; a row of {@code −∞} alone
   * gives zeros, which is the gradient 0 of its {@link #LOG_SUM_EXP}.
   */
  SOFTMAX(false),
  /**
   * {@code yⱼ = (xⱼ − m) − log1p(Σ over all but the greatest of exp(xᵢ − m))}; the result is {@code
   * [rows × n]}. A row of {@code −∞} alone gives {@code −∞}.
   */
  LOG_SOFTMAX(false),
  /**
   * {@code y = m + log1p(Σ over all but the greatest of exp(xᵢ − m))}; the result is {@code
   * [rows]}. A row of {@code −∞} alone, and an empty row, give {@code −∞}; a {@code +∞} gives
   * {@code +∞}.
   */
  LOG_SUM_EXP(true),
  /**
   * The sum of each row, by the blocking of {@link Kernels#reduce}; the result is {@code [rows]}.
   */
  SUM(true),
  /** The greatest of each row; the result is {@code [rows]}. */
  MAX(true),
  /** The least of each row; the result is {@code [rows]}. */
  MIN(true);

  private final boolean reducing;

  RowOperation(boolean reducing) {
    this.reducing = reducing;
  }

  /**
   * Whether a row becomes one number.
   *
   * @return true if the result is {@code [rows]}, false if it is {@code [rows × n]}
   */
  public boolean isReducing() {
    return reducing;
  }
}
