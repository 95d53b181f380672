package io.kldiv.runner.cli;

import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.config.JsonText;
import io.kldiv.runner.plugin.Plugin;
import io.kldiv.runner.run.ExitCode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** The verb {@code plugin}. */
@Command(
    name = "plugin",
    description = "Shows what plug-ins there are.",
    synopsisSubcommandLabel = "VERB",
    subcommands = PluginCommand.ListOfPlugins.class)
final class PluginCommand implements Callable<Integer>, Verb {
  @Mixin private Common common = new Common();

  @Override
  public Common common() {
    return common;
  }

  @Override
  public Integer call() {
    throw new ParameterException(common.command(), "which? kl plugin list shows the plug-ins");
  }

  /** The verb {@code plugin list}. */
  @Command(
      name = "list",
      description = "Lists the plug-ins of --plugins and KL_PLUGINS, with hashes and parts.")
  static final class ListOfPlugins implements Callable<Integer>, Verb {
    @Mixin private Common common = new Common();

    @Override
    public Common common() {
      return common;
    }

    @Override
    public Integer call() {
      List<Plugin> plugins = common.plugins().all();
      if (common.json()) {
        common.out().print(JsonText.pretty(plugins.stream().map(ListOfPlugins::data).toList()));
      } else {
        plugins.forEach(this::print);
        if (plugins.isEmpty()) {
          common.out().println("no plug-ins; name their jars with --plugins or KL_PLUGINS");
        }
      }
      return ExitCode.OK.code();
    }

    private void print(Plugin plugin) {
      PrintWriter out = common.out();
      out.printf("%s %s%n", plugin.name(), plugin.version());
      out.printf("  jar     %s%n", plugin.jar());
      out.printf("  sha256  %s%n", plugin.sha256());
      for (PartDefinition<?> part : plugin.parts()) {
        out.printf("  %s %s%n", PartRegistry.kindName(part.kind()), part.name());
      }
    }

    private static Map<String, Object> data(Plugin plugin) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("name", plugin.name());
      data.put("version", plugin.version());
      data.put("jar", plugin.jar().toString());
      data.put("sha256", plugin.sha256());
      data.put("parts", plugin.parts().stream().map(ListOfPlugins::part).toList());
      return data;
    }

    private static Map<String, Object> part(PartDefinition<?> part) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("kind", PartRegistry.kindName(part.kind()));
      data.put("name", part.name());
      return data;
    }
  }
}
