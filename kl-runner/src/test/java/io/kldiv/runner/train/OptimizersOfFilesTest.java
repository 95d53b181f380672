package io.kldiv.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.runner.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Optimizers that a file composes of links and groups. Oracle: the rule alone, where the
 * composition changes nothing.
 */
class OptimizersOfFilesTest {
  private static final String RULE = "{type: adam, learningRate: {type: cosine, initial: 0.01}}";
  private static final TrainingListener SILENT =
      new TrainingListener() {
        @Override
        public void started(Plan plan) {}

        @Override
        public void step(long step, double objective) {}

        @Override
        public void epoch(EpochRecord epoch) {}
      };

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: chain, rule: %s}",
        "{type: chain, before: [{type: clip-by-norm, limit: 1e6}, {type: accumulate, steps: 1}],"
            + " rule: %s, after: {type: weight-decay, decay: 0, except: '*.bias'}}",
        "{type: groups, groups: [{parameters: '*.bias', rule: %<s}], rest: %<s}",
        "{type: chain, rule: {type: groups, groups: {parameters: [hidden1.*], rule: %<s}, rest:"
            + " %<s}, after: {type: ema, decay: 0}}",
      })
  void compositionsThatChangeNothingTrainTheSameModel(String composed) throws IOException {
    String optimizer = composed.replace("%<s", "%1$s").replace("%s", "%1$s").formatted(RULE);
    assertThat(train(optimizer)).isEqualTo(train(RULE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: gradient-noise, deviation: {type: constant, value: 0.01}}",
        "{type: gradient-centralisation, except: output.*}",
        "{type: clip-by-value, limit: 1e-3}",
        "{type: clip-by-layer-norm, limit: 1e-3}",
        "trust-ratio",
      })
  void linksThatChangeSomethingTrainAnotherModelTheSameEachTime(String link) throws IOException {
    String optimizer =
        "{type: chain, before: [%s], rule: {type: gd, learningRate: 1}}".formatted(link);
    double[] trained = train(optimizer);
    assertThat(trained).isEqualTo(train(optimizer));
    assertThat(trained).isNotEqualTo(train("{type: gd, learningRate: 1}"));
  }

  @Test
  void anAverageIsWhatIsSaved() throws IOException {
    String averaged = "{type: chain, rule: %s, after: {type: ema, decay: 0.9}}".formatted(RULE);
    assertThat(train(averaged)).isNotEqualTo(train(RULE));
  }

  @Test
  void aRuleIsNotALink() {
    String wrong = "{type: chain, before: [{type: adam}], rule: {type: adam}}";
    assertThatThrownBy(() -> train(wrong))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("adam");
  }

  private double[] train(String optimizer) throws IOException {
    String yaml =
        """
        {name: composed, loss: mse, divergence: {type: kl, weight: 0.1, reference: targets},
        data: {source: {type: uniform-random, rows: 100, columns: 10, outputs: 4},
        split: {validation: 0, test: 0}}, model: {type: mlp, hidden: [8], output: softmax},
        training: {steps: 30, batchSize: 32}, optimizer: %s}
        """
            .formatted(optimizer);
    try (PlanRuntime runtime = PlanRuntime.of(2)) {
      return new Experiments(folder).trainer(yaml, runtime).run(SILENT).parameters();
    }
  }
}
