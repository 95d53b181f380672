package io.kldiv.runner.cli;

import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.config.JsonText;
import io.kldiv.runner.plugin.Plugins;
import io.kldiv.runner.run.ExitCode;
import io.kldiv.runner.scaffold.PluginName;
import io.kldiv.runner.scaffold.PluginProject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The verb {@code init}. */
@Command(
    name = "init",
    description = "Writes the project of a new plug-in.",
    synopsisSubcommandLabel = "VERB",
    subcommands = InitCommand.Project.class)
final class InitCommand implements Callable<Integer>, Verb {
  @Mixin private Common common = new Common();

  /** Takes away an option of every verb: there are templates for the kinds of kl itself only. */
  static void withoutPlugins(CommandLine init) {
    CommandSpec spec = init.getCommandSpec();
    spec.remove(spec.findOption(Common.PLUGINS_OPTION));
    init.getSubcommands().values().forEach(InitCommand::withoutPlugins);
  }

  @Override
  public Common common() {
    return common;
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        common.command(), "of what? kl init plugin DIR --name acme/thing --kind optimizer");
  }

  /** The verb {@code init plugin}. */
  @Command(
      name = "plugin",
      description = {
        "Writes a Maven project with a part of the kind, its registration and its test.",
        "",
        "  kl init plugin steps --name acme/steps --kind optimizer",
        ""
      })
  static final class Project implements Callable<Integer>, Verb {
    @Parameters(
        paramLabel = "DIR",
        description = "The folder, which must be empty or not there yet.")
    private Path folder = Path.of("");

    @Option(
        names = "--name",
        required = true,
        paramLabel = "VENDOR/NAME",
        description = "The part's name in experiment files, such as acme/sign-descent.")
    private String name = "";

    @Option(
        names = "--kind",
        required = true,
        paramLabel = "KIND",
        description = "What it is, such as optimizer; see kl list.")
    private String kind = "";

    @Mixin private Common common = new Common();

    @Override
    public Common common() {
      return common;
    }

    @Override
    public Integer call() throws IOException {
      PartRegistry parts = Plugins.none().registry();
      List<String> kinds = PluginProject.kinds(parts);
      if (!kinds.contains(kind)) {
        throw wrong("unknown kind '%s'; there are: %s".formatted(kind, String.join(", ", kinds)));
      }
      PluginName read =
          PluginName.parse(name)
              .orElseThrow(
                  () ->
                      wrong(
                          "--name must be a vendor and a name in kebab-case, such as"
                              + " acme/sign-descent, but is '%s'".formatted(name)));
      PluginProject project = new PluginProject(read, kind, parts, Kl.version());
      List<Path> files = write(project);
      if (common.json()) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("folder", folder.toString());
        data.put("files", files.stream().map(Path::toString).toList());
        data.put("use", project.use());
        common.out().print(JsonText.pretty(data));
      } else {
        print(project, files);
      }
      return ExitCode.OK.code();
    }

    private List<Path> write(PluginProject project) throws IOException {
      try {
        return project.write(folder);
      } catch (FileAlreadyExistsException e) {
        throw wrong("'%s' is there already and is not an empty folder".formatted(folder));
      }
    }

    private void print(PluginProject project, List<Path> files) {
      PrintWriter out = common.out();
      out.printf("wrote the %s to %s%n", project, folder);
      files.forEach(file -> out.println("  " + file));
      out.printf("%nbuild it:  cd %s && mvn verify%n", folder);
      out.printf("use it:    %s%n", project.use());
    }

    private ParameterException wrong(String message) {
      return new ParameterException(common.command(), message);
    }
  }
}
