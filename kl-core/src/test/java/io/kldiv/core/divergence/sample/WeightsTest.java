package io.kldiv.core.divergence.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.divergence.SampleException;
import io.kldiv.core.divergence.sample.MaximumMeanDiscrepancy.Statistic;
import io.kldiv.core.random.RandomStream;
import io.kldiv.core.random.RandomStreams;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Weights of rows. Oracles: rows written as often as their weight, and the definitions again. */
final class WeightsTest {
  private static final long SEED = 20261123;
  private static final Sinkhorn SINKHORN = new Sinkhorn(0.5, 1e-13, 100_000);

  private final RandomStream stream = RandomStreams.of(SEED).stream("test");
  private final Sample p = sample(12, 0);
  private final Sample q = sample(9, 1);

  private record Sample(double[][] rows, double[] weights) {
    double[][] repeated() {
      return IntStream.range(0, rows.length)
          .boxed()
          .flatMap(i -> Collections.nCopies((int) weights[i], rows[i]).stream())
          .toArray(double[][]::new);
    }

    Sample times(double factor) {
      return new Sample(rows, Arrays.stream(weights).map(w -> factor * w).toArray());
    }

    double share(int i) {
      return weights[i] / Arrays.stream(weights).sum();
    }
  }

  /** Rows of two numbers with the weights 1, 2, 3, 0, 1, … */
  private Sample sample(int n, double mean) {
    double[][] rows = new double[n][2];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      rows[i][0] = mean + stream.nextGaussian();
      rows[i][1] = stream.nextGaussian();
      weights[i] = (i + 1) % 4;
    }
    return new Sample(rows, weights);
  }

  private static double of(WeightedSamples number, Sample p, Sample q) {
    return number.of(p.rows(), p.weights(), q.rows(), q.weights());
  }

  @Test
  void aRowOfWeightTwoIsTwoRows() {
    for (WeightedSamples number :
        List.of(new MaximumMeanDiscrepancy(Statistic.V, 1.3), SINKHORN, new Energy())) {
      double expected = number.of(p.repeated(), q.repeated());
      assertThat(expected).isGreaterThan(0.1);
      assertThat(of(number, p, q)).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void onlyTheSharesOfWeightsMatterAndNotRowsWithoutWeight() {
    Sample far = new Sample(p.rows().clone(), p.weights());
    far.rows()[3] = new double[] {1e50, 0};
    for (WeightedSamples number :
        List.of(
            new MaximumMeanDiscrepancy(Statistic.U, 0),
            new MaximumMeanDiscrepancy(Statistic.V, 0),
            SINKHORN)) {
      double expected = of(number, p, q);
      assertThat(of(number, p.times(1e-3), q.times(1e200))).isCloseTo(expected, within(1e-12));
      assertThat(of(number, far, q)).isEqualTo(expected);
      assertThat(of(number, p.times(2), p)).isLessThanOrEqualTo(1e-12);
    }
  }

  @Test
  void discrepancyIsItsDefinition() {
    MaximumMeanDiscrepancy v = new MaximumMeanDiscrepancy(Statistic.V, 0.8);
    MaximumMeanDiscrepancy u = new MaximumMeanDiscrepancy(Statistic.U, 0.8);
    double across = kernel(p, q, 1);
    assertThat(of(v, p, q))
        .isCloseTo(kernel(p, p, 1) + kernel(q, q, 1) - 2 * across, within(1e-14));
    assertThat(of(u, p, q)).isCloseTo(different(p) + different(q) - 2 * across, within(1e-14));
  }

  /** Σ_{i≠j} u_i u_j k / (1 − Σ u_i²). */
  private static double different(Sample sample) {
    double squares =
        IntStream.range(0, sample.rows().length)
            .mapToDouble(i -> Math.pow(sample.share(i), 2))
            .sum();
    return kernel(sample, sample, 0) / (1 - squares);
  }

  private static double kernel(Sample a, Sample b, double ofSame) {
    double sum = 0;
    for (int i = 0; i < a.rows().length; i++) {
      for (int j = 0; j < b.rows().length; j++) {
        boolean same = a == b && i == j;
        double squared =
            Math.pow(a.rows()[i][0] - b.rows()[j][0], 2)
                + Math.pow(a.rows()[i][1] - b.rows()[j][1], 2);
        double kernel = same ? ofSame : Math.exp(-squared / (2 * 0.64));
        sum += a.share(i) * b.share(j) * kernel;
      }
    }
    return sum;
  }

  @Test
  void transportIsItsDefinition() {
    double expected = transport(p, q) - 0.5 * (transport(p, p) + transport(q, q));
    assertThat(of(SINKHORN, p, q)).isCloseTo(expected, within(1e-10));
  }

  /** The primal cost of the plan that scaling rows and columns in turn gives, ε = ½. */
  private static double transport(Sample a, Sample b) {
    int n = a.rows().length;
    int m = b.rows().length;
    double[] ofA = IntStream.range(0, n).mapToDouble(a::share).toArray();
    double[] ofB = IntStream.range(0, m).mapToDouble(b::share).toArray();
    double[][] squared = new double[n][m];
    double[][] plan = new double[n][m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        double first = a.rows()[i][0] - b.rows()[j][0];
        double second = a.rows()[i][1] - b.rows()[j][1];
        squared[i][j] = first * first + second * second;
        plan[i][j] = ofA[i] * ofB[j] * Math.exp(-squared[i][j] / 0.5);
      }
    }
    for (int step = 0; step < 20_000; step++) {
      for (int i = 0; i < n; i++) {
        double factor = factor(ofA[i], Arrays.stream(plan[i]).sum());
        for (int j = 0; j < m; j++) {
          plan[i][j] *= factor;
        }
      }
      for (int j = 0; j < m; j++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += plan[i][j];
        }
        double factor = factor(ofB[j], sum);
        for (int i = 0; i < n; i++) {
          plan[i][j] *= factor;
        }
      }
    }
    double cost = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        double mass = plan[i][j];
        double entropy = mass == 0 ? 0 : Math.log(mass / ofA[i] / ofB[j]);
        cost += mass * (squared[i][j] + 0.5 * entropy);
      }
    }
    return cost;
  }

  private static double factor(double share, double sum) {
    return share == 0 ? 0 : share / sum;
  }

  @Test
  void rareRowsAreNotLost() {
    // oracle: all but one millionth of both lies at 0; the rest of P goes from 1 to 3, by 2² each
    double[][] x = {{0}, {1}};
    double[][] y = {{0}, {3}};
    double[] weights = {1, 1e-6};
    assertThat(new Sinkhorn(1e-3, 1e-9, 100_000).of(x, weights, y, weights))
        .isCloseTo(4e-6, within(1e-8));
    double[][] far = {{0}, {1e3}};
    MaximumMeanDiscrepancy u = new MaximumMeanDiscrepancy(Statistic.U, 1);
    assertThat(u.of(far, new double[] {1, 1e-200}, far, new double[] {1, 1e-200}))
        .isCloseTo(-2, within(1e-12));
  }

  @Test
  void wrongWeightsAreRefused() {
    MaximumMeanDiscrepancy u = new MaximumMeanDiscrepancy(Statistic.U, 1);
    double[][] rows = {{0}, {1}};
    refused(u, rows, new double[] {1}, "P has 2 rows and 1 weights");
    refused(SINKHORN, rows, new double[] {1, -1}, "row 2 of P has the weight -1.0");
    refused(SINKHORN, rows, new double[] {0, 0}, "the weights of P sum to 0.0");
    refused(u, rows, new double[] {1, 0}, "P has one row with a weight above 0");
  }

  private static void refused(
      WeightedSamples number, double[][] rows, double[] weights, String message) {
    assertThatExceptionOfType(SampleException.class)
        .isThrownBy(() -> number.of(rows, weights, rows, WeightedSamples.ones(rows.length)))
        .withMessageContaining(message);
  }
}
