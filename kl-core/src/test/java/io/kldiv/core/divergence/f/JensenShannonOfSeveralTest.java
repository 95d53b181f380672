package io.kldiv.core.divergence.f;

import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.graph.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The oracles are named where they are used. */
final class JensenShannonOfSeveralTest {
  private final Categorical p = Categorical.ofProbabilities(row(0.1, 0.2, 0.7, 0));
  private final Categorical q = Categorical.ofProbabilities(row(0.4, 0, 0.1, 0.5));
  private final Categorical r = Categorical.ofProbabilities(row(0, 0.9, 0.1, 0));

  private static double value(List<Categorical> distributions, Double... weights) {
    return Numbers.of(JensenShannonOfSeveral.of(distributions, List.of(weights)))[0];
  }

  @Test
  void twoDistributionsGiveWhatThePartGives() {
    for (double weight : new double[] {0.5, 0.2, 0.999}) {
      double part = Catalogue.values(Catalogue.js(weight), p, q)[0];
      assertThat(value(List.of(p, q), weight, 1 - weight)).isCloseTo(part, within(1e-15));
    }
  }

  @Test
  void threeDistributionsHaveTheEntropyOfTheirMixtureLessTheirMeanEntropy() {
    // oracle: H(M) − Σ wᵢH(Pᵢ), Lin 1991, eq. 5.1
    double[] weights = {0.5, 0.3, 0.2};
    List<Categorical> all = List.of(p, q, r);
    double[] mixture = new double[4];
    double expected = 0;
    for (int i = 0; i < 3; i++) {
      double[] probabilities = Numbers.of(all.get(i).probabilities());
      for (int k = 0; k < 4; k++) {
        mixture[k] += weights[i] * probabilities[k];
      }
      expected -= weights[i] * entropy(probabilities);
    }
    expected += entropy(mixture);
    assertThat(value(all, 0.5, 0.3, 0.2)).isCloseTo(expected, within(1e-15));
  }

  private static double entropy(double[] probabilities) {
    double sum = 0;
    for (double x : probabilities) {
      sum -= x == 0 ? 0 : x * Math.log(x);
    }
    return sum;
  }

  @Test
  void equalDistributionsHaveNoneAndDisjointOnesTheEntropyOfTheWeights() {
    assertThat(value(List.of(p, p, p), 0.2, 0.3, 0.5)).isCloseTo(0, within(1e-16)).isNotNegative();
    Categorical first = Categorical.ofProbabilities(row(1, 0, 0));
    Categorical second = Categorical.ofProbabilities(row(0, 1, 0));
    Categorical third = Categorical.ofProbabilities(row(0, 0, 1));
    double third1 = 1 / 3.0;
    assertThat(value(List.of(first, second, third), third1, third1, third1))
        .isCloseTo(Math.log(3), within(2e-16));
  }

  @Test
  void gradientsAgreeWithDifferences() {
    Node logits = row(0.3, -1, 0.5, 2);
    Node value = JensenShannonOfSeveral.of(List.of(softmax(logits), q, r), weights());
    double[] gradient = Numbers.gradients(value, logits).get(0);
    double[] numbers = Numbers.of(logits);
    for (int k = 0; k < 4; k++) {
      double[] up = numbers.clone();
      double[] down = numbers.clone();
      up[k] += 1e-5;
      down[k] -= 1e-5;
      double rise = at(up) - at(down);
      assertThat(gradient[k]).as("logit %d", k).isCloseTo(rise / 2e-5, within(1e-9));
    }
  }

  private double at(double[] logits) {
    return Numbers.of(JensenShannonOfSeveral.of(List.of(softmax(row(logits)), q, r), weights()))[0];
  }

  private static Categorical softmax(Node logits) {
    return Categorical.ofLogits(logits);
  }

  private static List<Double> weights() {
    return List.of(0.5, 0.25, 0.25);
  }

  @Test
  void weightsThatAreNoneAreRefused() {
    refused("2 distributions have 1 weights", List.of(p, q), List.of(1.0));
    refused("sum to 1", List.of(p, q), List.of(0.5, 0.4));
    refused("above 0", List.of(p, q), List.of(1.0, 0.0));
    refused("shape", List.of(p, Categorical.ofProbabilities(row(0.5, 0.5))), List.of(0.5, 0.5));
  }

  private static void refused(String message, List<Categorical> all, List<Double> weights) {
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> JensenShannonOfSeveral.of(all, weights))
        .withMessageContaining(message);
  }
}
