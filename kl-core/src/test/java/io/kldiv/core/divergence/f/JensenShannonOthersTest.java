package io.kldiv.core.divergence.f;

import static io.kldiv.core.Numbers.matrix;
import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.GivenDistribution;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.Poisson;
import io.kldiv.core.divergence.NoClosedFormException;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.divergence.SettingException;
import io.kldiv.core.graph.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The part jensen-shannon with others. Oracle: the entropy of the mixture less the mean entropy
 * (Lin 1991, eq. 5.1), in plain code.
 */
final class JensenShannonOthersTest {
  private static final double[] P = {0.1, 0.2, 0.7};
  private static final double[] Q = {0.4, 0, 0.6};
  private static final double[] R = {0.5, 0.25, 0.25};
  private static final double[] S = {0, 0, 1};

  static JensenShannon of(Optional<List<Double>> weights, GivenDistribution... others) {
    return new JensenShannon(new JensenShannon.Config(0.5, List.of(others), weights));
  }

  private static GivenDistribution classes(double... probabilities) {
    return new Categorical.Given(
        new Categorical.Given.Config(Arrays.stream(probabilities).boxed().toList()));
  }

  private static double value(JensenShannon divergence, Distribution p, Distribution q) {
    return Numbers.of(divergence.between(p, q))[0];
  }

  private static Categorical categorical(double... probabilities) {
    return Categorical.ofProbabilities(row(probabilities));
  }

  private static double expected(double[] weights, double[]... all) {
    double[] mixture = new double[all[0].length];
    double mean = 0;
    for (int i = 0; i < all.length; i++) {
      for (int k = 0; k < mixture.length; k++) {
        mixture[k] += weights[i] * all[i][k];
      }
      mean += weights[i] * entropy(all[i]);
    }
    return entropy(mixture) - mean;
  }

  private static double entropy(double[] p) {
    return -Arrays.stream(p).map(x -> x == 0 ? 0 : x * StrictMath.log(x)).sum();
  }

  @Test
  void classesHaveTheEntropyOfTheMixtureLessTheMeanEntropy() {
    JensenShannon even = of(Optional.empty(), classes(R), classes(S));
    double[] quarters = {0.25, 0.25, 0.25, 0.25};
    assertThat(value(even, categorical(P), categorical(Q)))
        .isCloseTo(expected(quarters, P, Q, R, S), within(1e-15));
    double[] weights = {0.4, 0.3, 0.2, 0.1};
    JensenShannon uneven = of(Optional.of(List.of(0.4, 0.3, 0.2, 0.1)), classes(R), classes(S));
    assertThat(value(uneven, categorical(P), categorical(Q)))
        .isCloseTo(expected(weights, P, Q, R, S), within(1e-15));
    assertThat(uneven.properties().upperBound()).isCloseTo(entropy(weights), within(1e-15));
    assertThat(uneven.properties().law()).isEqualTo(Properties.Law.NONE);
    assertThat(uneven.properties().direction()).isEqualTo("JS(P,Q,2 others)");
  }

  @Test
  void aWeightOfZeroLeavesOneOut() {
    JensenShannon part = of(Optional.of(List.of(0.5, 0.0, 0.5)), classes(R));
    assertThat(value(part, categorical(P), categorical(S)))
        .isCloseTo(value(of(Optional.empty()), categorical(P), categorical(R)), within(1e-15));
    JensenShannon two = of(Optional.of(List.of(0.3, 0.7)));
    assertThat(value(two, categorical(P), categorical(Q)))
        .isEqualTo(
            value(
                new JensenShannon(new JensenShannon.Config(0.3)), categorical(P), categorical(Q)));
  }

  @Test
  void distinctOutcomesGiveTheEntropyOfTheWeightsAndEqualOnesNothing() {
    JensenShannon part = of(Optional.of(List.of(0.2, 0.3, 0.5)), classes(0, 0, 1));
    assertThat(value(part, categorical(1, 0, 0), categorical(0, 1, 0)))
        .isCloseTo(entropy(new double[] {0.2, 0.3, 0.5}), within(3e-16));
    JensenShannon same = of(Optional.empty(), classes(R));
    assertThat(value(same, categorical(R), categorical(R))).isZero();
  }

