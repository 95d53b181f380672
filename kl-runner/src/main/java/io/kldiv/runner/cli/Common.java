package io.kldiv.runner.cli;

import picocli.CommandLine.Option;

/** The options of every verb. */
final class Common {
  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Form of the output: ${COMPLETION-CANDIDATES}.")
  private Output output = Output.text;

  @Option(names = "--stacktrace", description = "Show the stack trace of a failure.")
  private boolean stacktrace;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli looks whether it is set
  private boolean help;

  /** The form of the output, as users write it. */
  enum Output {
    text,
    json
  }

  boolean json() {
    return output == Output.json;
  }

  boolean stacktrace() {
    return stacktrace;
  }
}
