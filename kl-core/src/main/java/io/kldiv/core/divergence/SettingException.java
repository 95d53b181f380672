package io.kldiv.core.divergence;

/** What a divergence was given beside P and Q does not fit them. */
public final class SettingException extends DivergenceException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message which setting, what it is, and what P and Q need
   */
  public SettingException(String message) {
    super(message);
  }
}
