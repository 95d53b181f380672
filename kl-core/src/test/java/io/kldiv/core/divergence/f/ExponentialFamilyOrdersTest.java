package io.kldiv.core.divergence.f;

import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.CorePlugin;
import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.Beta;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Dirichlet;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.ExponentialFamily;
import io.kldiv.core.distribution.Gamma;
import io.kldiv.core.distribution.Given;
import io.kldiv.core.distribution.LogNormal;
import io.kldiv.core.distribution.Multinomial;
import io.kldiv.core.distribution.NegativeBinomial;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.Poisson;
import io.kldiv.core.distribution.VonMisesFisher;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.ExponentialFamilies;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.estimate.Quadrature;
import io.kldiv.core.divergence.estimate.TruncatedSum;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.PartRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rényi's divergence and its kin between two members of one exponential family. */
final class ExponentialFamilyOrdersTest {
  private static final KlRules RULES = KlRules.from(PartRegistry.of(List.of(new CorePlugin())));
  private static final double[] ORDERS = {0.1, 0.5, 0.9};

  private static double renyi(double order, Distribution p, Distribution q) {
    return Numbers.of(new Renyi(new Renyi.Config(order), RULES).between(p, q))[0];
  }

  private static Map<String, double[][]> laws() {
    Map<String, double[][]> laws = new LinkedHashMap<>();
    laws.put("exponential", new double[][] {{1.5}, {2.25}});
    laws.put("gamma", new double[][] {{2.5, 1.25}, {3.5, 1.75}});
    laws.put("inverse-gamma", new double[][] {{2.5, 1.25}, {3.5, 1.75}});
    laws.put("chi-squared", new double[][] {{3}, {5.5}});
    laws.put("chi", new double[][] {{3}, {5.5}});
    laws.put("beta", new double[][] {{2.5, 1.75}, {3.5, 2.25}});
    laws.put("half-normal", new double[][] {{1.5}, {1.25}});
    laws.put("log-normal", new double[][] {{0.25, 0.5}, {0, 0.75}});
    laws.put("logit-normal", new double[][] {{0.25, 0.5}, {0, 0.75}});
    laws.put("continuous-bernoulli", new double[][] {{0.3}, {0.8}});
    laws.put("lindley", new double[][] {{1.5}, {2.25}});
    return laws;
  }

  /** Oracle: quadrature of the power divergence {@code (S − 1)/(α(α − 1))}. */
  @Test
  void densitiesAgreeWithQuadrature() {
    laws()
        .forEach(
            (family, numbers) -> {
              Distribution p = Given.of(family, numbers[0]);
              Distribution q = Given.of(family, numbers[1]);
              for (double order : ORDERS) {
                double power = new Quadrature(Generator.power(order), "", 2000).of(p, q).value();
                double expected = Math.log1p(order * (order - 1) * power) / (order - 1);
                assertThat(renyi(order, p, q))
                    .as("%s, order %s", family, order)
                    .isCloseTo(expected, within(1e-10));
              }
            });
  }

  /** Oracle: sums of the power divergence. */
  @Test
  void countsAgreeWithSums() {
    Poisson p = new Poisson(row(3));
    Poisson q = new Poisson(row(4.5));
    NegativeBinomial r = NegativeBinomial.ofProbabilities(row(2.5), row(0.4));
    NegativeBinomial s = NegativeBinomial.ofProbabilities(row(2.5), row(0.5));
    for (double order : ORDERS) {
      for (List<Distribution> pair : List.<List<Distribution>>of(List.of(p, q), List.of(r, s))) {
        double power =
            new TruncatedSum(Generator.power(order), "").of(pair.get(0), pair.get(1)).value();
        double expected = Math.log1p(order * (order - 1) * power) / (order - 1);
        assertThat(renyi(order, pair.get(0), pair.get(1)))
            .as("order %s of %s", order, pair.get(0).family())
            .isCloseTo(expected, within(1e-10));
      }
    }
  }

