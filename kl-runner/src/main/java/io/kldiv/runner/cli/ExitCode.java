package io.kldiv.runner.cli;

/** How the process ends. */
enum ExitCode {
  OK(0),
  FAULT(1),
  USAGE(2),
  CONFIG(3),
  DATA(4),
  PLUGIN(5),
  DIVERGED(6),
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
