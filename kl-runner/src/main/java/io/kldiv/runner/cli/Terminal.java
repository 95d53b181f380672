package io.kldiv.runner.cli;

/** What standard output is. */
final class Terminal {
  /** Both are set by the launcher, which can ask; Java 22 and later cannot tell. */
  private static final String PROPERTY = "kl.terminal";

  private static final String WIDTH = "kl.columns";
  private static final int NARROWEST = 40;
  private static final int USUAL = 80;

  private Terminal() {}

  /** How many characters a line may have. */
  static int width() {
    return Math.max(NARROWEST, Integer.getInteger(WIDTH, USUAL));
  }

  /** Whether a person watches. */
  static boolean isInteractive() {
    return Boolean.getBoolean(PROPERTY);
  }
}
