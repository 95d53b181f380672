package io.kldiv.core.distribution;

import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.Numbers;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Densities at the edges of supports, extreme parameters, and refusals. Oracles: the limits. */
final class UnivariateEdgesTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static double density(double x, String family, double... parameters) {
    return Numbers.of(Given.of(family, parameters).logDensity(row(x)))[0];
  }

  @Test
  void atTheEdgesTheDensityIsItsLimit() {
    assertThat(density(0, "gamma", 1, 2)).isCloseTo(Math.log(2), within(1e-15));
    assertThat(density(0, "gamma", 0.5, 2)).isEqualTo(INFINITE);
    assertThat(density(0, "gamma", 1.5, 2)).isEqualTo(-INFINITE);
    assertThat(density(0, "gamma", 15, 2)).isEqualTo(-INFINITE);
    assertThat(density(0, "chi", 1)).isCloseTo(0.5 * Math.log(2 / Math.PI), within(1e-15));
    assertThat(density(0, "chi-squared", 2)).isCloseTo(-Math.log(2), within(1e-15));
    assertThat(density(0, "exponential", 3)).isCloseTo(Math.log(3), within(1e-15));
    assertThat(density(0, "weibull", 2, 1)).isCloseTo(-Math.log(2), within(1e-15));
    assertThat(density(0, "weibull", 2, 2)).isEqualTo(-INFINITE);
    assertThat(density(0, "log-normal", 0, 1)).isEqualTo(-INFINITE);
    assertThat(density(0, "inverse-gamma", 2, 1)).isEqualTo(-INFINITE);
    assertThat(density(0, "logit-normal", 0, 1)).isEqualTo(-INFINITE);
    assertThat(density(2, "uniform", 1, 2)).isZero();
    assertThat(density(1, "uniform", 1, 2)).isZero();
    assertThat(density(2, "pareto", 2, 3)).isCloseTo(Math.log(1.5), within(1e-15));
    for (String family : List.of("beta", "kumaraswamy")) {
      assertThat(density(0, family, 1, 2)).isCloseTo(Math.log(2), within(1e-15));
      assertThat(density(1, family, 2, 1)).isCloseTo(Math.log(2), within(1e-15));
      assertThat(density(1, family, 2, 2)).isEqualTo(-INFINITE);
      assertThat(density(1, family, 2, 0.5)).isEqualTo(INFINITE);
      assertThat(density(0, family, 0.5, 2)).isEqualTo(INFINITE);
    }
    assertThat(density(0, "beta", 20, 20)).isEqualTo(-INFINITE);
  }

  @Test
  void gradientsOfParametersAreFiniteAtTheEdges() {
    Node a = row(1, 1, 2, 0.5);
    Node b = row(1, 2, 1, 3);
    Node edges = row(0, 1, 0, 1);
    for (Distribution law :
        List.of(new Gamma(a, b), new Beta(a, b), new Kumaraswamy(a, b), new Weibull(b, a))) {
      for (double[] gradient : Numbers.gradients(law.logDensity(edges), a, b)) {
        assertThat(DoubleStream.of(gradient).allMatch(Double::isFinite))
            .as("%s", law.family())
            .isTrue();
      }
    }
  }

  /** Oracle: ψ(1) = −γ; d/da of (a − 1) log x − log Γ(a) + a log β is log x − ψ(a) + log β. */
  @Test
  void aShapeOfOneKeepsItsGradient() {
    Node a = row(1);
    double[] gradient = Numbers.gradients(new Gamma(a, row(2)).logDensity(row(0.3)), a).get(0);
    double expected = Math.log(0.3) + 0.5772156649015329 + Math.log(2);
    assertThat(gradient[0]).isCloseTo(expected, within(1e-14));
  }

  @Test
  void notANumberStaysOneAndInfinityIsOutside() {
    for (String family : List.of("gamma", "exponential", "half-normal", "log-normal")) {
      double[] parameters = family.equals("gamma") ? new double[] {2, 1} : new double[] {1, 1};
      double[] given =
          family.startsWith("half") || family.equals("exponential") ? new double[] {1} : parameters;
      assertThat(density(Double.NaN, family, given)).isNaN();
      assertThat(density(INFINITE, family, given)).isEqualTo(-INFINITE);
    }
  }

  @Test
  void heavyTailsHaveNoMomentsOrInfiniteOnes() {
    assertThat(Numbers.of(Given.of("cauchy", 0, 1).mean())).containsOnly(Double.NaN);
    assertThat(Numbers.of(Given.of("half-cauchy", 1).mean())).containsOnly(INFINITE);
    assertThat(Numbers.of(Given.of("student-t", 1, 0, 1).mean())).containsOnly(Double.NaN);
    Distribution student = Given.of("student-t", 1.5, 3, 1);
    assertThat(Numbers.of(student.mean())).containsOnly(3);
    assertThat(Numbers.of(student.variance().orElseThrow())).containsOnly(INFINITE);
    assertThat(Numbers.of(Given.of("pareto", 1, 1).mean())).containsOnly(INFINITE);
    Distribution inverse = Given.of("inverse-gamma", 1.5, 1);
    assertThat(Numbers.of(inverse.mean())).containsOnly(2);
    assertThat(Numbers.of(inverse.variance().orElseThrow())).containsOnly(INFINITE);
  }

  @Test
  void steepContinuousBernoulliLawsStayFinite() {
    for (double logit : new double[] {-1e6, -500, -1e-9, 0, 1e-9, 500, 1e6}) {
      Node logits = row(logit);
      Distribution law = new ContinuousBernoulli(logits);
      double mean = Numbers.of(law.mean())[0];
      assertThat(mean).isBetween(0.0, 1.0);
      double[] gradient = Numbers.gradients(law.logDensity(row(0.25)), logits).get(0);
      assertThat(gradient[0]).as("at %s", logit).isCloseTo(0.25 - mean, within(1e-14));
      double[] slope = Numbers.gradients(((Univariate) law).quantile(row(0.3)), logits).get(0);
      assertThat(slope[0]).isGreaterThan(0).isFinite();
    }
  }

  @Test
  void givenParametersOutsideTheirDomainAreRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Given.of("laplace", 0, -2))
        .withMessage("laplace: 'scale' must be finite and greater than 0, but is -2.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Given.of("uniform", 2, 1))
        .withMessageContainingAll("uniform", "'low'", "2.0", "1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Given.of("continuous-bernoulli", 1))
        .withMessageContainingAll("'probabilities'", "less than 1");
    Cauchy.Given.Config unequal = new Cauchy.Given.Config(List.of(1.0, 2.0), List.of(1.0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Cauchy.Given(unequal).distribution())
        .withMessage("cauchy: 'scale' has 1 numbers, but 'location' has 2");
  }

  @Test
  void parametersOfUnequalShapeAreRefused() {
    assertThatExceptionOfType(GraphException.class)
        .isThrownBy(() -> new Laplace(row(1, 2), row(1, 2, 3)))
        .withMessageContainingAll("laplace", "[1 × 2]", "[1 × 3]");
    assertThatExceptionOfType(GraphException.class)
        .isThrownBy(() -> new Exponential(Node.constant(1)))
        .withMessageContainingAll("exponential", "[batch × event]");
  }
}
