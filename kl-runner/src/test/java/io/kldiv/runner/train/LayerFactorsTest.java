package io.kldiv.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.optim.Need;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerFactorsTest {
  private static final int IN = 3;
  private static final int HIDDEN = 4;
  private static final int OUT = 2;

  @TempDir private Path folder;

  /**
   * Oracle: the formulas in plain loops, H = diag p − ppᵀ, and ∂z/∂s by the layers' weights and
   * tanh′.
   */
  @Test
  void theFactorsOfTwoLayersAreThoseOfTheFormula() throws IOException {
    String yaml =
        yaml(
            "gd, learningRate: 1",
            "hidden: [4], activation: tanh",
            "steps: 1, batchSize: full",
            37);
    new Probe(folder, Set.of(Need.LAYER_FACTORS), 0.1)
        .train(
            yaml,
            2,
            (step, data) -> {
              double[] w = step.parameters();
              double[] expected = new double[16 + 16 + 25 + 4];
              for (int row = 0; row < data.rows(); row++) {
                double[] x = new double[IN + 1];
                data.copyFeatures(row, x, 0);
                x[IN] = 1;
                add(expected, row(w, x), 1.0 / data.rows());
              }
              double[] factors = new double[expected.length];
              step.problem().layerFactors(factors);
              assertThat(factors).containsExactly(expected, within(1e-13));
            });
  }

  /** What one sample adds to the factors. */
  private static double[] row(double[] w, double[] x) {
    double[] hidden = new double[HIDDEN + 1];
    hidden[HIDDEN] = 1;
    for (int j = 0; j < HIDDEN; j++) {
      double sum = 0;
      for (int i = 0; i <= IN; i++) {
        sum += x[i] * w[i * HIDDEN + j];
      }
      hidden[j] = Math.tanh(sum);
    }
    int second = (IN + 1) * HIDDEN;
    double[] p = new double[OUT];
    for (int k = 0; k < OUT; k++) {
      double sum = 0;
      for (int j = 0; j <= HIDDEN; j++) {
        sum += hidden[j] * w[second + j * OUT + k];
      }
      p[k] = Math.exp(sum);
    }
    double total = Arrays.stream(p).sum();
    double[][] h = new double[OUT][OUT];
    for (int k = 0; k < OUT; k++) {
      for (int l = 0; l < OUT; l++) {
        h[k][l] = (k == l ? p[k] / total : 0) - p[k] * p[l] / (total * total);
      }
    }
    double[][] back = new double[HIDDEN][OUT];
    for (int j = 0; j < HIDDEN; j++) {
      for (int k = 0; k < OUT; k++) {
        back[j][k] = (1 - hidden[j] * hidden[j]) * w[second + j * OUT + k];
      }
    }
    double[] factors = new double[16 + 16 + 25 + 4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        factors[i * 4 + j] = x[i] * x[j];
        for (int k = 0; k < OUT; k++) {
          for (int l = 0; l < OUT; l++) {
            factors[16 + i * 4 + j] += back[i][k] * h[k][l] * back[j][l];
          }
        }
      }
    }
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        factors[32 + i * 5 + j] = hidden[i] * hidden[j];
      }
    }
    for (int k = 0; k < OUT; k++) {
      System.arraycopy(h[k], 0, factors, 57 + k * OUT, OUT);
    }
    return factors;
  }

  private static void add(double[] sum, double[] part, double factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * part[i];
    }
  }

  /** With one sample the Fisher matrix of a single layer is a Kronecker product. */
  @Test
  void kfacIsTheNaturalGradientWhereTheFisherMatrixIsAProduct() throws IOException {
    String kfac =
        "k-fac, learningRate: 0.5, damping: 1e-10, refresh: 1, decay: 0, momentum: 0, clip: 1e9";
    String natural =
        "natural-gradient, learningRate: 0.5, damping: 1e-10, iterations: 50, tolerance: 1e-12";
    double[] one = train(yaml(kfac, "hidden: []", "steps: 3", 1), 1);
    double[] other = train(yaml(natural, "hidden: []", "steps: 3", 1), 1);
    assertThat(one).containsExactly(other, within(1e-3));
    assertThat(one).isNotEqualTo(train(yaml(kfac, "hidden: []", "steps: 1", 1), 1));
  }

  @Test
  void kfacGivesTheSameBitsOnAnyNumberOfThreads() throws IOException {
    String yaml = yaml("k-fac", "hidden: [20, 9]", "epochs: 4, batchSize: 16", 60);
    double[] one = train(yaml, 1);
    assertThat(train(yaml, 2)).isEqualTo(one);
    assertThat(train(yaml, 3)).isEqualTo(one);
  }

  @Test
  void aWarmStepOfKfacAllocatesNothing() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] bytes = new long[2];
    String yaml =
        yaml("k-fac, refresh: 2", "hidden: [9]", "steps: 11000, evaluateEvery: 1000000", 20);
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      new Experiments(folder)
          .trainer(yaml, runtime)
          .run(
              new TrainingListener() {
                @Override
                public void started(Plan plan) {}

                @Override
                public void step(long step, double objective) {
                  if (step == 10_000 || step == 10_999) {
                    bytes[step == 10_000 ? 0 : 1] = threads.getCurrentThreadAllocatedBytes();
                  }
                }

                @Override
                public void epoch(EpochRecord epoch) {}
              });
    }
    assertThat(bytes[1] - bytes[0]).isZero();
  }

  private double[] train(String yaml, int threads) throws IOException {
    try (PlanRuntime runtime = PlanRuntime.of(threads)) {
      return new Experiments(folder)
          .trainer(yaml, runtime)
          .run(
              new TrainingListener() {
                @Override
                public void started(Plan plan) {}

                @Override
                public void step(long step, double objective) {}

                @Override
                public void epoch(EpochRecord epoch) {}
              })
          .parameters()
          .clone();
    }
  }

  private static String yaml(String optimizer, String model, String training, int rows) {
    return """
        {name: factors, data: {source: {type: uniform-random, rows: %d, columns: 3, outputs: 2},
        split: {validation: 0, test: 0}}, model: {type: mlp, output: softmax, %s}, loss: mse,
        optimizer: {type: %s}, training: {%s}}
        """
        .formatted(rows, model, optimizer, training);
  }
}
