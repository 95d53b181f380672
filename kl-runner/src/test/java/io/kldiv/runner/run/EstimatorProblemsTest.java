package io.kldiv.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said where a divergence has no closed form, or its estimator does not serve. */
class EstimatorProblemsTest {
  @TempDir private Path folder;

  @Test
  void withoutAClosedFormAnEstimatorMustBeNamedBeforeAnyDataIsRead() throws IOException {
    ConfigException wrong = loading("type: jensen-shannon, reference: targets");
    assertThat(wrong.text())
        .contains(
            "experiment.yaml:5:20: there is no closed form of 'jensen-shannon' for multivariate-normal")
        .contains("estimator: {type: monte-carlo}")
        .contains("allowed: monte-carlo");
  }

  @Test
  void anEstimatorOfSamplesInFilesHasNoGradient() throws IOException {
    ConfigException wrong = loading("type: kl, reference: targets, estimator: {type: histogram}");
    assertThat(wrong.text())
        .contains("experiment.yaml:5:62: estimator 'histogram' has no gradient")
        .contains("allowed: monte-carlo, quadrature");
  }

  @Test
  void anEstimatorThatDoesNotServeIsShown() throws IOException {
    LoadedExperiment loaded =
        load("type: jensen-shannon, reference: targets, estimator: {type: quadrature}");
    ExperimentRun run =
        new ExperimentRun(
            loaded, new RunOptions(folder, 1, "test", Plugins.none()), new StopSignal());
    ConfigException wrong =
        catchThrowableOfType(ConfigException.class, () -> run.run(new Silence()));
    assertThat(wrong.text())
        .contains("experiment.yaml:5:74: 'quadrature' is for distributions of one number");
    assertThat(folder.resolve("estimators")).doesNotExist();
  }

  private ConfigException loading(String term) {
    return catchThrowableOfType(ConfigException.class, () -> load(term));
  }

  private LoadedExperiment load(String term) throws IOException {
    Path file = folder.resolve("experiment.yaml");
    Files.writeString(
        file,
        """
        name: estimators
        data: {source: {type: uniform-random, rows: 20, columns: 3, outputs: 2}}
        model: {type: gaussian-regression, hidden: [4]}
        loss: mse
        divergence: {%s}
        optimizer: {type: gd, learningRate: 0.1}
        training: {epochs: 1}
        """
            .formatted(term));
    List<KlPlugin> plugins = ServiceLoader.load(KlPlugin.class).stream().map(p -> p.get()).toList();
    return new ExperimentLoader(PartRegistry.of(plugins)).load(file, List.of());
  }
}
