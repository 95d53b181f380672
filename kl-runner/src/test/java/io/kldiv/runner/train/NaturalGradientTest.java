package io.kldiv.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.runner.data.DataPreparation;
import io.kldiv.runner.data.PreparedData;
import io.kldiv.runner.experiment.ExperimentLoader;
import io.kldiv.runner.experiment.LoadedExperiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NaturalGradientTest {
  @TempDir private Path folder;

  /** Closed form: for a normal with fixed scale the Fisher matrix is the Hessian of the loss. */
  @Test
  void oneStepSolvesLinearRegression() throws IOException {
    double[] first = train("{type: natural-gradient, damping: 0, iterations: 40, tolerance: 0}", 1);
    double[] more = train("{type: natural-gradient, damping: 0, iterations: 40, tolerance: 0}", 4);
    double[] descent = train("{type: gd, learningRate: 0.9}", 4000);
    assertThat(more).containsExactly(first, within(1e-9));
    assertThat(first).containsExactly(descent, within(1e-6));
  }

  /** The article's experiment: what gradient descent reaches in 1,000 steps. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: natural-gradient, learningRate: 1, damping: 0.001, iterations: 20}",
        "{type: trust-region, radius: 0.01}",
        "{type: k-fac}"
      })
  void aHundredthOfGradientDescentsStepsIsEnough(String optimizer) {
    double descent = article("training.steps=1000");
    assertThat(article("training.steps=10", "optimizer=" + optimizer)).isLessThan(descent);
  }

  private static double article(String... changes) {
    LoadedExperiment loaded =
        new ExperimentLoader(PartRegistry.load(NaturalGradientTest.class.getClassLoader()))
            .load(Path.of("../configs/article.yaml"), List.of(changes));
    RandomStreams streams = RandomStreams.of(loaded.experiment().seed());
    PreparedData data = DataPreparation.prepare(loaded.experiment().data(), streams, loaded.kind());
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      Trainer trainer =
          new Trainer(TrainingSetup.of(loaded, data, streams), runtime, new StopSignal());
      trainer.run(new Silent());
      return trainer.measure(data.train()).objective();
    }
  }

  private double[] train(String optimizer, int steps) throws IOException {
    String yaml =
        """
        {name: linear, data: {source: {type: uniform-random, rows: 50, columns: 4, outputs: 2},
        split: {validation: 0, test: 0}}, model: {type: mlp, hidden: []},
        loss: gaussian-nll, optimizer: %s, training: {steps: %d, batchSize: full}}
        """
            .formatted(optimizer, steps);
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      return new Experiments(folder).trainer(yaml, runtime).run(new Silent()).parameters().clone();
    }
  }

  private static final class Silent implements TrainingListener {
    @Override
    public void started(Plan plan) {}

    @Override
    public void step(long step, double objective) {}

    @Override
    public void epoch(EpochRecord epoch) {}
  }
}