  /** Oracle: {@code (F(αθ + (1 − α)θ₀) − αF(θ) − (1 − α)F(θ₀))/(α − 1)}. */
  @Test
  void allAgreeWithTheirLogNormalisers() {
    List<List<Distribution>> pairs = new ArrayList<>();
    laws()
        .forEach(
            (family, numbers) ->
                pairs.add(List.of(Given.of(family, numbers[0]), Given.of(family, numbers[1]))));
    pairs.add(List.of(new Dirichlet(row(0.5, 2, 3)), new Dirichlet(row(1, 1, 4))));
    pairs.add(
        List.of(
            VonMisesFisher.around(row(1, 2, 2), row(3)),
            VonMisesFisher.around(row(2, -1, 2), row(1.5))));
    pairs.add(
        List.of(
            new Multinomial(3, Categorical.ofProbabilities(row(0.1, 0.2, 0.7))),
            new Multinomial(3, Categorical.ofProbabilities(row(0.3, 0.3, 0.4)))));
    for (List<Distribution> pair : pairs) {
      ExponentialFamily p = (ExponentialFamily) pair.get(0);
      ExponentialFamily q = (ExponentialFamily) pair.get(1);
      for (double order : new double[] {0.25, 0.5, 1.2}) {
        double ends = order * normaliser(p, q, 1) + (1 - order) * normaliser(p, q, 0);
        double expected = (normaliser(p, q, order) - ends) / (order - 1);
        assertThat(renyi(order, p, q)).as("%s", p.family()).isCloseTo(expected, within(1e-13));
      }
    }
  }

  private static double normaliser(ExponentialFamily p, ExponentialFamily q, double weight) {
    List<Node> mixed = new ArrayList<>();
    for (int i = 0; i < p.naturalParameters().size(); i++) {
      double[] theta = Numbers.of(p.naturalParameters().get(i));
      double[] other = Numbers.of(q.naturalParameters().get(i));
      for (int k = 0; k < theta.length; k++) {
        theta[k] = weight * theta[k] + (1 - weight) * other[k];
      }
      mixed.add(row(theta));
    }
    return Numbers.of(p.logNormaliser(mixed))[0];
  }

  @Test
  void ofEqualOnesItIsExactlyZeroAndNearEqualityItKeepsItsDigits() {
    laws()
        .forEach(
            (family, numbers) -> {
              Distribution p = Given.of(family, numbers[0]);
              Distribution same = Given.of(family, numbers[0]);
              for (double order : new double[] {0, 0.1, 0.5, 0.9999999, 1.0000001, 3}) {
                assertThat(renyi(order, p, same)).as("%s, %s", family, order).isZero();
              }
              assertThat(chernoff(p, same)).as(family).isZero();
              double[] near = numbers[0].clone();
              near[near.length - 1] *= 1 + 0x1p-24;
              Distribution q = Given.of(family, near);
              // oracle: αD(P‖Q) up to the third order
              double kl = Numbers.of(RULES.between(p, q))[0];
              assertThat(renyi(0.5, p, q)).as(family).isCloseTo(0.5 * kl, within(2e-6 * kl));
              assertThat(renyi(2, p, q)).as(family).isCloseTo(2 * kl, within(2e-6 * kl));
              assertThat(chernoff(p, q)).as(family).isCloseTo(0.25 * kl, within(2e-6 * kl));
            });
  }

  private static double chernoff(Distribution p, Distribution q) {
    return Numbers.of(new Chernoff(new Chernoff.Config(), RULES).between(p, q))[0];
  }

