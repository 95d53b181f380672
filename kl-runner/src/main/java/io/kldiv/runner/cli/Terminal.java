package io.kldiv.runner.cli;

/** What standard output is. */
final class Terminal {
  /** Set by the launcher, which can ask the operating system; Java 22 and later cannot tell. */
  private static final String PROPERTY = "kl.terminal";

  private Terminal() {}

  /** Whether a person watches. */
  static boolean isInteractive() {
    return Boolean.getBoolean(PROPERTY);
  }
}
