package io.kldiv.bench;

/** A benchmark that cannot be taken or does not compare equal work. */
public final class BenchmarkException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * A benchmark that cannot go on.
   *
   * @param message why
   */
  public BenchmarkException(String message) {
    super(message);
  }
}
