package io.kldiv.runner.cli;

import java.io.Console;

/** What standard output is. */
final class Terminal {
  /** Set by the launcher, which knows; on JDK 22 and later a console says nothing. */
  private static final String PROPERTY = "kl.terminal";

  private Terminal() {}

  /** Whether a person watches. */
  static boolean isInteractive() {
    String told = System.getProperty(PROPERTY);
    Console console = System.console();
    return told == null ? console != null : Boolean.parseBoolean(told);
  }
}
