package io.kldiv.runner.cli;

import io.kldiv.core.part.PartException;
import io.kldiv.runner.config.ConfigException;
import io.kldiv.runner.config.JsonText;
import io.kldiv.runner.config.Origin;
import io.kldiv.runner.data.DataException;
import io.kldiv.runner.plugin.Plugin;
import io.kldiv.runner.plugin.Plugins;
import io.kldiv.runner.run.DivergedRunException;
import io.kldiv.runner.run.ExitCode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells the user about a failure and chooses the exit code. */
final class Failures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
    @Nullable Throwable error = thrown instanceof Kl.Failure ? thrown.getCause() : null;
    Throwable failure = error == null ? thrown : error;
    Common common = ((Verb) command.getCommand()).common();
    Optional<Plugin> blamed = common.loadedPlugins().flatMap(all -> blamed(failure, all));
    ExitCode code = blamed.isPresent() ? ExitCode.PLUGIN : code(failure);
    String message =
        blamed.map(plugin -> text(failure, plugin)).orElseGet(() -> text(failure, code));
    PrintWriter err = command.getErr();
    if (common.json()) {
      command.getOut().print(JsonText.pretty(data(failure, code, message)));
    } else {
      err.println(message);
    }
    if (common.stacktrace()) {
      failure.printStackTrace(err);
    }
    return code.code();
  }

  /** The plug-in that failed, unless the failure is one that parts announce to the user. */
  private static Optional<Plugin> blamed(Throwable failure, Plugins plugins) {
    if (failure instanceof PartException wrong) {
      return wrong.plugin().flatMap(plugins::named);
    }
    return code(failure) == ExitCode.FAULT ? plugins.blame(failure) : Optional.empty();
  }

  private static String text(Throwable failure, Plugin plugin) {
    return failure instanceof PartException
        ? failure.getMessage() + "\n  plug-in: " + plugin
        : "plug-in %s: %s".formatted(plugin.jar(), plugin.reason(failure));
  }

  private static ExitCode code(Throwable failure) {
    if (failure instanceof ConfigException config) {
      boolean arguments =
          config.problems().stream()
              .allMatch(problem -> problem.mark().source().origin() == Origin.ARGUMENT);
      return arguments ? ExitCode.USAGE : ExitCode.CONFIG;
    }
    if (failure instanceof DataException) {
      return ExitCode.DATA;
    }
    if (failure instanceof PartException) {
      return ExitCode.PLUGIN;
    }
    if (failure instanceof DivergedRunException) {
      return ExitCode.DIVERGED;
    }
    return ExitCode.FAULT;
  }

  private static String text(Throwable failure, ExitCode code) {
    String message = String.valueOf(failure.getMessage());
    return switch (code) {
      case CONFIG, USAGE -> {
        int count = ((ConfigException) failure).problems().size();
        yield message + "\n\n" + (count == 1 ? "1 problem" : count + " problems");
      }
      case DIVERGED -> message + "\n  run: " + ((DivergedRunException) failure).directory();
      case FAULT ->
          "kl failed: %s: %s\n  run again with --stacktrace for the place"
              .formatted(failure.getClass().getSimpleName(), message);
      default -> message;
    };
  }

  private static Map<String, Object> data(Throwable failure, ExitCode code, String message) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("exit", code.code());
    data.put("error", code == ExitCode.PLUGIN ? message : String.valueOf(failure.getMessage()));
    if (failure instanceof ConfigException config) {
      data.putAll(config.toData());
    }
    if (failure instanceof DataException wrong) {
      data.put("problems", wrong.problems());
    }
    return data;
  }
}
