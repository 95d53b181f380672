package io.kldiv.runner.cli;

import io.kldiv.core.kernel.WarmUp;
import io.kldiv.runner.run.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The command {@code kl}. */
@Command(
    name = "kl",
    description = "Divergence-regularised learning: minimises Σ loss(y, ŷ) + λ·D(P‖Q).",
    mixinStandardHelpOptions = true,
    versionProvider = Kl.Version.class,
    synopsisSubcommandLabel = "VERB",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:fine",
      "1:internal fault",
      "2:wrong use of the command line",
      "3:wrong experiment file",
      "4:wrong data",
      "5:wrong plug-in",
      "6:the training diverged",
      "130:interrupted"
    })
public final class Kl {
  private static final Map<String, Class<? extends Verb>> VERBS = verbs();

  private Kl() {}

  private static Map<String, Class<? extends Verb>> verbs() {
    Map<String, Class<? extends Verb>> verbs = new LinkedHashMap<>();
    verbs.put("run", RunCommand.class);
    verbs.put("validate", ValidateCommand.class);
    verbs.put("show", ShowCommand.class);
    verbs.put("list", ListCommand.class);
    verbs.put("describe", DescribeCommand.class);
    verbs.put("divergence", DivergenceCommand.class);
    verbs.put("lr-find", LrFindCommand.class);
    verbs.put("schema", SchemaCommand.class);
    verbs.put("plugin", PluginCommand.class);
    verbs.put("init", InitCommand.class);
    return verbs;
  }

  /**
   * Runs the command and ends the process.
   *
   * @param arguments the words of the command line
   */
  public static void main(String[] arguments) {
    if (arguments.length > 0 && List.of("run", "lr-find").contains(arguments[0])) {
      WarmUp.start(); // while this thread reads the command line and the files
    }
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(out, err, arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /**
   * Runs the command.
   *
   * @param out standard output
   * @param err standard error
   * @param arguments the words of the command line
   * @return the exit code
   */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    if (asksForVersion(arguments)) {
      Version.lines().forEach(out::println);
      return ExitCode.OK.code();
    }
    CommandLine command = commandLine(arguments);
    command.setOut(out);
    command.setErr(err);
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setExecutionStrategy(Kl::execute);
    command.setExecutionExceptionHandler(new Failures());
    return command.execute(arguments);
  }

  /**
   * The command with the verb that is asked for, or with all of them: reading the annotations of
   * one takes some 20 ms of the start.
   */
  private static CommandLine commandLine(String... arguments) {
    CommandLine command = new CommandLine(new Kl());
    if (arguments.length > 0 && VERBS.containsKey(arguments[0])) {
      command.addSubcommand(arguments[0], VERBS.get(arguments[0]));
    } else {
      VERBS.forEach(command::addSubcommand);
    }
    CommandLine init = command.getSubcommands().get("init");
    if (init != null) {
      InitCommand.withoutPlugins(init);
    }
    return command;
  }

  /** Runs the verb; an error of the virtual machine or of a plug-in is a failure like others. */
  private static int execute(ParseResult words) {
    try {
      return new RunLast().execute(words);
    } catch (Error e) {
      CommandLine verb = words.asCommandLineList().get(words.asCommandLineList().size() - 1);
      throw new ExecutionException(verb, String.valueOf(e.getMessage()), new Failure(e));
    }
  }

  /** An error on its way to the {@link Failures}, which take exceptions only. */
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Failure(Error cause) {
      super(cause);
    }
  }

  /** Answered without reading the annotations of every verb, which takes most of a short start. */
  private static boolean asksForVersion(String... arguments) {
    return arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"));
  }

  /** The version of kl. */
  static String version() {
    @Nullable String version = Kl.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Prints the version and the Java it runs on. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return lines().toArray(String[]::new);
    }

    private static List<String> lines() {
      return List.of("kl " + version(), "Java " + Runtime.version());
    }
  }
}
