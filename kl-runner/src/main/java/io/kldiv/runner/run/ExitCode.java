package io.kldiv.runner.run;

/** How the process ends; {@code run.json} says the same. */
public enum ExitCode {
  /** Fine. */
  OK(0),
  /** An internal fault. */
  FAULT(1),
  /** Wrong use of the command line. */
  USAGE(2),
  /** A wrong experiment file. */
  CONFIG(3),
  /** Wrong data. */
  DATA(4),
  /** A wrong plug-in. */
  PLUGIN(5),
  /** The training reached a number that is not finite. */
  DIVERGED(6),
  /** Ended from outside. */
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number that the operating system sees. */
  public int code() {
    return code;
  }
}
