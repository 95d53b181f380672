package io.kldiv.core.divergence.estimate;

import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.core.CorePlugin;
import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.Beta;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Cauchy;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Exponential;
import io.kldiv.core.distribution.Gamma;
import io.kldiv.core.distribution.GivenFromJson;
import io.kldiv.core.distribution.Gumbel;
import io.kldiv.core.distribution.HalfCauchy;
import io.kldiv.core.distribution.Laplace;
import io.kldiv.core.distribution.LogNormal;
import io.kldiv.core.distribution.Mixture;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.StudentT;
import io.kldiv.core.distribution.Uniform;
import io.kldiv.core.distribution.VonMises;
import io.kldiv.core.distribution.Weibull;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.DivergenceValue.ErrorKind;
import io.kldiv.core.divergence.Kl;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.f.Generator;
import io.kldiv.core.divergence.f.JensenShannon;
import io.kldiv.core.divergence.f.Renyi;
import io.kldiv.core.divergence.f.TotalVariation;
import io.kldiv.core.part.PartRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Oracles: reference/kl-accuracy.txt, mpmath with 60 digits; the closed forms; what else is named.
 */
final class EnclosureTest {
  private static final KlRules RULES = KlRules.from(PartRegistry.of(List.of(new CorePlugin())));
  private static final Divergence KL = new Kl(new Kl.Config(), RULES);
  private static final Divergence JS = new JensenShannon(new JensenShannon.Config(0.5));
  private static final Divergence TV = new TotalVariation(new TotalVariation.Config());
  private static final QuadratureEstimator QUADRATURE =
      new QuadratureEstimator(new QuadratureEstimator.Config(2000, 1000, 8));
  private static final JsonMapper JSON = new JsonMapper();
  private static final int EVERY = 9;

  private static Normal normal(double mean, double scale) {
    return Normal.of(row(mean), row(scale));
  }

  private static Mixture mixture(double weight, Distribution one, Distribution other) {
    return new Mixture(Categorical.ofWeights(row(weight, 1 - weight)), List.of(one, other));
  }

  /** Values from 1e-28 to 1e300, of which roundings of the inputs change some digits. */
  @Test
  void theReferenceValuesLieWithinTheBounds() throws IOException {
    List<String> failures = new ArrayList<>();
    int pairs = 0;
    int bounded = 0;
    int close = 0;
    List<String> lines = lines();
    for (int i = 0; i < lines.size(); i += EVERY) {
      String[] cells = lines.get(i).split("; ");
      Distribution p = GivenFromJson.ofValues(cells[0], JSON.readTree(cells[1]));
      Distribution q = GivenFromJson.ofValues(cells[2], JSON.readTree(cells[3]));
      if (p.family().support().discrete() || p.shape().size(1) > 1) {
        continue;
      }
      pairs++;
      double exact = Double.parseDouble(cells[4]);
      double roundings = Double.parseDouble(cells[5]) + Double.parseDouble(cells[6]);
      double slack = 1e-12 * exact + 8 * 0x1p-53 * roundings;
      Optional<Enclosure> found = Enclosure.of(p, q, Generator.power(1), 600);
      bounded += found.isPresent() ? 1 : 0;
      double lower = found.map(Enclosure::lower).orElse(0.0);
      double upper = found.map(Enclosure::upper).orElse(Double.POSITIVE_INFINITY);
      close += upper - lower < 1e-3 * exact ? 1 : 0;
      if (!(lower <= exact + slack && upper >= exact - slack)) {
        failures.add(found + " for " + lines.get(i));
      }
    }
    assertThat(failures).isEmpty();
    assertThat(pairs).isGreaterThan(250);
    assertThat(bounded).as("of %d", pairs).isGreaterThan(pairs * 7 / 10);
    assertThat(close).as("of %d", pairs).isGreaterThan(pairs / 2);
  }

  @Test
  void theClosedFormsOfRandomPairsLieWithinTheBounds() {
    long seed = 20261123;
    SplittableRandom random = new SplittableRandom(seed);
    List<String> failures = new ArrayList<>();
    int bounded = 0;
    for (int i = 0; i < 1000; i++) {
      Distribution p = random(random, i % 8);
      Distribution q = random(random, i % 8);
      boolean forward = random.nextBoolean();
      double exact = Numbers.of(forward ? KL.between(p, q) : KL.between(q, p))[0];
      Optional<Enclosure> found = Enclosure.of(p, q, Generator.power(forward ? 1 : 0), 400);
      double slack = 1e-12 * exact + 1e-14;
      bounded += found.isPresent() ? 1 : 0;
      if (found.isPresent()
          && !(found.orElseThrow().lower() <= exact + slack
              && found.orElseThrow().upper() >= exact - slack)) {
        failures.add("%s for %s, %s and %s".formatted(found, exact, p, q));
      }
    }
    assertThat(failures).as("seed %d", seed).isEmpty();
    assertThat(bounded).as("seed %d", seed).isGreaterThan(950);
  }

  private static Distribution random(SplittableRandom random, int family) {
    double any = 4 * random.nextDouble() - 2;
    double size = StrictMath.exp(4 * random.nextDouble() - 2);
    double other = StrictMath.exp(3 * random.nextDouble() - 1);
    return switch (family) {
      case 0 -> normal(any, size);
      case 1 -> new Laplace(row(any), row(size));
      case 2 -> new Cauchy(row(any), row(size));
      case 3 -> new Gamma(row(other), row(size));
      case 4 -> new Exponential(row(size));
      case 5 -> new Beta(row(other), row(1 + size));
      case 6 -> new LogNormal(row(any), row(other));
      default -> new HalfCauchy(row(size));
    };
  }