  @Test
  void answersAreComparedByTheirJointOutcomes() {
    JensenShannon part =
        of(Optional.empty(), new Bernoulli.Given(new Bernoulli.Given.Config(List.of(0.5, 1.0))));
    double third = 1 / 3.0;
    assertThat(
            value(
                part,
                Bernoulli.ofProbabilities(row(0.1, 0.2)),
                Bernoulli.ofProbabilities(row(0.9, 0.4))))
        .isCloseTo(
            expected(
                new double[] {third, third, third},
                new double[] {0.02, 0.08, 0.18, 0.72},
                new double[] {0.36, 0.54, 0.04, 0.06},
                new double[] {0.5, 0, 0.5, 0}),
            within(1e-15));
  }

  @Test
  void gradientsOfABatchAgreeWithDifferences() {
    JensenShannon part = of(Optional.of(List.of(0.5, 0.2, 0.3)), classes(R));
    double[][] logits = {{0.3, -1, 0.5}, {2, 0, -0.4}};
    Node input = matrix(logits);
    Node value = part.between(Categorical.ofLogits(input), categorical(Q));
    double[] gradient = Numbers.gradients(value, input).get(0);
    for (int i = 0; i < 6; i++) {
      double[][] up = {logits[0].clone(), logits[1].clone()};
      double[][] down = {logits[0].clone(), logits[1].clone()};
      up[i / 3][i % 3] += 1e-5;
      down[i / 3][i % 3] -= 1e-5;
      assertThat(gradient[i]).isCloseTo((sum(part, up) - sum(part, down)) / 2e-5, within(1e-9));
    }
  }

  private static double sum(JensenShannon part, double[][] logits) {
    Node value = part.between(Categorical.ofLogits(matrix(logits)), categorical(Q));
    return Arrays.stream(Numbers.of(value)).sum();
  }

  @Test
  void theSplitsAddUpToTheWhole() {
    JensenShannon part = of(Optional.of(List.of(0.4, 0.3, 0.2, 0.1)), classes(R), classes(S));
    List<Split> splits = Split.of(part, categorical(P), categorical(Q));
    assertThat(splits).hasSize(3);
    double sum = 0;
    List<double[]> later = new ArrayList<>(List.of(P, Q, R, S));
    for (Split split : splits) {
      later.remove(0);
      // the weight of P and of all later ones, by the mean of the mixture
      double[] mixture = Numbers.of(split.q().mean());
      double[] own = Numbers.of(split.p().mean());
      double share = later.size() == 3 ? 0.4 : later.size() == 2 ? 0.5 : 2 / 3.0;
      sum += split.factor() * expected(new double[] {share, 1 - share}, own, mixture);
    }
    assertThat(sum)
        .isCloseTo(expected(new double[] {0.4, 0.3, 0.2, 0.1}, P, Q, R, S), within(1e-14));
    assertThat(Split.of(of(Optional.empty()), categorical(P), categorical(Q))).isEmpty();
    assertThat(Generators.of(part)).isEmpty();
  }

  @Test
  void weightsThatAreNoneAreRefused() {
    refused("'weights' has 2 numbers, but there are 3", List.of(0.5, 0.5));
    refused("sum to 1", List.of(0.5, 0.2, 0.2));
    refused("at least 0", List.of(1.5, -0.5, 0.0));
    refused("two numbers above 0", List.of(0.0, 0.0, 1.0));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new JensenShannon(
                    new JensenShannon.Config(0.3, List.of(classes(R)), Optional.empty())))
        .withMessageStartingWith("'weightOfP'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(Optional.empty(), classes(0.5, 0.2)))
        .withMessageStartingWith("'others': 'probabilities' must be");
  }

  private static void refused(String message, List<Double> weights) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(Optional.of(weights), classes(R)))
        .withMessageStartingWith("'weights'")
        .withMessageContaining(message);
  }

  @Test
  void othersOfAnotherKindOrSizeAreRefused() {
    JensenShannon part = of(Optional.empty(), classes(R));
    assertThatThrownBy(() -> part.between(categorical(0.5, 0.5), categorical(0.5, 0.5)))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("the others of 'jensen-shannon' must have values as P (categorical)")
        .hasMessageContaining("size [2]")
        .hasMessageContaining("size [3]");
    assertThatThrownBy(() -> part.between(Bernoulli.ofProbabilities(row(P)), categorical(P)))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("zeros and ones");
    Distribution normal = Normal.of(row(0), row(1));
    JensenShannon bell =
        of(Optional.empty(), new Normal.Given(new Normal.Given.Config(List.of(0.0), List.of(1.0))));
    assertThatThrownBy(() -> bell.between(normal, normal))
        .isInstanceOf(NoClosedFormException.class)
        .hasMessageContaining("normal, normal, normal");
    assertThatThrownBy(() -> bell.between(new Poisson(row(1)), new Poisson(row(2))))
        .isInstanceOf(SettingException.class);
  }
}
