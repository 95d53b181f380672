package io.kldiv.runner.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.optim.Optimizer;
import io.kldiv.runner.experiment.ExperimentLoader;
import io.kldiv.runner.experiment.LoadedExperiment;
import io.kldiv.runner.plugin.Plugins;
import io.kldiv.runner.run.ExperimentRun;
import io.kldiv.runner.run.RunOptions;
import io.kldiv.runner.run.RunSummary;
import io.kldiv.runner.run.Silence;
import io.kldiv.runner.train.StopSignal;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is so: its optimizer compiles and trains, its file is the file. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void theOptimizerOfTheReadmeTrains() throws Exception {
    Class<?> type = compile(block("java", "class SignDescent"));
    KlPlugin plugin =
        new KlPlugin() {
          @Override
          public String name() {
            return "readme";
          }

          @Override
          public void register(PartRegistry.Builder parts) {
            parts.add(Optimizer.class, "example/sign-descent", type.asSubclass(Optimizer.class));
          }
        };
    assertThat(block("java", "parts.add(")).contains("\"example/sign-descent\"");
    List<KlPlugin> plugins = new ArrayList<>(List.of(plugin));
    ServiceLoader.load(KlPlugin.class).forEach(plugins::add);
    String line = block("yaml", "example/sign-descent").strip().replace("optimizer: ", "");
    LoadedExperiment loaded =
        new ExperimentLoader(PartRegistry.of(plugins))
            .load(
                ROOT.resolve("configs/digits.yaml"),
                List.of("optimizer=" + line, "training.epochs=5"));
    RunSummary summary =
        new ExperimentRun(
                loaded, new RunOptions(folder, 1, "test", Plugins.none()), new StopSignal())
            .run(new Silence());
    assertThat(summary.parts().get("train").loss()).isLessThan(1.5); // chance: ln 10 = 2.3
  }

  @Test
  void theExperimentOfTheReadmeIsTheFile() throws IOException {
    assertThat(block("yaml", "name: digits"))
        .isEqualTo(Files.readString(ROOT.resolve("configs/digits.yaml")));
  }

  private Class<?> compile(String code) throws Exception {
    Path source = folder.resolve("SignDescent.java");
    Files.writeString(source, code);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int exit =
        compiler.run(
            null,
            null,
            null,
            "-d",
            folder.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            source.toString());
    assertThat(exit).isZero();
    URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    return loader.loadClass("example.SignDescent");
  }

  private static String block(String language, String containing) throws IOException {
    Matcher matcher = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
    while (matcher.find()) {
      if (matcher.group(1).equals(language) && matcher.group(2).contains(containing)) {
        return matcher.group(2);
      }
    }
    throw new AssertionError("the README has no " + language + " with " + containing);
  }
}
