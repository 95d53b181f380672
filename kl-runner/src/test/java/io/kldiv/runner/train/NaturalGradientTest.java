package io.kldiv.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.graph.PlanRuntime;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
