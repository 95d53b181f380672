package io.kldiv.core.divergence;

import static io.kldiv.core.Numbers.matrix;
import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.LinearAlgebra;
import io.kldiv.core.graph.op.Reductions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Closed forms against published numbers; each oracle is named where it is used. */
final class KlClosedFormsTest {
  private static final KlRules RULES = KlRules.of(KlClosedForms.all());

  private static double kl(Distribution p, Distribution q) {
    return Numbers.of(RULES.between(p, q))[0];
  }

  private static Node square(double... values) {
    int d = (int) Math.sqrt(values.length);
    return Node.constant(values, Shape.of(d, d));
  }

  @Test
  void categoricalAgreesWithPyTorchInEveryForm() {
    double[] p = {
      0.3314517576288554, 0.38223175949890376, 0.16099413284537473, 0.12532235002686615
    };
    double[] q = {0.3276662101872472, 0.3478415054889377, 0.07936870970330222, 0.24512357462051287};
    double expected = 0.0696341112729243; // torch.distributions.kl_divergence
    Categorical givenP = Categorical.ofWeights(row(p));
    Categorical givenQ = Categorical.ofWeights(row(q));
    Categorical logitsP = Categorical.ofLogits(givenP.logits());
    Categorical logitsQ = Categorical.ofLogits(givenQ.logits());
    assertThat(kl(givenP, givenQ)).isCloseTo(expected, within(1e-14));
    assertThat(kl(givenP, logitsQ)).isCloseTo(expected, within(1e-14));
    assertThat(kl(logitsP, givenQ)).isCloseTo(expected, within(1e-14));
    assertThat(kl(logitsP, logitsQ)).isCloseTo(expected, within(1e-14));
  }

  @Test
  void bernoulliAgreesWithPyTorchInEveryForm() {
    double expected = 0.8351765033847114; // torch.distributions.kl_divergence
    Bernoulli p = Bernoulli.ofProbabilities(row(0.8713335569276793));
    Bernoulli q = Bernoulli.ofProbabilities(row(0.25795428015460464));
    Bernoulli logitsP = Bernoulli.ofLogits(p.logits());
    Bernoulli logitsQ = Bernoulli.ofLogits(q.logits());
    for (Bernoulli left : List.of(p, logitsP)) {
      assertThat(kl(left, q)).isCloseTo(expected, within(1e-14));
      assertThat(kl(left, logitsQ)).isCloseTo(expected, within(1e-14));
    }
  }

