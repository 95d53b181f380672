package io.kldiv.core.distribution;

import static io.kldiv.core.Numbers.matrix;
import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.Numbers;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Leaf;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Products;
import io.kldiv.core.graph.op.Reductions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DistributionsTest {
  private static final int SAMPLES = 100_000;
  private static final long SEED = 99;

  @Test
  void categoricalDensityIsTheLogarithmOfTheTargetsProbability() {
    double infinity = Double.NEGATIVE_INFINITY;
    Node values = matrix(new double[] {0, 1, 0}, new double[] {0, 0, 1});
    Categorical masked =
        Categorical.ofLogits(matrix(new double[] {infinity, 0, 0}, new double[] {0, 0, infinity}));
    // oracle: log ½, and log 0
    assertThat(Numbers.of(masked.logDensity(values)))
        .containsExactly(new double[] {-Math.log(2), infinity}, within(1e-15));
    Categorical given = Categorical.ofWeights(row(0, 1, 3));
    assertThat(Numbers.of(given.logDensity(row(0, 1, 0)))[0])
        .isCloseTo(Math.log(0.25), within(1e-15));
    assertThat(Numbers.of(given.mean())).containsExactly(0, 0.25, 0.75);
  }

  @Test
  void categoricalDensityHasAFiniteGradientAtMaskedLogits() {
    Node logits = row(Double.NEGATIVE_INFINITY, 0, 0);
    Node density = Categorical.ofLogits(logits).logDensity(row(0, 1, 0));
    // oracle: y − p
    assertThat(Numbers.gradients(density, logits).get(0)).containsExactly(0, 0.5, -0.5);
  }

  @Test
  void bernoulliDensityIsExactForCertainAnswers() {
    Bernoulli certain = Bernoulli.ofLogits(row(Double.POSITIVE_INFINITY, -800));
    assertThat(Numbers.of(certain.logDensity(row(1, 0)))).containsExactly(0);
    assertThat(Numbers.of(certain.logDensity(row(1, 1)))).containsExactly(-800);
    Bernoulli given = Bernoulli.ofProbabilities(row(0.25, 1));
    // oracle: log ¾ + log 1
    assertThat(Numbers.of(given.logDensity(row(0, 1)))[0]).isCloseTo(Math.log(0.75), within(1e-15));
    assertThat(Numbers.of(Bernoulli.ofLogits(given.logits()).mean()))
        .containsExactly(new double[] {0.25, 1}, within(1e-15));
  }

  @Test
  void normalDensitiesAgreeWithTheFormulaAndWithEachOther() {
    Node mean = row(1, -2);
    Node value = row(0.5, 1);
    Normal diagonal = Normal.of(mean, row(0.5, 2));
    MultivariateNormal full =
        MultivariateNormal.ofCovariance(
            mean, Node.constant(new double[] {0.25, 0, 0, 4}, Shape.of(2, 2)));
    // oracle: −½(1 + 2.25) − log ½ − log 2 − log 2π
    double expected = -1.625 - Math.log(2 * Math.PI);
    assertThat(Numbers.of(diagonal.logDensity(value))[0]).isCloseTo(expected, within(1e-14));
    assertThat(Numbers.of(full.logDensity(value))[0]).isCloseTo(expected, within(1e-14));
  }

  @Test
  void aCorrelatedDensityAgreesWithTheInverseCovariance() {
    MultivariateNormal p =
        MultivariateNormal.ofCovariance(
            row(0, 0), Node.constant(new double[] {2, 0.8, 0.8, 0.5}, Shape.of(2, 2)));
    // oracle: |Σ| = 0.36, Σ⁻¹ = [0.5, −0.8; −0.8, 2]/0.36, y = (1, 1): yᵀΣ⁻¹y = 0.9/0.36
    double expected = -0.5 * 0.9 / 0.36 - 0.5 * Math.log(0.36) - Math.log(2 * Math.PI);
    assertThat(Numbers.of(p.logDensity(row(1, 1)))[0]).isCloseTo(expected, within(1e-13));
  }

  @Test
  void aScaleOfLowerRankIsTheSameForEverySample() {
    Normal p = Normal.of(matrix(new double[] {0, 1}, new double[] {2, 3}), Node.constant(2));
    assertThat(p.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(Numbers.of(p.scale())).containsExactly(2, 2);
  }

  @Test
  void samplesHaveTheDistributionsMean() {
    double[] none = new double[SAMPLES * 2];
    Node rows = Node.constant(none, Shape.of(SAMPLES, 2));
    Node logits = Layouts.broadcastTo(row(0, 1, 2), Shape.of(SAMPLES, 3));
    assertMean(Categorical.ofLogits(logits), 0.0900306, 0.244728, 0.665241); // softmax(0, 1, 2)
    Node probabilities = Layouts.broadcastTo(row(0.2, 1), Shape.of(SAMPLES, 2));
    assertMean(Bernoulli.ofProbabilities(probabilities), 0.2, 1);
    assertMean(Normal.of(rows, row(0.5, 1)), 0, 0);
    Node factor = Node.constant(new double[] {1, 0, 0.5, 0.5}, Shape.of(2, 2));
    assertMean(MultivariateNormal.of(rows, factor), 0, 0);
  }

  private static void assertMean(Distribution distribution, double... expected) {
    Node mean = Reductions.mean(distribution.sample("noise"), 0);
    // five standard errors of a variable of standard deviation 1
    double margin = 5 / Math.sqrt(SAMPLES);
    assertThat(draw(mean))
        .as("%s, seed %d", distribution.family(), SEED)
        .containsExactly(expected, within(margin));
  }

  @Test
  void samplesOfANormalVectorHaveItsCovariance() {
    Node rows = Node.constant(new double[SAMPLES * 2], Shape.of(SAMPLES, 2));
    Node factor = Node.constant(new double[] {2, 0, 1, 0.5}, Shape.of(2, 2));
    Node sample = MultivariateNormal.of(rows, factor).sample("noise");
    Node product = Products.matmul(sample, true, sample, false);
    double[] covariance = draw(product);
    // oracle: LLᵀ, within five standard errors of an entry, at most √2·4/√n
    double margin = 5 * Math.sqrt(2) * 4 / Math.sqrt(SAMPLES);
    double[] expected = {4, 2, 2, 1.25};
    for (int i = 0; i < 4; i++) {
      assertThat(covariance[i] / SAMPLES).isCloseTo(expected[i], within(margin));
    }
  }

  @Test
  void aNormalSampleIsDifferentiableInItsParameters() {
    Node mean = row(1, 2);
    Node scale = row(0.5, 2);
    Node sum = Reductions.sum(Normal.of(mean, scale).sample("noise"));
    List<Node> gradients = Gradients.of(sum, List.of(mean, scale));
    assertThat(draw(gradients.get(0))).containsExactly(1, 1);
    // oracle: the derivative for σ is the noise itself
    double[] noise = draw(gradients.get(1));
    double[] value = draw(Normal.of(mean, scale).sample("noise"));
    assertThat(value).containsExactly(1 + 0.5 * noise[0], 2 + 2 * noise[1]);
  }

  private static double[] draw(Node node) {
    Random random = new Random(SEED);
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      Plan plan = Plan.compile(List.of(node), Bindings.none(), runtime);
      for (Node noise : plan.noise()) {
        boolean normal = ((Leaf.Noise) noise.operation()).law() == Leaf.Noise.Law.NORMAL;
        double[] values = new double[noise.shape().count()];
        for (int i = 0; i < values.length; i++) {
          values[i] = normal ? random.nextGaussian() : random.nextDouble();
        }
        plan.view(noise).set(values);
      }
      plan.run();
      return plan.view(node).toArray();
    }
  }

  @Test
  void wrongShapesAreRefusedWithBothShapes() {
    assertThatExceptionOfType(GraphException.class)
        .isThrownBy(() -> Categorical.ofLogits(Node.constant(1)))
        .withMessageContainingAll("categorical", "[batch × event]");
    assertThatExceptionOfType(GraphException.class)
        .isThrownBy(() -> Categorical.ofLogits(row(1, 2)).logDensity(row(1, 2, 3)))
        .withMessageContainingAll("[1 × 2]", "[1 × 3]");
    assertThatExceptionOfType(GraphException.class)
        .isThrownBy(() -> MultivariateNormal.of(row(1, 2), Node.constant(1)))
        .withMessageContainingAll("[1 × 2]", "[batch × 2 × 2]");
    assertThatExceptionOfType(GraphException.class)
        .isThrownBy(() -> new Normal(row(1, 2), row(1, 2, 3)))
        .withMessageContainingAll("[1 × 2]", "[1 × 3]");
  }
}