  @Test
  void atTheEdgesItIsWhatTheSumsAre() {
    Poisson none = new Poisson(row(0));
    Poisson some = new Poisson(row(4));
    for (double order : new double[] {0, 0.5, 2}) {
      // oracle: q(0) = e⁻⁴ is all that both allow
      assertThat(renyi(order, none, some)).as("order %s", order).isEqualTo(4);
    }
    assertThat(renyi(0.5, some, none)).isEqualTo(4);
    assertThat(renyi(2, some, none)).isEqualTo(Double.POSITIVE_INFINITY);
    Gamma wide = new Gamma(row(1), row(0.5));
    Gamma narrow = new Gamma(row(1), row(2));
    // oracle: 3·0.5 − 2·2 < 0, so the integral of p³q⁻² is infinite
    assertThat(renyi(3, wide, narrow)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(renyi(3, narrow, wide)).isFinite();
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> renyi(Double.POSITIVE_INFINITY, wide, narrow))
        .withMessageContaining("finite");
  }

  @Test
  void aLogNormalPairHasWhatTheNormalPairHas() {
    LogNormal p = new LogNormal(row(0.3, 1), row(0.9, 2));
    LogNormal q = new LogNormal(row(-0.5, 1.5), row(1.4, 0.7));
    Normal base = Normal.of(row(0.3, 1), row(0.9, 2));
    Normal other = Normal.of(row(-0.5, 1.5), row(1.4, 0.7));
    for (double order : new double[] {0, 0.2, 0.5, 0.8}) {
      assertThat(renyi(order, p, q)).isCloseTo(renyi(order, base, other), within(1e-13));
    }
    assertThat(chernoff(p, q)).isCloseTo(chernoff(base, other), within(1e-13));
    for (Divergence divergence : List.of(Catalogue.hellinger(), Catalogue.alpha(0.3))) {
      double expected = Catalogue.values(divergence, base, other)[0];
      Divergence here =
          divergence instanceof SquaredHellinger
              ? new SquaredHellinger(new SquaredHellinger.Config(), RULES)
              : new Alpha(new Alpha.Config(0.3), RULES);
      assertThat(Catalogue.values(here, p, q)[0]).isCloseTo(expected, within(1e-13));
    }
  }

  @Test
  void chernoffIsTheGreatestSkewJensenDivergence() {
    Beta p = new Beta(row(2.5), row(1.75));
    Beta q = new Beta(row(0.5), row(4.5));
    double greatest = 0;
    for (int i = 1; i < 1000; i++) {
      Node skewed = ExponentialFamilies.skewJensen(p, q, i / 1000.0, RULES);
      greatest = Math.max(greatest, Numbers.of(skewed)[0]);
    }
    assertThat(chernoff(p, q))
        .isGreaterThanOrEqualTo(greatest - 1e-15)
        .isCloseTo(greatest, within(1e-6));
  }

  @Test
  void gradientsAgreeWithDifferences() {
    double[] numbers = {2.5, 1.25, 3.5, 1.75};
    Node[] leaves = new Node[4];
    for (int i = 0; i < 4; i++) {
      leaves[i] = row(numbers[i]);
    }
    Divergence chernoff = new Chernoff(new Chernoff.Config(), RULES);
    for (Divergence divergence : List.of(new Renyi(new Renyi.Config(0.3), RULES), chernoff)) {
      Node value =
          divergence.between(new Gamma(leaves[0], leaves[1]), new Gamma(leaves[2], leaves[3]));
      List<double[]> gradients = Numbers.gradients(value, leaves);
      for (int i = 0; i < 4; i++) {
        double rise = moved(divergence, numbers, i, 1e-4) - moved(divergence, numbers, i, -1e-4);
        assertThat(gradients.get(i)[0]).as("parameter %d", i).isCloseTo(rise / 2e-4, within(1e-7));
      }
    }
  }

  private static double moved(Divergence divergence, double[] numbers, int i, double step) {
    double[] x = numbers.clone();
    x[i] += step;
    Gamma p = new Gamma(row(x[0]), row(x[1]));
    return Catalogue.values(divergence, p, new Gamma(row(x[2]), row(x[3])))[0];
  }
}
