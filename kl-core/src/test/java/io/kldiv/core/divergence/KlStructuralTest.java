package io.kldiv.core.divergence;

import static io.kldiv.core.Numbers.matrix;
import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.CorePlugin;
import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Binomial;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Dirichlet;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.ExponentialFamily;
import io.kldiv.core.distribution.Geometric;
import io.kldiv.core.distribution.LowRankMultivariateNormal;
import io.kldiv.core.distribution.Mixture;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.NegativeBinomial;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.PointMass;
import io.kldiv.core.distribution.Poisson;
import io.kldiv.core.distribution.Product;
import io.kldiv.core.distribution.Transformed;
import io.kldiv.core.distribution.Transforms;
import io.kldiv.core.distribution.VonMisesFisher;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.MatrixException;
import io.kldiv.core.part.PartRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that come down to others, and what the closed forms do at the edges of their domains. */
final class KlStructuralTest {
  private static final KlRules RULES = KlRules.from(PartRegistry.of(List.of(new CorePlugin())));

  private final Normal normal = Normal.of(row(1, -2), row(0.5, 2));
  private final Normal other = Normal.of(row(0, 1), row(1, 1.5));

  private static double kl(Distribution p, Distribution q) {
    return Numbers.of(RULES.between(p, q))[0];
  }

