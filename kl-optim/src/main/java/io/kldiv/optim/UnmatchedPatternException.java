package io.kldiv.optim;

/** A pattern for names of parameters that chooses none. Thrown before a run begins. */
public final class UnmatchedPatternException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String pattern;

  UnmatchedPatternException(String pattern, String message) {
    super(message);
    this.pattern = pattern;
  }

  /** The pattern as it was given. */
  public String pattern() {
    return pattern;
  }
}
