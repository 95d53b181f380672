package io.kldiv.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.graph.Node;
import io.kldiv.core.objective.Reference;
import io.kldiv.core.objective.ReferenceContext;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.config.ConfigException;
import io.kldiv.runner.experiment.ExperimentLoader;
import io.kldiv.runner.experiment.LoadedExperiment;
import io.kldiv.runner.plugin.Plugins;
import io.kldiv.runner.train.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a divergence has against its distributions is shown at its reference. */
class TermProblemsTest {
  @TempDir private Path folder;

  @Test
  void aPairOfFamiliesWithoutARuleIsAProblemOfTheReference() throws IOException {
    Path file = folder.resolve("experiment.yaml");
    Files.writeString(
        file,
        """
        name: no-rule
        data: {source: {type: uniform-random, rows: 20, columns: 3, outputs: 2}}
        model: {type: mlp, hidden: [4], output: softmax}
        loss: mse
        divergence: {type: kl, reference: test/bell}
        optimizer: {type: gd, learningRate: 0.1}
        training: {epochs: 1}
        """);
    List<KlPlugin> plugins = new ArrayList<>(List.of(new Bells()));
    ServiceLoader.load(KlPlugin.class).forEach(plugins::add);
    LoadedExperiment loaded = new ExperimentLoader(PartRegistry.of(plugins)).load(file, List.of());
    ExperimentRun run =
        new ExperimentRun(
            loaded, new RunOptions(folder, 1, "test", Plugins.none()), new StopSignal());
    ConfigException wrong =
        catchThrowableOfType(ConfigException.class, () -> run.run(new Silence()));
    assertThat(wrong.text())
        .contains("experiment.yaml:5:35: ")
        .contains("categorical")
        .contains("normal");
    assertThat(folder.resolve("no-rule")).doesNotExist();
  }

  /** A plug-in with a reference that is always normal. */
  public static final class Bells implements KlPlugin {
    @Override
    public String name() {
      return "bells";
    }

    @Override
    public void register(PartRegistry.Builder parts) {
      parts.add(Reference.class, "test/bell", Bell.class);
    }
  }

  /** A standard normal, whatever is predicted. */
  @Describe("A standard normal.")
  public static final class Bell implements Reference {
    @Override
    public Distribution distribution(ReferenceContext context) {
      return Normal.of(context.target(), Node.constant(1.0));
    }

    @Override
    public Optional<String> problem(Family predicted, TargetKind target) {
      return Optional.empty();
    }
  }
}