  @Test
  void productsAreComparedPartByPart() {
    Poisson p = new Poisson(matrix(new double[] {3}, new double[] {1}));
    Poisson q = new Poisson(row(2));
    double[] alone = Numbers.of(RULES.between(p, q));
    double first = kl(normal, other);
    Node both = RULES.between(new Product(List.of(normal, p)), new Product(List.of(other, q)));
    // oracle: additivity
    assertThat(Numbers.of(both))
        .containsExactly(new double[] {first + alone[0], first + alone[1]}, within(1e-14));
    Product reversed = new Product(List.of(q, other));
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> RULES.between(new Product(List.of(normal, p)), reversed))
        .withMessageContaining("KL(normal ‖ poisson)");
  }

  @Test
  void oneTransformOnBothSidesChangesNothing() {
    Transforms.Exp exp = new Transforms.Exp(new Transforms.Exp.Config());
    Transforms.Sigmoid sigmoid = new Transforms.Sigmoid(new Transforms.Sigmoid.Config());
    Transformed p = new Transformed(normal, exp);
    assertThat(kl(p, new Transformed(other, exp))).isEqualTo(kl(normal, other));
    assertThat(kl(p, p)).isEqualTo(0);
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> RULES.between(p, new Transformed(other, sigmoid)))
        .withMessageContaining("KL(transformed ‖ transformed)");
  }

  @Test
  void aPointMassComparesByTheProbabilityOfItsLocation() {
    // oracle: 2 − 3 log 2 + log 3!
    double expected = 2 - 3 * Math.log(2) + Math.log(6);
    assertThat(kl(new PointMass(row(3)), new Poisson(row(2)))).isCloseTo(expected, within(1e-14));
    assertThat(kl(new PointMass(row(0.5)), new Poisson(row(2))))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(kl(new PointMass(row(3)), new PointMass(row(3)))).isEqualTo(0);
    assertThat(kl(new PointMass(row(3)), new PointMass(row(4))))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(kl(new Poisson(row(0)), new PointMass(row(0)))).isEqualTo(0);
    assertThat(kl(new Poisson(row(1)), new PointMass(row(0)))).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(kl(normal, new PointMass(row(1, -2)))).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void logNormalisersGiveTheClosedForms() {
    List<List<ExponentialFamily>> pairs =
        List.of(
            List.of(normal, other),
            List.of(new Poisson(row(2, 3)), new Poisson(row(1, 5))),
            List.of(
                Bernoulli.ofProbabilities(row(0.2, 0.7)), Bernoulli.ofProbabilities(row(0.5, 0.1))),
            List.of(Categorical.ofLogits(row(0, 1, 2)), Categorical.ofLogits(row(1, 0, -1))),
            List.of(Binomial.ofProbabilities(5, row(0.2)), Binomial.ofProbabilities(5, row(0.6))),
            List.of(Geometric.ofProbabilities(row(0.2)), Geometric.ofProbabilities(row(0.6))),
            List.of(new Dirichlet(row(0.5, 2, 3)), new Dirichlet(row(1, 1, 4))),
            List.of(
                VonMisesFisher.around(row(1, 2, 2), row(3)),
                VonMisesFisher.around(row(2, -1, 2), row(1.5))));
    for (List<ExponentialFamily> pair : pairs) {
      ExponentialFamily p = pair.get(0);
      ExponentialFamily q = pair.get(1);
      double closed = kl(p, q);
      double bregman = Numbers.of(ExponentialFamilies.kullbackLeibler(p, q))[0];
      assertThat(bregman).as(p.toString()).isCloseTo(closed, within(1e-12));
      assertThat(Numbers.of(ExponentialFamilies.kullbackLeibler(p, p))[0])
          .as(p.toString())
          .isEqualTo(0);
      // the limit of Rényi's divergence at 1, which is linear in the order near it
      double above = Numbers.of(ExponentialFamilies.renyi(p, q, 1 + 1e-4, RULES))[0];
      double below = Numbers.of(ExponentialFamilies.renyi(p, q, 1 - 1e-4, RULES))[0];
      assertThat((above + below) / 2).as(p.toString()).isCloseTo(closed, within(1e-6));
      // skew-Jensen is (1 − α) times Rényi's
      assertThat(Numbers.of(ExponentialFamilies.skewJensen(p, q, 0.25, RULES))[0])
          .as(p.toString())
          .isCloseTo(
              0.75 * Numbers.of(ExponentialFamilies.renyi(p, q, 0.25, RULES))[0], within(1e-12));
    }
  }

  @Test
  void renyiIsInfiniteWhereTheIntegralIs() {
    Normal wide = Normal.of(row(0), row(2));
    Normal narrow = Normal.of(row(0), row(1));
    // oracle: ασ₀² + (1 − α)σ² = 2·1 − 4 < 0
    assertThat(Numbers.of(ExponentialFamilies.renyi(wide, narrow, 2, RULES)))
        .containsExactly(Double.POSITIVE_INFINITY);
  }

  @Test
  void binomialsWithFewerTrialsInPHaveNoClosedForm() {
    Binomial p = Binomial.ofProbabilities(2, row(0.3));
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> RULES.between(p, Binomial.ofProbabilities(4, row(0.3))))
        .withMessageContainingAll("2 trials", "4 trials");
    NegativeBinomial q = NegativeBinomial.ofProbabilities(row(3), row(0.3));
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> RULES.between(q, NegativeBinomial.ofProbabilities(row(2), row(0.3))))
        .withMessageContaining("equal total counts");
  }

  @Test
  void nearEqualCountsKeepTheirDigits() {
    double h = 1e-9;
    // oracle: h²/2λ, nh²/2p(1−p), h²/2p²(1−p) with the next order below 1e-8 of it
    assertThat(kl(new Poisson(row(2)), new Poisson(row(2 + h))))
        .isCloseTo(h * h / 4, within(1e-25));
    assertThat(kl(Binomial.ofProbabilities(8, row(0.5)), Binomial.ofProbabilities(8, row(0.5 + h))))
        .isCloseTo(16 * h * h, within(1e-23));
    assertThat(kl(Geometric.ofProbabilities(row(0.5)), Geometric.ofProbabilities(row(0.5 + h))))
        .isCloseTo(4 * h * h, within(1e-24));
  }

  @Test
  void fullCovariancesOfConditionTo1e14AreRightOrNameThePivot() {
    for (double ratio : new double[] {1e6, 1e10, 1e14}) {
      // D + vvᵀ with v = (1, 1): det = δ² + 2δ, trace and inverse in closed form
      double small = 2 / ratio;
      double[] covariance = {1 + small, 1, 1, 1 + small};
      MultivariateNormal p =
          MultivariateNormal.ofCovariance(row(0, 0), Node.constant(covariance, Shape.of(2, 2)));
      MultivariateNormal q =
          MultivariateNormal.of(
              row(0, 0), Node.constant(new double[] {1, 0, 0, 1}, Shape.of(2, 2)));
      double given = (1 + small) - 1;
      double determinant = given * (2 + given);
      double expected = 0.5 * (2 * (1 + given) - 2 - Math.log(determinant));
      assertThat(kl(p, q)).isCloseTo(expected, within(1e-14 * expected + 1e-16 * ratio));
    }
    MultivariateNormal singular =
        MultivariateNormal.ofCovariance(
            row(0, 0), Node.constant(new double[] {1, 1, 1, 1}, Shape.of(2, 2)));
    assertThatExceptionOfType(MatrixException.class)
        .isThrownBy(() -> kl(singular, singular))
        .withMessageContaining("pivot 1");
  }

  @Test
  void lowRankLawsOfConditionTo1e14AreRight() {
    // W = (1, 1), D = δ: eigenvalues 2 + δ and δ, for both laws along the same vectors
    for (double small : new double[] {1e-6, 1e-10, 1e-14}) {
      LowRankMultivariateNormal p = lowRank(1, small);
      LowRankMultivariateNormal q = lowRank(2, 2 * small);
      double along = (2 + small) / (8 + 2 * small);
      double expected = 0.5 * (along - 1 - Math.log(along) + 0.5 - 1 - Math.log(0.5));
      assertThat(kl(p, q)).as("δ = %s", small).isCloseTo(expected, within(1e-12));
    }
  }

  private static LowRankMultivariateNormal lowRank(double factor, double diagonal) {
    return new LowRankMultivariateNormal(
        row(0, 0),
        Node.constant(new double[] {factor, factor}, Shape.of(1, 2, 1)),
        row(diagonal, diagonal));
  }

  @Test
  void nearEqualLowRankLawsKeepTheirDigits() {
    double h = 1e-8;
    LowRankMultivariateNormal q = lowRank(1, 1);
    // oracle: ½(e − log(1 + e)) of e = (2(1+h)² − 2)/3 along (1, 1)
    double e = 2 * h * (2 + h) / 3;
    assertThat(kl(lowRank(1 + h, 1), q)).isCloseTo(e * e / 4, within(1e-23));
    assertThat(kl(q, q)).isEqualTo(0);
  }

  @Test
  void mixturesHaveTheirDensityButNoClosedForm() {
    Mixture mixture = new Mixture(Categorical.ofWeights(row(0.25, 0.75)), List.of(normal, other));
    Node value = row(0.5, 0.5);
    double first = Math.exp(Numbers.of(normal.logDensity(value))[0]);
    double second = Math.exp(Numbers.of(other.logDensity(value))[0]);
    assertThat(Numbers.of(mixture.logDensity(value))[0])
        .isCloseTo(Math.log(0.25 * first + 0.75 * second), within(1e-14));
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> RULES.between(mixture, mixture))
        .withMessageContaining("KL(mixture ‖ mixture)");
  }

  @Test
  void transformedDensitiesAreThoseOfTheKnownLaws() {
    Transforms.Exp exp = new Transforms.Exp(new Transforms.Exp.Config());
    Transformed logNormal = new Transformed(Normal.of(row(0.5), row(2)), exp);
    // oracle: the log-normal density at 3
    double z = (Math.log(3) - 0.5) / 2;
    double expected = -z * z / 2 - Math.log(2 * 3) - 0.5 * Math.log(2 * Math.PI);
    assertThat(Numbers.of(logNormal.logDensity(row(3)))[0]).isCloseTo(expected, within(1e-14));
    assertThat(Numbers.of(logNormal.logDensity(row(-1)))[0]).isEqualTo(Double.NEGATIVE_INFINITY);
    Node y = row(-1);
    assertThat(Numbers.gradients(logNormal.logDensity(y), y).get(0)).containsExactly(0);
    for (var transform :
        List.of(
            new Transforms.Sigmoid(new Transforms.Sigmoid.Config()),
            new Transforms.Softplus(new Transforms.Softplus.Config()),
            new Transforms.Affine(new Transforms.Affine.Config(2, -3)))) {
      Node x = row(0.75);
      Node image = transform.forward(x);
      assertThat(Numbers.of(transform.inverse(image))[0]).isCloseTo(0.75, within(1e-15));
      double slope = Numbers.gradients(image, x).get(0)[0];
      assertThat(Numbers.of(transform.logSlope(x))[0])
          .isCloseTo(Math.log(Math.abs(slope)), within(1e-14));
    }
  }
}
