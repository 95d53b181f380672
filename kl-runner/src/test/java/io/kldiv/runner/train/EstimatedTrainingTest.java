package io.kldiv.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.graph.PlanRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training with an estimate ends where the closed form, or another estimate, does. */
class EstimatedTrainingTest {
  @TempDir private Path folder;

  private record Run(
      double[] parameters, List<Double> curve, List<Double> losses, List<Double> validation) {}

  @Test
  void klBySamplesFollowsTheCurveOfTheClosedForm() throws IOException {
    Run exact = run("{type: kl, weight: 0.3, reference: targets}", 1, 1);
    for (String mean : List.of("k1", "k2", "k3")) {
      Run estimate = run(term("kl", "{type: monte-carlo, samples: 256, mean: %s}", mean), 1, 1);
      assertClose(estimate.losses(), exact.losses(), 0.01);
      if (!mean.equals("k2")) { // whose value is biased
        // at first P is far from Q and the values vary more
        assertClose(estimate.curve().subList(5, 15), exact.curve().subList(5, 15), 0.03);
      }
      assertThat(estimate.parameters()).isNotEqualTo(exact.parameters());
    }
  }

  @Test
  void klByQuadratureIsTheClosedForm() throws IOException {
    Run exact = run("{type: kl, weight: 0.3, reference: targets}", 1, 1);
    Run estimate = run(term("kl", "{type: %s}", "quadrature"), 1, 1);
    assertClose(estimate.curve(), exact.curve(), 1e-6);
    assertClose(estimate.validation(), exact.validation(), 1e-6);
  }

  @Test
  void jensenShannonTrainsByQuadratureAndBySamples() throws IOException {
    Run quadrature = run(term("jensen-shannon", "{type: %s}", "quadrature"), 1, 1);
    Run samples = run(term("jensen-shannon", "{type: %s, samples: 256}", "monte-carlo"), 1, 1);
    List<Double> curve = quadrature.curve();
    assertThat(curve.get(curve.size() - 1)).isLessThan(0.8 * curve.get(0));
    assertClose(samples.curve(), curve, 0.02);
  }

  @Test
  void jensenShannonOfSeveralTrainsByQuadratureAndBySamples() throws IOException {
    String term =
        "{type: jensen-shannon, others: [{type: laplace, location: 0, scale: 1}],"
            + " weights: [0.5, 0.3, 0.2], weight: 3, reference: targets, estimator: %s}";
    Run quadrature = run(term.formatted("{type: quadrature, points: 256}"), 1, 1);
    Run samples = run(term.formatted("{type: monte-carlo, samples: 256}"), 1, 1);
    List<Double> curve = quadrature.curve();
    assertThat(curve.get(curve.size() - 1)).isLessThan(0.9 * curve.get(0));
    assertClose(samples.curve(), curve, 0.05);
  }

  @Test
  void samplesAreTheSameForEveryRunAndNumberOfThreads() throws IOException {
    String term = term("total-variation", "{type: %s, samples: 8}", "monte-carlo");
    Run one = run(term, 2, 1);
    for (int threads : new int[] {1, 3}) {
      Run again = run(term, 2, threads);
      assertThat(again.parameters()).isEqualTo(one.parameters());
      assertThat(again.validation()).isEqualTo(one.validation());
    }
  }

  private static String term(String divergence, String estimator, String word) {
    return "{type: %s, weight: 0.3, reference: targets, estimator: %s}"
        .formatted(divergence, estimator.formatted(word));
  }

  private static void assertClose(List<Double> found, List<Double> expected, double tolerance) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).as("epoch %d", i).isCloseTo(expected.get(i), within(tolerance));
    }
  }

  private Run run(String term, int outputs, int threads) throws IOException {
    String yaml =
        """
        {name: estimated, seed: 5, loss: mse, divergence: %s,
        data: {source: {type: uniform-random, rows: 120, columns: 4, outputs: %d},
        split: {validation: 0.2, test: 0}, targetTransforms: [standardise]},
        model: {type: gaussian-regression, hidden: [8]},
        optimizer: {type: adam, learningRate: 0.02}, training: {epochs: 15, batchSize: 20}}
        """
            .formatted(term, outputs);
    List<Double> curve = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    List<Double> validation = new ArrayList<>();
    try (PlanRuntime runtime = PlanRuntime.of(threads)) {
      TrainingResult result =
          new Experiments(folder)
              .trainer(yaml, runtime)
              .run(
                  new TrainingListener() {
                    @Override
                    public void started(Plan plan) {}

                    @Override
                    public void step(long step, double objective) {}

                    @Override
                    public void epoch(EpochRecord epoch) {
                      curve.add(epoch.training().objective());
                      losses.add(epoch.training().loss());
                      validation.add(epoch.validation().orElseThrow().objective());
                    }
                  });
      return new Run(result.parameters(), curve, losses, validation);
    }
  }
}
