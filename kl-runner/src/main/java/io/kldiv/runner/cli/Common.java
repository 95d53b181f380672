package io.kldiv.runner.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every verb, and the command line that it was given on. */
final class Common {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec verb = CommandSpec.create();

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

  /** The command line of the verb. */
  CommandLine command() {
    return verb.commandLine();
  }

  /** Standard output. */
  PrintWriter out() {
    return command().getOut();
  }

  boolean json() {
    return output == Output.json;
  }

  boolean stacktrace() {
    return stacktrace;
  }
}
