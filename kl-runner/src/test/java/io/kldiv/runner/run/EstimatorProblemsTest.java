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
    ConfigException wrong = failure(loaded);
    assertThat(wrong.text())
        .contains("experiment.yaml:5:74: 'quadrature' is for distributions of one number");
    assertThat(folder.resolve("estimators")).doesNotExist();
  }

  @Test
  void othersThatDoNotFitAreAProblemOfTheDivergence() throws IOException {
    LoadedExperiment loaded =
        load(
            "type: jensen-shannon, others: [{type: normal, mean: 0, scale: 1}], reference: targets,"
                + " estimator: {type: monte-carlo}");
    assertThat(failure(loaded).text())
        .contains("experiment.yaml:5:20: the others of 'jensen-shannon' must have values as P")
        .contains("but normal has");
  }

  @Test
  void theSumIsForCounts() throws IOException {
    assertThat(failure(load("type: kl, reference: targets, estimator: {type: sum}")).text())
        .contains("experiment.yaml:5:62: 'sum' is for counts");
  }

  @Test
  void aPenaltyOfAnEstimateBySamplesIsBiasedAndAWarningSaysSo() throws IOException {
    String penalty = "type: kl, reference: targets, penalty: {type: capacity, level: 1}";
    assertThat(load(penalty).warnings()).isEmpty();
    LoadedExperiment loaded = load(penalty + ", estimator: {type: monte-carlo}");
    assertThat(loaded.warnings()).hasSize(1);
    assertThat(loaded.warnings().get(0).text())
        .contains("experiment.yaml:5:60: penalty 'capacity' of an estimate by samples is biased")
        .contains("more samples make the bias smaller");
    assertThat(load("type: kl, reference: targets, estimator: {type: monte-carlo}").warnings())
        .isEmpty();
    RunSummary summary = run(loaded).run(new Silence());
    assertThat(Files.readString(summary.directory().resolve("run.json")))
        .contains("penalty 'capacity' of an estimate by samples is biased");
  }

  private ExperimentRun run(LoadedExperiment loaded) {
    return new ExperimentRun(
        loaded, new RunOptions(folder, 1, "test", Plugins.none()), new StopSignal());
  }

  private ConfigException failure(LoadedExperiment loaded) {
    return catchThrowableOfType(ConfigException.class, () -> run(loaded).run(new Silence()));
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
