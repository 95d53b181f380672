package io.kldiv.runner.cli;

import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.plugin.Plugins;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every verb, and the command line that it was given on. */
final class Common {
  /** The option that names plug-ins. */
  static final String PLUGINS_OPTION = "--plugins";

  private static final String PLUGINS = "KL_PLUGINS";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec verb = CommandSpec.create();

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Form of the output: ${COMPLETION-CANDIDATES}.")
  private Output output = Output.text;

  @Option(
      names = PLUGINS_OPTION,
      paramLabel = "JAR",
      description =
          "A plug-in's jar, or a folder of such jars; may be repeated. Besides, those of the"
              + " environment variable "
              + PLUGINS
              + ", with '${sys:path.separator}' between them.")
  private List<Path> pluginPlaces = List.of();

  private @Nullable Plugins plugins;

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

  /**
   * All parts, with those of plug-ins.
   *
   * @throws io.kldiv.core.part.PartException if a plug-in is broken
   */
  PartRegistry parts() {
    return plugins().registry();
  }

  /**
   * The plug-ins that the user named, loaded at the first call.
   *
   * @throws io.kldiv.core.part.PartException if one is broken
   */
  Plugins plugins() {
    if (plugins == null) {
      plugins = Plugins.load(places());
    }
    return plugins;
  }

  /** The plug-ins, if they have been loaded. */
  Optional<Plugins> loadedPlugins() {
    return Optional.ofNullable(plugins);
  }

  private List<Path> places() {
    List<Path> places = new ArrayList<>(pluginPlaces);
    String always = System.getenv().getOrDefault(PLUGINS, "");
    for (String place : always.split(File.pathSeparator, -1)) {
      if (!place.isEmpty()) {
        places.add(Path.of(place));
      }
    }
    return places;
  }

  boolean json() {
    return output == Output.json;
  }

  boolean stacktrace() {
    return stacktrace;
  }
}