  /** P(X < 0) − Q(X < 0) of the normal laws: 2Φ(½) − 1 by mpmath. */
  @Test
  void theBoundOfARatioThatCrossesOneOnceIsTight() {
    DivergenceValue value = QUADRATURE.estimate(TV, normal(-0.5, 1), normal(0.5, 1));
    assertThat(value.how().errorKind()).isEqualTo(ErrorKind.BOUND);
    assertThat(Math.abs(value.value() - 0.38292492254802624)).isLessThan(value.error() + 1e-15);
    assertThat(value.error()).isLessThan(1e-9);
  }

  /** Two halves of the same law, each by itself certain: JS = log 2; TV = 1. */
  @Test
  void supportsWithoutACommonPoint() {
    Uniform p = new Uniform(row(-3), row(-1));
    Uniform q = new Uniform(row(0.3), row(7.1));
    DivergenceValue value = QUADRATURE.estimate(JS, p, q);
    assertThat(value.how().errorKind()).isEqualTo(ErrorKind.BOUND);
    assertThat(Math.abs(value.value() - Math.log(2))).isLessThan(value.error() + 1e-15);
    assertThat(value.error()).isLessThan(1e-9);
  }

  /** By mpmath with 30 digits, the densities integrated between their kinks and modes. */
  @Test
  void kinksHeavyTailsAndMixtures() {
    contains(
        KL, new StudentT(row(3), row(0), row(1)), new Cauchy(row(0), row(1)), 0.11340819903974854);
    contains(JS, normal(0, 1), new Laplace(row(0), row(2)), 0.11187960050964091);
    Divergence renyi = new Renyi(new Renyi.Config(0.5), RULES);
    Mixture p = mixture(0.3, normal(-2, 0.5), normal(1, 1));
    Mixture q = mixture(0.6, normal(0, 1), new Laplace(row(1), row(0.7)));
    contains(renyi, p, q, 0.16002866946348723);
    contains(
        KL, mixture(0.999, normal(0, 1), normal(1000, 0.01)), normal(0, 30), 3.4540058523470225);
  }

  private static void contains(
      Divergence divergence, Distribution p, Distribution q, double exact) {
    DivergenceValue value = QUADRATURE.estimate(divergence, p, q);
    assertThat(value.how().errorKind()).as("%s", value).isEqualTo(ErrorKind.BOUND);
    assertThat(Math.abs(value.value() - exact)).as("%s", value).isLessThan(value.error() + 1e-13);
    assertThat(value.error()).as("%s", value).isLessThan(1e-4 * exact);
    assertThat(value.how().detail()).contains("cells");
  }

  /** The density of Weibull's law is infinite at 0, where the quadrature fails; by mpmath. */
  @Test
  void whereTheQuadratureFailsTheMiddleOfTheBoundsIsGiven() {
    Weibull p = new Weibull(row(3.5), row(0.5));
    DivergenceValue value = QUADRATURE.estimate(TV, p, new HalfCauchy(row(3.8)));
    assertThat(value.how().errorKind()).isEqualTo(ErrorKind.BOUND);
    assertThat(Math.abs(value.value() - 0.2502336433459011)).isLessThan(value.error());
    assertThat(value.error()).isLessThan(1e-6);
  }

  /** The values are of 1e95 and more, from where the density of Q is below all numbers. */
  @Test
  void whereADensityIsBelowAllNumbersNoFalseBoundIsGiven() {
    double[][] cases = {
      {0, 32.9, 13.9, -0.594, 0.0649, 4.0749817711584728e183},
      {0, -0.00573, 21.9, -0.469, 0.16, 1.4974497708232409e233},
      {1, -0.00147, 935, 1.3, 32.5, 5.5379982650196467e179},
      {1, 22, 108, 1.15, 5.11, 1.6802023515466160e95},
    };
    for (double[] each : cases) {
      Distribution p =
          each[0] == 0 ? new Gumbel(row(each[1]), row(each[2])) : normal(each[1], each[2]);
      Gumbel q = new Gumbel(row(each[3]), row(each[4]));
      for (int cells : new int[] {100, 600, 2000}) {
        Enclosure.of(p, q, Generator.power(1), cells)
            .ifPresent(found -> assertThat(each[5]).isBetween(found.lower(), found.upper()));
      }
    }
  }

  /** E|x| and E x² of Cauchy's law are infinite. */
  @Test
  void anIntegralThatDivergesInATailIsInfinite() {
    Cauchy p = new Cauchy(row(0), row(1));
    for (Distribution q : List.of(normal(1, 2), new Laplace(row(0), row(1)))) {
      DivergenceValue value = QUADRATURE.estimate(KL, p, q);
      assertThat(value.value()).as("%s", value).isEqualTo(Double.POSITIVE_INFINITY);
      assertThat(value.error()).isNaN();
    }
  }

  @Test
  void withoutCumulativeFunctionsTheErrorIsAnEstimate() {
    VonMises p = new VonMises(row(0), row(2));
    DivergenceValue value = QUADRATURE.estimate(KL, p, new VonMises(row(1), row(3)));
    assertThat(value.how().errorKind()).isEqualTo(ErrorKind.ESTIMATE);
  }

  private static List<String> lines() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                EnclosureTest.class.getResourceAsStream("/reference/kl-accuracy.txt"),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }
}
