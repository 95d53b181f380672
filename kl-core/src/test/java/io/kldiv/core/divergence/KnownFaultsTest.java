package io.kldiv.core.divergence;

import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.CorePlugin;
import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.ContinuousBernoulli;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Given;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Poisson;
import io.kldiv.core.divergence.f.Alpha;
import io.kldiv.core.divergence.f.JensenShannon;
import io.kldiv.core.divergence.f.Tsallis;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.MatrixException;
import io.kldiv.core.part.PartRegistry;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Faults that other libraries have or had; the oracles are named where they are used. */
final class KnownFaultsTest {
  private static final KlRules RULES = KlRules.from(PartRegistry.of(List.of(new CorePlugin())));

  private static double kl(Distribution p, Distribution q) {
    return Numbers.of(RULES.between(p, q))[0];
  }

  private static double value(Divergence divergence, double[] p, double[] q) {
    return Evaluation.ofProbabilities(divergence, p, q, true).value();
  }

  /** PyTorch has +∞ for both; oracle: quadrature by mpmath. */
  @Test
  void aContinuousBernoulliLawWithinAUniformOneIsAtAFiniteDivergence() {
    Distribution p = Given.of("continuous-bernoulli", 0.3);
    assertThat(kl(p, Given.of("uniform", 0, 1))).isCloseTo(0.0293862, within(5e-8));
    assertThat(kl(p, Given.of("uniform", 0, 2))).isCloseTo(0.7225334, within(5e-8));
  }

  /** PyTorch's is −16.7 in single precision; oracle: logarithms of exponential laws. */
  @Test
  void steepContinuousBernoulliLawsAreAtAPositiveDivergence() {
    double value = kl(new ContinuousBernoulli(row(-500)), new ContinuousBernoulli(row(20)));
    assertThat(value).isCloseTo(Math.log(500) - 1 - Math.log(20) + 20 - 0.04, within(1e-8));
  }

  /** Others have NaN, of 0·log 0; oracle: λ₀. */
  @Test
  void ofPoissonWithoutEventsItIsTheOtherRate() {
    assertThat(kl(new Poisson(row(0)), new Poisson(row(4)))).isEqualTo(4);
    assertThat(kl(new Poisson(row(0)), new Poisson(row(0)))).isZero();
    assertThat(kl(new Poisson(row(4)), new Poisson(row(0)))).isEqualTo(Double.POSITIVE_INFINITY);
  }

  /** SciPy's root is NaN where rounding makes the sum negative; oracle: 0 ≤ JS ≤ log 2. */
  @Test
  void theRootOfJensenShannonIsANumberForNearlyEqualSubnormalAndZeroInputs() {
    Divergence js = new JensenShannon(new JensenShannon.Config(0.5));
    Random random = new Random(42);
    for (int i = 0; i < 1000; i++) {
      double[] p = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
      double[] q = p.clone();
      q[i % 3] *= 1 + (i % 5 - 2) * 0x1p-52;
      assertThat(Math.sqrt(value(js, p, q))).as("case %d", i).isBetween(0.0, 1e-15);
    }
    double[][] hard = {
      {1, Double.MIN_VALUE, 0}, {1, 0, Double.MIN_VALUE}, {1, 3e-320, 2e-310}, {1, 0, 0}, {0, 1, 0}
    };
    for (double[] p : hard) {
      for (double[] q : hard) {
        double root = Math.sqrt(value(js, p, q));
        assertThat(root).isBetween(0.0, Math.sqrt(Math.log(2)));
      }
    }
  }

