package io.kldiv.core.distribution;

import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.Numbers;
import io.kldiv.core.graph.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Oracles: the quantiles, which other formulas give; and mpmath 1.3 where numbers stand. */
final class TailsTest {
  private static final List<Univariate> LAWS =
      List.of(
          new Beta(row(0.7), row(2.5)),
          new Cauchy(row(0.3), row(2)),
          new Chi(row(2.5)),
          new ChiSquared(row(3.5)),
          new ContinuousBernoulli(row(1.7)),
          new ContinuousBernoulli(row(-40)),
          new ContinuousBernoulli(row(0)),
          new Exponential(row(1.7)),
          new Gamma(row(0.4), row(3)),
          new Gumbel(row(0.3), row(1.5)),
          new HalfCauchy(row(1.5)),
          new HalfNormal(row(1.5)),
          new InverseGamma(row(1.4), row(3)),
          new Kumaraswamy(row(0.6), row(2.5)),
          new Laplace(row(0.3), row(2)),
          new Lindley(row(0.02)),
          new Lindley(row(30)),
          new LogNormal(row(0.3), row(2)),
          new LogUniform(row(0.3), row(2)),
          new Logistic(row(0.3), row(2)),
          new LogitNormal(row(0.3), row(2)),
          new Moyal(row(0.3), row(2)),
          new Pareto(row(0.3), row(2)),
          new StudentT(row(0.6), row(0.3), row(2)),
          new StudentT(row(2000), row(0.3), row(2)),
          new Uniform(row(-0.3), row(2)),
          new Weibull(row(0.3), row(2)));

  private static double below(Distribution law, double x) {
    return Numbers.of(law.tails(row(x)).orElseThrow().below())[0];
  }

  private static double above(Distribution law, double x) {
    return Numbers.of(law.tails(row(x)).orElseThrow().above())[0];
  }

  @Test
  void theyInvertTheQuantilesOfEveryFamily() {
    Set<Class<?>> families = new HashSet<>();
    for (Univariate law : LAWS) {
      families.add(law.getClass());
      for (double u : new double[] {1e-12, 1e-3, 0.1, 0.4, 0.5, 0.7, 0.95, 1 - 0x1p-20}) {
        double x = Numbers.of(law.quantile(row(u)))[0];
        assertThat(below(law, x)).as("%s at %s", law, u).isCloseTo(u, within(1e-15 + 2e-12 * u));
        assertThat(above(law, x))
            .as("%s at %s", law, u)
            .isCloseTo(1 - u, within(1e-15 + 2e-12 * (1 - u)));
      }
    }
    // von Mises' law, on a circle, has none
    assertThat(families).hasSize(UnivariateFamilies.all().size() - 1);
  }

  /** By mpmath with 30 digits. */
  @Test
  void smallTailsHaveAllTheirDigits() {
    relative(above(Normal.of(row(0), row(1)), 30), 4.906713927148187e-198);
    relative(above(new StudentT(row(3), row(0), row(1)), 1e5), 1.1026577904466673e-15);
    relative(above(new Gamma(row(2.5), row(1)), 200), 2.9666446590848829e-84);
    relative(below(new Cauchy(row(0), row(1)), -1e200), 3.183098861837907e-201);
  }

  private static void relative(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-12 * expected));
  }

  @Test
  void mixturesAndTransformedLawsHaveThoseOfTheirParts() {
    Normal normal = Normal.of(row(0.5), row(2));
    Laplace laplace = new Laplace(row(1), row(0.5));
    Node weights = row(0.3, 0.7);
    Mixture mixture = new Mixture(Categorical.ofWeights(weights), List.of(normal, laplace));
    double expected = 0.3 * below(normal, -1) + 0.7 * below(laplace, -1);
    relative(below(mixture, -1), expected);
    Transform falling = new Transforms.Affine(new Transforms.Affine.Config(1, -2));
    relative(below(new Transformed(normal, falling), 4), above(normal, -1.5));
    Transformed positive = new Transformed(normal, new Transforms.Exp(new Transforms.Exp.Config()));
    relative(above(positive, 3), above(new LogNormal(row(0.5), row(2)), 3));
    assertThat(below(positive, -1)).isZero();
    assertThat(above(positive, -1)).isEqualTo(1);
  }
}
