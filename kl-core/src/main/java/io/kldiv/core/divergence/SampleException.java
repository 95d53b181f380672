package io.kldiv.core.divergence;

/** Samples that a method has no use for: too few rows, numbers that are too large, only ties. */
public final class SampleException extends DivergenceException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message which sample, what is wrong with it, and what is allowed
   */
  public SampleException(String message) {
    super(message);
  }
}
