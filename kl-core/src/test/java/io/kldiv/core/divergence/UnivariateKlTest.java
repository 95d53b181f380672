package io.kldiv.core.divergence;

import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.CorePlugin;
import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.ContinuousBernoulli;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Given;
import io.kldiv.core.distribution.Laplace;
import io.kldiv.core.part.PartRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Equal, nearly equal and not covering laws; each oracle is named where it is used. */
final class UnivariateKlTest {
  private static final KlRules RULES = KlRules.from(PartRegistry.of(List.of(new CorePlugin())));

  private static double kl(Distribution p, Distribution q) {
    return Numbers.of(RULES.between(p, q))[0];
  }

  private static Map<String, double[]> laws() {
    Map<String, double[]> laws = new TreeMap<>();
    for (String family : List.of("exponential", "chi", "chi-squared", "half-normal", "lindley")) {
      laws.put(family, new double[] {1.7});
    }
    for (String family :
        List.of("beta", "cauchy", "gamma", "gumbel", "inverse-gamma", "laplace", "log-normal")) {
      laws.put(family, new double[] {0.3, 1.7});
    }
    for (String family :
        List.of("log-uniform", "logit-normal", "moyal", "pareto", "uniform", "von-mises")) {
      laws.put(family, new double[] {0.3, 1.7});
    }
    laws.put("half-cauchy", new double[] {1.7});
    laws.put("weibull", new double[] {0.3, 1.7});
    laws.put("continuous-bernoulli", new double[] {0.3});
    return laws;
  }

  @Test
  void ofEqualLawsItIsExactlyZero() {
    laws()
        .forEach(
            (family, parameters) ->
                assertThat(kl(Given.of(family, parameters), Given.of(family, parameters)))
                    .as(family)
                    .isZero());
  }

  /** Oracle: ½ε²·F with Fisher's information F, so ε of half the size gives a quarter. */
  @Test
  void nearEqualityItIsQuadratic() {
    List<String> kinked = List.of("uniform", "log-uniform", "pareto");
    laws()
        .forEach(
            (family, parameters) -> {
              double[] two = new double[2];
              for (int i = 0; i < 2 && !kinked.contains(family); i++) {
                double[] other = parameters.clone();
                other[other.length - 1] *= 1 + 0x1p-20 / (1 + i);
                two[i] = kl(Given.of(family, parameters), Given.of(family, other));
              }
              assertThat(two[0]).as(family).isCloseTo(4 * two[1], within(1e-5 * two[0]));
            });
  }

  @Test
  void whereQDoesNotCoverPItIsInfinite() {
    assertThat(kl(Given.of("uniform", 0, 1), Given.of("uniform", 0.1, 2))).isInfinite();
    assertThat(kl(Given.of("uniform", 0, 1), Given.of("uniform", -1, 0.9))).isInfinite();
    assertThat(kl(Given.of("log-uniform", 1, 2), Given.of("log-uniform", 1.1, 3))).isInfinite();
    assertThat(kl(Given.of("pareto", 1, 2), Given.of("pareto", 1.1, 2))).isInfinite();
    assertThat(kl(Given.of("uniform", -0.1, 1), Given.of("gamma", 1, 2))).isInfinite();
    assertThat(kl(Given.of("beta", 1, 1), Given.of("uniform", 0, 0.9))).isInfinite();
    assertThat(kl(Given.of("pareto", 1, 1), Given.of("laplace", 0, 1))).isInfinite();
    assertThat(kl(Given.of("gamma", 1, 1), Given.of("pareto", 1, 1))).isInfinite();
  }

  /** Oracle: Figures of the issue; PyTorch gives +∞ for both. */
  @Test
  void aContinuousBernoulliWithinAUniformLawIsFinite() {
    Distribution p = Given.of("continuous-bernoulli", 0.3);
    assertThat(kl(p, Given.of("uniform", 0, 1))).isCloseTo(0.0293862, within(5e-8));
    assertThat(kl(p, Given.of("uniform", 0, 2))).isCloseTo(0.7225334, within(5e-8));
    Distribution flat = Given.of("continuous-bernoulli", 0.5);
    assertThat(kl(Given.of("uniform", 0, 1), flat)).isZero();
  }

  /** Oracle: for steep laws |η|·Exp(1) away from an edge; log(η/η₀) + η₀/η − 1 on one side. */
  @Test
  void steepContinuousBernoulliLawsDivergeAsExponentialOnes() {
    assertThat(kl(steep(-500), steep(-100))).isCloseTo(Math.log(5) - 0.8, within(1e-12));
    assertThat(kl(steep(500), steep(1e6))).isCloseTo(2000 - 1 - Math.log(2000), within(1e-9));
    assertThat(kl(steep(-500), steep(20))).isCloseTo(expectedApart(), within(1e-12));
    assertThat(kl(steep(-500), steep(-500.001))).isCloseTo(2e-12, within(1e-16));
  }

  /** E log p = log 500 − 1; E log q = log 20 − 20 + 20·(1/500), up to e⁻²⁰. */
  private static double expectedApart() {
    return Math.log(500) - 1 - (Math.log(20) - 20 + 0.04) - 2.061153626686912e-9;
  }

  private static Distribution steep(double logit) {
    return new ContinuousBernoulli(row(logit));
  }

  /** Oracle: laws that are the same by definition. */
  @Test
  void differentNamesOfOneLawHaveNoDivergence() {
    assertThat(kl(Given.of("gamma", 1, 2), Given.of("exponential", 2))).isZero();
    assertThat(kl(Given.of("exponential", 2), Given.of("gamma", 1, 2))).isZero();
    assertThat(kl(Given.of("gamma", 1.5, 0.5), Given.of("chi-squared", 3))).isZero();
    assertThat(kl(Given.of("beta", 1, 1), Given.of("uniform", 0, 1))).isCloseTo(0, within(1e-15));
    assertThat(kl(Given.of("uniform", 0, 1), Given.of("beta", 1, 1))).isCloseTo(0, within(1e-15));
  }

  @Test
  void theColumnsAddUp() {
    double one = kl(Given.of("laplace", 0, 1), Given.of("laplace", 0.5, 2));
    double other = kl(Given.of("laplace", 1, 3), Given.of("laplace", 0, 1));
    Laplace p = new Laplace(row(0, 1), row(1, 3));
    assertThat(kl(p, new Laplace(row(0.5, 0), row(2, 1)))).isCloseTo(one + other, within(1e-15));
  }
}
