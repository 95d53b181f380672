package io.kldiv.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.kldiv.optim.Need;
import io.kldiv.optim.Problem;
import io.kldiv.optim.Step;
import io.kldiv.runner.data.Dataset;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an optimizer is told of the objective besides its gradient. */
class StepProblemTest {
  private static final Set<Need> ALL = EnumSet.allOf(Need.class);
  private static final String SOFTMAX =
      "model: {type: mlp, hidden: [], output: softmax}, loss: mse, training: {steps: 1, batchSize: full}";
  private static final String GAUSSIAN =
      "model: {type: gaussian-regression, hidden: [], covariance: full}, loss: mse,"
          + " training: {steps: 1, batchSize: full}";

  @TempDir private Path folder;

  @Test
  void theObjectiveElsewhereIsThatOfAStepThatBeginsThere() throws IOException {
    String parts =
        "model: {type: mlp, hidden: [7], output: softmax}, loss: mse, training: {steps: 2, batchSize: full}";
    double[] gradient = new double[3 * 7 + 7 + 7 * 2 + 2];
    List<Double> value = new ArrayList<>();
    train(
        ALL,
        parts,
        1,
        (step, data) -> {
          if (!value.isEmpty()) {
            assertThat(step.loss()).isEqualTo(value.get(0));
            assertThat(step.gradient()).isEqualTo(gradient);
            return;
          }
          double[] next = step.parameters().clone();
          for (int i = 0; i < next.length; i++) {
            next[i] -= 0.5 * step.gradient()[i];
          }
          value.add(step.problem().evaluate(next, gradient));
        });
    assertThat(value).hasSize(1);
  }

  @Test
  void askingChangesNothingAndKeepsTheNoise() throws IOException {
    String parts =
        "model: {type: mlp, hidden: [7], dropout: 0.4, output: softmax}, loss: mse, training: {epochs: 3, batchSize: 8}";
    double[] unasked = train(ALL, parts, 1, (step, data) -> {});
    double[] asked =
        train(
            ALL,
            parts,
            1,
            (step, data) -> {
              double[] parameters = step.parameters().clone();
              double[] gradient = step.gradient().clone();
              double[] slope = new double[gradient.length];
              double[] elsewhere = shifted(parameters, 3);
              Problem problem = step.problem();
              problem.evaluate(elsewhere, slope);
              problem.divergence(elsewhere);
              problem.fisherProduct(elsewhere, slope);
              assertThat(elsewhere).isEqualTo(shifted(parameters, 3));
              assertThat(step.parameters()).isEqualTo(parameters);
              assertThat(step.gradient()).isEqualTo(gradient);
              assertThat(problem.evaluate(parameters, slope)).isEqualTo(step.loss());
              assertThat(slope).isEqualTo(gradient);
            });
    assertThat(asked).isEqualTo(unasked);
  }

  /** Oracle: F = mean of x̄x̄ᵀ ⊗ (diag p − ppᵀ), x̄ = (x, 1), written out with loops. */
  @Test
  void theFisherMatrixOfSoftmaxRegressionIsThatOfTheFormula() throws IOException {
    train(ALL, SOFTMAX, 1, (step, data) -> assertFisher(step, data, StepProblemTest::softmax));
  }

  /**
   * Oracle: H[i][j] = ∂ᵢμᵀ Σ⁻¹ ∂ⱼμ + ½ tr(Σ⁻¹ ∂ᵢΣ Σ⁻¹ ∂ⱼΣ) (Kay, 1993, equation 3.31) of the five
   * outputs, and F = mean of x̄x̄ᵀ ⊗ H.
   */
  @Test
  void theFisherMatrixOfGaussianRegressionIsThatOfTheFormula() throws IOException {
    train(ALL, GAUSSIAN, 1, (step, data) -> assertFisher(step, data, StepProblemTest::gaussian));
  }

  /** Oracle: Σ p log(p/q), written out. */
  @Test
  void theDivergenceIsZeroHereAndThatOfTheFormulaElsewhere() throws IOException {
    train(
        ALL,
        SOFTMAX,
        1,
        (step, data) -> {
          double[] here = step.parameters().clone();
          double[] there = shifted(here, 5);
          assertThat(step.problem().divergence(here)).isZero();
          double expected = 0;
          for (int row = 0; row < data.rows(); row++) {
            double[] p = probabilities(outputs(data, row, here, 2));
            double[] q = probabilities(outputs(data, row, there, 2));
            for (int k = 0; k < 2; k++) {
              expected += p[k] * Math.log(p[k] / q[k]) / data.rows();
            }
          }
          assertThat(step.problem().divergence(there)).isCloseTo(expected, within(1e-13));
          assertThat(expected).isGreaterThan(1e-3);
        });
  }

  @Test
  void answersTheSameBitsOnAnyNumberOfThreads() throws IOException {
    String parts =
        "model: {type: mlp, hidden: [30], output: softmax}, loss: mse, training: {steps: 1}";
    List<double[]> answers = new ArrayList<>();
    for (int threads : new int[] {1, 2, 3}) {
      train(
          ALL,
          parts,
          threads,
          (step, data) -> {
            double[] there = shifted(step.parameters(), 5);
            double[] slope = new double[there.length];
            double[] product = new double[there.length + 2];
            step.problem().fisherProduct(there, slope);
            System.arraycopy(slope, 0, product, 0, slope.length);
            product[slope.length] = step.problem().divergence(there);
            product[slope.length + 1] = step.problem().evaluate(there, slope);
            answers.add(product);
            answers.add(slope);
          });
    }
    for (int i = 2; i < answers.size(); i++) {
      assertThat(answers.get(i)).isEqualTo(answers.get(i % 2));
    }
  }

