package io.kldiv.core.divergence;

/**
 * A divergence that has no meaning for what it was given: a pair of families without a rule, shapes
 * that differ, a reference that does not exist for the prediction. The message is for the user of
 * an experiment file.
 */
public sealed class DivergenceException extends RuntimeException
    permits NoClosedFormException, SampleException, SettingException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was given, what is wrong with it, and what is allowed
   */
  public DivergenceException(String message) {
    super(message);
  }
}