  /** Others clip Q and have some 17 nats; oracle: the definition. */
  @Test
  void whatQExcludesAndPDoesNotIsAtAnInfiniteDivergence() {
    double[] half = {0.5, 0.5};
    double[] certain = {1, 0};
    Divergence divergence = new Kl(new Kl.Config(), RULES);
    assertThat(value(divergence, half, certain)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(value(divergence, certain, half)).isEqualTo(Math.log(2));
  }

  /** Others divide by 1 − α; oracle: the Kullback-Leibler divergence. */
  @Test
  void tsallisAndAlphaAreContinuousAtOne() {
    double[] p = {0.1, 0.2, 0.7};
    double[] q = {0.5, 0.3, 0.2};
    double limit = value(new Kl(new Kl.Config(), RULES), p, q);
    for (double h : new double[] {-1e-8, -1e-13, -0x1p-53, 0, 0x1p-52, 1e-13, 1e-8}) {
      double margin = 1e-15 + 3 * Math.abs(h);
      Divergence tsallis = new Tsallis(new Tsallis.Config(1 + h), RULES);
      assertThat(value(tsallis, p, q)).as("1 + %s", h).isCloseTo(limit, within(margin));
      Divergence alpha = new Alpha(new Alpha.Config(1 + h), RULES);
      assertThat(value(alpha, p, q)).as("1 + %s", h).isCloseTo(limit, within(margin));
    }
  }

  /**
   * Others add a little to the diagonal and say nothing. Oracle: for {@code Σ = DRD} with powers of
   * two in D the correlations R alone matter, whatever the condition, here up to 2⁴⁸.
   */
  @Test
  void badlyScaledCovariancesLoseNothing() {
    double[] correlations = {1, 0.5, 0.25, 0.5, 1, -0.25, 0.25, -0.25, 1};
    MultivariateNormal q = ofCovariance(correlations);
    MultivariateNormal p = ofCovariance(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
    double expected = kl(p, q);
    for (int power = 0; power <= 24; power += 4) {
      double[] d = {1, Math.scalb(1, -power), Math.scalb(1, power)};
      double value = kl(ofCovariance(scaled(identity(), d)), ofCovariance(scaled(correlations, d)));
      assertThat(value).as("condition 2^%d", 4 * power).isEqualTo(expected);
    }
  }

  /** Oracle: the eigenvalues 2 + δ and δ; what the elements' roundings take off is in the bound. */
  @Test
  void covariancesOfConditionTo1e14AreRightOrNameThePivot() {
    for (double small : new double[] {2e-6, 2e-10, 2e-13, 2e-14}) {
      MultivariateNormal p = ofCovariance(new double[] {1 + small, 1, 1, 1 + small});
      double exact = (1 + small) - 1;
      double expected = exact - 0.5 * Math.log(exact * (2 + exact));
      assertThat(kl(p, ofCovariance(new double[] {1, 0, 0, 1})))
          .as("condition %s", 2 / small)
          .isCloseTo(expected, within(4 * 0x1p-53 / small + 1e-14));
    }
    for (double small : new double[] {0, 0x1p-52}) {
      MultivariateNormal singular = ofCovariance(new double[] {1 + small, 1, 1, 1});
      assertThatExceptionOfType(MatrixException.class)
          .isThrownBy(() -> kl(singular, singular))
          .withMessageContaining("pivot 1");
    }
  }

  private static double[] identity() {
    return new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
  }

  private static double[] scaled(double[] matrix, double[] d) {
    double[] scaled = matrix.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= d[i / 3] * d[i % 3];
    }
    return scaled;
  }

  private static MultivariateNormal ofCovariance(double[] covariance) {
    int d = (int) Math.sqrt(covariance.length);
    return MultivariateNormal.ofCovariance(
        row(new double[d]), Node.constant(covariance, Shape.of(d, d)));
  }

  /** Others multiply 0 by a logarithm of −∞, or clip; oracles: the limits. */
  @Test
  void probabilitiesOfTheSmallestNumbersAreAtFiniteDivergences() {
    Categorical p = Categorical.ofProbabilities(row(Double.MIN_VALUE, 1));
    Categorical q = Categorical.ofProbabilities(row(0.5, 0.5));
    // oracle: log 2, since p log p of the smallest number is below the last digit
    assertThat(kl(p, q)).isEqualTo(Math.log(2));
    assertThat(kl(q, p)).isFinite().isGreaterThan(300);
  }
}