  @Test
  void aWarmAnswerAllocatesNothing() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    train(
        ALL,
        SOFTMAX,
        1,
        (step, data) -> {
          double[] there = shifted(step.parameters(), 5);
          double[] slope = new double[there.length];
          long before = 0;
          for (int i = 0; i < 11_000; i++) {
            if (i == 10_000) {
              before = threads.getCurrentThreadAllocatedBytes();
            }
            step.problem().evaluate(there, slope);
            step.problem().fisherProduct(there, slope);
            step.problem().divergence(there);
          }
          assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
        });
  }

  private interface OutputMetric {
    double[][] at(double[] outputs);
  }

  private static double[][] softmax(double[] logits) {
    double[] p = probabilities(logits);
    double[][] metric = new double[p.length][p.length];
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p.length; j++) {
        metric[i][j] = (i == j ? p[i] : 0) - p[i] * p[j];
      }
    }
    return metric;
  }

  /** Outputs are μ₁, μ₂ and the rows of L: a₁₁, a₂₁, a₂₂, those on the diagonal under softplus. */
  private static double[][] gaussian(double[] a) {
    double[][] l = {{softplus(a[2]), 0}, {a[3], softplus(a[4])}};
    double determinant = l[0][0] * l[1][1];
    double[][] inverse = {{1 / l[0][0], 0}, {-l[1][0] / determinant, 1 / l[1][1]}};
    double[][] precision = multiply(transpose(inverse), inverse);
    double[][][] scaled = new double[5][][];
    int[][] places = {{0, 0}, {1, 0}, {1, 1}};
    for (int k = 0; k < 3; k++) {
      double[][] step = new double[2][2];
      step[places[k][0]][places[k][1]] = k == 1 ? 1 : 1 / (1 + Math.exp(-a[2 + k]));
      double[][] half = multiply(step, transpose(l));
      double[][] change = {
        {2 * half[0][0], half[0][1] + half[1][0]}, {half[1][0] + half[0][1], 2 * half[1][1]}
      };
      scaled[2 + k] = multiply(precision, change);
    }
    double[][] metric = new double[5][5];
    for (int i = 0; i < 2; i++) {
      System.arraycopy(precision[i], 0, metric[i], 0, 2);
    }
    for (int i = 2; i < 5; i++) {
      for (int j = 2; j < 5; j++) {
        double[][] both = multiply(scaled[i], scaled[j]);
        metric[i][j] = 0.5 * (both[0][0] + both[1][1]);
      }
    }
    return metric;
  }

  private static void assertFisher(Step step, Dataset data, OutputMetric metric) {
    double[] parameters = step.parameters();
    int inputs = data.featureCount() + 1;
    int width = parameters.length / inputs;
    double[][] fisher = new double[parameters.length][parameters.length];
    for (int row = 0; row < data.rows(); row++) {
      double[] x = input(data, row);
      double[][] h = metric.at(outputs(data, row, parameters, width));
      for (int i = 0; i < parameters.length; i++) {
        for (int j = 0; j < parameters.length; j++) {
          fisher[i][j] += x[i / width] * x[j / width] * h[i % width][j % width] / data.rows();
        }
      }
    }
    double[] vector = shifted(new double[parameters.length], 9);
    double[] product = new double[parameters.length];
    step.problem().fisherProduct(vector, product);
    for (int i = 0; i < product.length; i++) {
      double expected = 0;
      for (int j = 0; j < product.length; j++) {
        expected += fisher[i][j] * vector[j];
      }
      assertThat(product[i]).as("element %d", i).isCloseTo(expected, within(1e-12));
    }
    assertThat(Arrays.stream(product).map(Math::abs).max().orElseThrow()).isGreaterThan(0.01);
  }

  /** The features of a row, and 1 for the bias, which lies after the weights. */
  private static double[] input(Dataset data, int row) {
    double[] x = new double[data.featureCount() + 1];
    data.copyFeatures(row, x, 0);
    x[data.featureCount()] = 1;
    return x;
  }

  private static double[] outputs(Dataset data, int row, double[] parameters, int width) {
    double[] x = input(data, row);
    double[] outputs = new double[width];
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < width; k++) {
        outputs[k] += x[i] * parameters[i * width + k];
      }
    }
    return outputs;
  }

  private static double[] probabilities(double[] logits) {
    double total = Arrays.stream(logits).map(Math::exp).sum();
    return Arrays.stream(logits).map(logit -> Math.exp(logit) / total).toArray();
  }

  private static double softplus(double x) {
    return Math.log1p(Math.exp(x)) + 1e-6;
  }

  private static double[][] transpose(double[][] a) {
    return new double[][] {{a[0][0], a[1][0]}, {a[0][1], a[1][1]}};
  }

  private static double[][] multiply(double[][] a, double[][] b) {
    double[][] product = new double[2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        product[i][j] = a[i][0] * b[0][j] + a[i][1] * b[1][j];
      }
    }
    return product;
  }

  private static double[] shifted(double[] values, long seed) {
    Random random = new Random(seed);
    return Arrays.stream(values).map(value -> value + random.nextGaussian()).toArray();
  }

  private double[] train(Set<Need> needs, String parts, int threads, BiConsumer<Step, Dataset> look)
      throws IOException {
    String yaml =
        """
        {name: problem, data: {source: {type: uniform-random, rows: 37, columns: 3, outputs: 2},
        split: {validation: 0, test: 0}},
        divergence: {type: kl, weight: 0.3, reference: targets},
        optimizer: {type: gd, learningRate: 1}, %s}
        """
            .formatted(parts);
    return new Probe(folder, needs, 0.5).train(yaml, threads, look);
  }
}