  @Test
  void bernoulliWithCertainLogitsIsExact() {
    Bernoulli certain = Bernoulli.ofLogits(row(Double.POSITIVE_INFINITY));
    Bernoulli never = Bernoulli.ofLogits(row(Double.NEGATIVE_INFINITY));
    Bernoulli fair = Bernoulli.ofLogits(row(0));
    // oracle: −log ½, and the definition
    assertThat(kl(certain, fair)).isCloseTo(Math.log(2), within(1e-15));
    assertThat(kl(certain, certain)).isEqualTo(0);
    assertThat(kl(fair, certain)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(kl(never, certain)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(kl(Bernoulli.ofLogits(row(800)), Bernoulli.ofLogits(row(-800)))).isEqualTo(800);
  }

  @Test
  void logitsWhoseDifferenceOverflowsGiveAFiniteValueAndGradient() {
    Node a = row(0, 0);
    Node b = row(1e308, -1e308);
    Node divergence = RULES.between(Categorical.ofLogits(a), Categorical.ofLogits(b));
    // oracle: ½·2e308 − log 2, and p(r − D) = ½(0 − 1e308), ½(2e308 − 1e308)
    assertThat(Numbers.of(divergence)[0]).isCloseTo(1e308, within(1e294));
    List<double[]> gradients = Numbers.gradients(divergence, a, b);
    assertThat(gradients.get(0)).containsExactly(new double[] {-5e307, 5e307}, within(1e294));
    assertThat(gradients.get(1)).containsExactly(0.5, -0.5);
  }

  @Test
  void normalAgreesWithPyTorch() {
    Normal p = Normal.of(row(1.9016251435792535), row(1.4108356708549201));
    Normal q = Normal.of(row(0.5058024044221088), row(1.7701984014932202));
    // torch.distributions.kl_divergence
    assertThat(kl(p, q)).isCloseTo(0.3553839332245299, within(1e-14));
  }

  @Test
  void multivariateNormalAgreesWithPyTorch() {
    MultivariateNormal p =
        MultivariateNormal.ofCovariance(
            row(0.9529496078522084, -0.512818148229488, 0.3280153506130836),
            square(
                2.495618752036716,
                0.9604052647493898,
                -0.20879126799015385,
                0.9604052647493898,
                2.007626586466293,
                0.0426122322480688,
                -0.20879126799015385,
                0.0426122322480688,
                1.0546185191652293));
    MultivariateNormal q =
        MultivariateNormal.ofCovariance(
            row(-0.1799634483912409, 1.6597201615762525, -1.0468063249035837),
            square(
                1.793116748642675,
                0.5796196975549887,
                0.07685756462288587,
                0.5796196975549887,
                1.7973429259595655,
                -0.3747137735689624,
                0.07685756462288587,
                -0.3747137735689624,
                2.1364791998843367));
    // torch.distributions.kl_divergence
    assertThat(kl(p, q)).isCloseTo(2.655891522394376, within(1e-13));
  }

  @Test
  void multivariateNormalAgreesWithTheTestsOfOtherLibraries() {
    MultivariateNormal standard = MultivariateNormal.ofCovariance(row(0, 0), square(1, 0, 0, 1));
    // numpyro, test_kl_multivariate_normal_nondiagonal_covariance
    assertThat(kl(standard, MultivariateNormal.ofCovariance(row(1, 1), square(2, 0.8, 0.8, 0.5))))
        .isCloseTo(3.21138, within(2e-5));
    // kldest, README
    assertThat(kl(standard, MultivariateNormal.ofCovariance(row(0, 0), square(1, 1, 1, 2))))
        .isCloseTo(0.5, within(1e-14));
  }

  @Test
  void fullAndDiagonalFormsOfTheSameNormalAgree() {
    Node means = matrix(new double[] {1, -2}, new double[] {0.5, 3});
    Node scales = matrix(new double[] {0.5, 2}, new double[] {1.5, 0.25});
    Normal diagonal = Normal.of(means, scales);
    MultivariateNormal full =
        MultivariateNormal.of(
            means, Node.constant(new double[] {0.5, 0, 0, 2, 1.5, 0, 0, 0.25}, Shape.of(2, 2, 2)));
    MultivariateNormal other = MultivariateNormal.of(row(0.25, 0.75), square(1, 0, -0.5, 2));
    assertThat(Numbers.of(RULES.between(diagonal, full))).containsExactly(0, 0);
    assertThat(Numbers.of(RULES.between(full, diagonal))).containsExactly(0, 0);
    double[] expected = Numbers.of(RULES.between(full, other));
    assertThat(Numbers.of(RULES.between(diagonal, other))).isEqualTo(expected);
    double[] backward = Numbers.of(RULES.between(other, full));
    assertThat(Numbers.of(RULES.between(other, diagonal))).containsExactly(backward, within(1e-14));
  }

  @Test
  void theArticlesFormulaIsNotZeroAtEqualityButOursIs() {
    Node covariance = square(2, 0.5, 0.1, 0.5, 1, 0.2, 0.1, 0.2, 3);
    MultivariateNormal p = MultivariateNormal.ofCovariance(row(1, 2, 3), covariance);
    // printed: ½tr(Σ⁻¹Σ₀) + ½(μ−μ₀)ᵀ(Σ⁻¹Σ₀)(μ−μ₀) − ½log(|Σ₀|/|Σ|); at P = Q only the trace is left
    Node trace = Reductions.sum(Layouts.diagonal(LinearAlgebra.solve(covariance, covariance)));
    assertThat(0.5 * Numbers.of(trace)[0]).isCloseTo(1.5, within(1e-14));
    assertThat(kl(p, p)).isEqualTo(0);
  }

  @Test
  void nearEqualFullCovariancesKeepTheirDigits() {
    double h = 1e-8;
    MultivariateNormal p = MultivariateNormal.of(row(0, 0), square(1, 0, h, 1));
    MultivariateNormal q = MultivariateNormal.of(row(0, 0), square(1, 0, 0, 1));
    // oracle: ½‖L − I‖² = h²/2, the diagonals being equal
    assertThat(kl(p, q)).isCloseTo(5e-17, within(1e-30));
  }
}
