package io.kldiv.core.divergence;

/** There is no formula for a divergence of two families, though an estimator may serve. */
public final class NoClosedFormException extends DivergenceException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message the pair, and the pairs there are formulas for
   */
  public NoClosedFormException(String message) {
    super(message);
  }
}
