package io.kldiv.core.divergence.f;

import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.kldiv.core.Numbers;
import io.kldiv.core.ReferenceFile;
import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.divergence.BuresWasserstein;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.Kl;
import io.kldiv.core.divergence.ReverseKl;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Values and gradients at single points. Oracles: reference/golden-f-divergences.json, computed
 * with 800 digits; the formulas themselves in plain arithmetic, and for normal distributions as
 * integrals.
 */
final class ValuesTest {
  private static final Divergence KL = new Kl(new Kl.Config(), Catalogue.RULES);
  private static final Divergence REVERSE = new ReverseKl(new ReverseKl.Config(), Catalogue.RULES);

  private static Stream<JsonNode> golden() {
    JsonNode cases = ReferenceFile.read("golden-f-divergences.json").get("divergences");
    return StreamSupport.stream(cases.spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("golden")
  void agreesWithTheReference(JsonNode c) {
    Categorical p = Categorical.ofWeights(row(ReferenceFile.numbers(c.get("p"))));
    Categorical q = Categorical.ofWeights(row(ReferenceFile.numbers(c.get("q"))));
    Map.of(
            "js", Catalogue.js(0.5),
            "tv", Catalogue.totalVariation(),
            "hellinger_squared", Catalogue.hellinger(),
            "renyi_half", Catalogue.renyi(0.5),
            "renyi_2", Catalogue.renyi(2),
            "chi2", Catalogue.pearson())
        .forEach((key, divergence) -> assertGolden(c, key, value(divergence, p, q)));
  }

  private static void assertGolden(JsonNode c, String key, double actual) {
    double expected = ReferenceFile.number(c.get(key));
    if (Double.isInfinite(expected)) {
      assertThat(actual).as(key).isEqualTo(expected);
      return;
    }
    JsonNode tolerance = c.path("tol");
    double relative = tolerance.has("rtol") ? tolerance.get("rtol").asDouble() : 1e-13;
    double absolute = tolerance.has("max") ? 1e-16 : Double.MIN_VALUE;
    assertThat(actual).as(key).isNotNegative();
    assertThat(actual).as(key).isCloseTo(expected, within(relative * expected + absolute));
  }

  private static double value(Divergence divergence, Distribution p, Distribution q) {
    return Numbers.of(divergence.between(p, q))[0];
  }

  @Test
  void ordersAreContinuousAtTheirLimits() {
    Categorical p = Categorical.ofProbabilities(row(0.1, 0.2, 0.7));
    Categorical q = Categorical.ofProbabilities(row(0.5, 0.3, 0.2));
    double kl = value(KL, p, q);
    double reverse = value(REVERSE, p, q);
    for (double h : new double[] {-1e-6, -1e-10, -1e-15, 0, 1e-15, 1e-10, 1e-6}) {
      double margin = 1e-14 + 3 * Math.abs(h);
      assertThat(value(Catalogue.renyi(1 + h), p, q)).isCloseTo(kl, within(margin));
      assertThat(value(Catalogue.tsallis(1 + h), p, q)).isCloseTo(kl, within(margin));
      assertThat(value(Catalogue.alpha(1 + h), p, q)).isCloseTo(kl, within(margin));
      assertThat(value(Catalogue.alpha(-1 + h), p, q)).isCloseTo(reverse, within(margin));
    }
    assertThat(value(Catalogue.renyi(1e-12), p, q)).isCloseTo(0, within(1e-11));
    double greatest = Math.log(0.7 / 0.2);
    double infinite = value(Catalogue.renyi(Double.POSITIVE_INFINITY), p, q);
    assertThat(infinite).isCloseTo(greatest, within(1e-15));
    assertThat(value(Catalogue.renyi(1e9), p, q)).isCloseTo(greatest, within(1e-8));
  }

  @Test
  void alphaAgreesWithItsFormulaForManyOrders() {
    double[] p = {0.1, 0.2, 0.7};
    double[] q = {0.5, 0.3, 0.2};
    for (double a : new double[] {-7, -3, -0.5, 0, 0.2, 0.9, 3, 5}) {
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        sum += Math.pow(p[k], (1 + a) / 2) * Math.pow(q[k], (1 - a) / 2);
      }
      double expected = 4 / (1 - a * a) * (1 - sum);
      double actual =
          value(
              Catalogue.alpha(a),
              Categorical.ofProbabilities(row(p)),
              Categorical.ofLogits(Numbers.row(Math.log(0.5), Math.log(0.3), Math.log(0.2))));
      assertThat(actual).as("alpha %s", a).isCloseTo(expected, within(1e-12 * expected));
    }
  }

  @Test
  void gradientsAreRightWhereAProbabilityIsZero() {
    Node p = row(0, 0.4, 0.6);
    Node q = row(0.2, 0, 0.8);
    Node tv =
        Catalogue.totalVariation()
            .between(Categorical.ofProbabilities(p), Categorical.ofProbabilities(q));
    assertThat(Numbers.gradients(tv, p, q))
        .containsExactly(new double[] {-0.5, 0.5, -0.5}, new double[] {0.5, -0.5, 0.5});
    Node triangular =
        Catalogue.triangular()
            .between(Categorical.ofProbabilities(p), Categorical.ofProbabilities(q));
    assertThat(Numbers.gradients(triangular, p).get(0)[0]).isEqualTo(-3);
  }

  @Test
  void independentAnswersAreTheProductOfTheirOutcomes() {
    Bernoulli p = Bernoulli.ofProbabilities(row(0.2, 0.7));
    Bernoulli q = Bernoulli.ofLogits(row(0.3, -1));
    double a = 1 / (1 + Math.exp(-0.3));
    double b = 1 / (1 + Math.exp(1));
    double[] ofP = {0.2 * 0.7, 0.2 * 0.3, 0.8 * 0.7, 0.8 * 0.3};
    double[] ofQ = {a * b, a * (1 - b), (1 - a) * b, (1 - a) * (1 - b)};
    Catalogue.all()
        .forEach(
            (name, divergence) ->
                assertThat(value(divergence, p, q))
                    .as(name)
                    .isCloseTo(
                        value(
                            divergence,
                            Categorical.ofProbabilities(row(ofP)),
                            Categorical.ofProbabilities(row(ofQ))),
                        withinPercentage(1e-9)));
  }

  @Test
  void normalOnesAgreeWithIntegrals() {
    double[][] cases = {
      {0.3, 0.9, -0.5, 1.4}, {0, 1.2, 0.1, 1}, {2, 0.5, 0, 0.8}, {0, 1, 0.001, 1}
    };
    for (double[] c : cases) {
      Normal p = Normal.of(row(c[0]), row(c[1]));
      Normal q = Normal.of(row(c[2]), row(c[3]));
      MultivariateNormal full =
          MultivariateNormal.of(row(c[2]), Node.constant(new double[] {c[3]}, Shape.of(1, 1)));
      double hellinger = integral(c, (u, v) -> 0.5 * Math.pow(Math.sqrt(u) - Math.sqrt(v), 2));
      assertThat(value(Catalogue.hellinger(), p, q)).isCloseTo(hellinger, within(1e-10));
      assertThat(value(Catalogue.hellinger(), p, full)).isCloseTo(hellinger, within(1e-10));
      for (double a : new double[] {0.2, 0.7, 1.3}) {
        double s = integral(c, (u, v) -> Math.pow(u, a) * Math.pow(v, 1 - a));
        double renyi = Math.log(s) / (a - 1);
        assertThat(value(Catalogue.renyi(a), p, q)).isCloseTo(renyi, within(1e-9));
        assertThat(value(Catalogue.renyi(a), p, full)).isCloseTo(renyi, within(1e-9));
        assertThat(value(Catalogue.tsallis(a), p, q)).isCloseTo((s - 1) / (a - 1), within(1e-9));
      }
    }
    Normal wide = Normal.of(row(0), row(2));
    Normal narrow = Normal.of(row(0), row(1));
    assertThat(value(Catalogue.pearson(), wide, narrow)).isInfinite();
    assertThat(value(Catalogue.renyi(Double.POSITIVE_INFINITY), narrow, wide))
        .isCloseTo(Math.log(2), within(1e-15));
  }

  private static double integral(double[] c, DoubleBinaryOperator f) {
    double sum = 0;
    double step = 1e-3;
    for (int i = -20000; i <= 20000; i++) {
      sum += f.applyAsDouble(density(i * step, c[0], c[1]), density(i * step, c[2], c[3]));
    }
    return sum * step;
  }

  private static double density(double x, double mean, double scale) {
    double z = (x - mean) / scale;
    return Math.max(1e-300, Math.exp(-0.5 * z * z) / (scale * Math.sqrt(2 * Math.PI)));
  }

  @Test
  void fullCovariancesAgreeWithADiagonalOneThatIsRotated() {
    double c = Math.cos(0.4);
    double s = Math.sin(0.4);
    MultivariateNormal p = rotated(c, s, 0.5, 1.5, new double[] {0.3, -0.2});
    MultivariateNormal q = rotated(c, s, 1.1, 2, new double[] {0, 0});
    Normal diagonalP = Normal.of(row(c * 0.3 - s * 0.2, -s * 0.3 - c * 0.2), row(0.5, 1.5));
    Normal diagonalQ = Normal.of(row(0, 0), row(1.1, 2));
    for (double a : new double[] {0.3, 0.5, 2, 5}) {
      assertThat(value(Catalogue.renyi(a), p, q))
          .isCloseTo(value(Catalogue.renyi(a), diagonalP, diagonalQ), within(1e-13));
    }
    assertThat(value(Catalogue.renyi(0.3), p, p)).isZero();
  }

  private static MultivariateNormal rotated(
      double c, double s, double first, double second, double[] mean) {
    double a = first * first;
    double b = second * second;
    double[] covariance = {
      c * c * a + s * s * b, c * s * (a - b), c * s * (a - b), s * s * a + c * c * b
    };
    return MultivariateNormal.ofCovariance(row(mean), Node.constant(covariance, Shape.of(2, 2)));
  }

  @Test
  void aFunctionOfOnesOwnAgreesWithTheBuiltInOnes() {
    Categorical p = Categorical.ofProbabilities(row(0.1, 0.2, 0.7, 0));
    Categorical q = Categorical.ofProbabilities(row(0.4, 0.3, 0.1, 0.2));
    Map.of(
            "u*log(u)", KL,
            "-log(u)", REVERSE,
            "(u - 1)^2", Catalogue.pearson(),
            "0.5*(sqrt(u) - 1)^2", Catalogue.hellinger(),
            "0.5*abs(u - 1)", Catalogue.totalVariation(),
            "(u-1)^(4/2)/(u+1)", Catalogue.triangular(),
            "0.5*(u*log(u) - (1+u)*log((1+u)/2))", Catalogue.js(0.5))
        .forEach(
            (f, builtIn) -> {
              Divergence own = new CustomF(new CustomF.Config(f));
              double expected = value(builtIn, p, q);
              double actual = value(own, p, q);
              assertThat(actual == expected || Math.abs(actual - expected) < 1e-13)
                  .as("%s: %s and %s", f, actual, expected)
                  .isTrue();
            });
  }

  @Test
  void aFunctionThatCannotBeReadOrIsNoneIsRefusedWithTheReason() {
    assertRefused("u*lg(u)", "character 3: a number, u, a parenthesis");
    assertRefused("(u - 1", "character 7: ')' is wanted here, but there is the end");
    assertRefused("u^u", "character 3: a number as the exponent");
    assertRefused("u - 1 )", "character 7: an operator or the end");
    assertRefused("u^2", "f(1) must be 0");
    assertRefused("log(u)", "must be convex");
  }

  private static void assertRefused(String f, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CustomF(new CustomF.Config(f)))
        .withMessageContaining(message);
  }

  @Test
  void aPairWithoutClosedFormIsRefusedWithWhatThereIs() {
    Normal normal = Normal.of(row(0), row(1));
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> Catalogue.js(0.5).between(normal, normal))
        .withMessageContainingAll(
            "'jensen-shannon'", "normal ‖ normal", "only for categorical ‖ categorical");
  }

  @Test
  void chernoffIsTheGreatestExponentOverTheOrders() {
    Categorical p = Categorical.ofProbabilities(row(0.1, 0.2, 0.7, 0));
    Categorical q = Categorical.ofProbabilities(row(0.4, 0, 0.1, 0.5));
    double greatest = 0;
    for (int i = 1; i < 1000; i++) {
      double order = i / 1000.0;
      greatest = Math.max(greatest, (1 - order) * value(Catalogue.renyi(order), p, q));
    }
    double chernoff = value(new Chernoff(new Chernoff.Config(), Catalogue.RULES), p, q);
    assertThat(chernoff).isGreaterThanOrEqualTo(greatest - 1e-15).isCloseTo(greatest, within(1e-6));
  }

  @Test
  void chernoffOfNormalDistributionsIsTheGreatestExponentToo() {
    Divergence chernoff = new Chernoff(new Chernoff.Config(), Catalogue.RULES);
    Normal p = Normal.of(row(0.3, 1), row(0.9, 2));
    Normal q = Normal.of(row(-0.5, 1.5), row(1.4, 0.7));
    double greatest = 0;
    for (int i = 1; i < 1000; i++) {
      double order = i / 1000.0;
      greatest = Math.max(greatest, (1 - order) * value(Catalogue.renyi(order), p, q));
    }
    double actual = value(chernoff, p, q);
    assertThat(actual).isGreaterThanOrEqualTo(greatest - 1e-15).isCloseTo(greatest, within(1e-6));
    // oracle: equal scales give (Δ/σ)²/8
    double shifted = value(chernoff, Normal.of(row(0), row(2)), Normal.of(row(3), row(2)));
    assertThat(shifted).isCloseTo(9 / 32.0, within(1e-15));
  }

  @Test
  void gradientsOfFullCovariancesAgreeWithDifferences() {
    double[] factor = {0.8, 0, 0, 0.3, 1.1, 0, -0.2, 0.4, 0.9};
    double[] other = {1, 0, 0, -0.1, 1.3, 0, 0.2, 0.1, 1.2};
    List<Divergence> divergences =
        List.of(
            Catalogue.renyi(0.6),
            Catalogue.hellinger(),
            new BuresWasserstein(new BuresWasserstein.Config()));
    for (Divergence divergence : divergences) {
      Node leaf = cube(factor);
      double[] gradient = Numbers.gradients(full(divergence, leaf, other), leaf).get(0);
      for (int k : new int[] {0, 3, 4, 6, 7, 8}) {
        double rise =
            at(divergence, factor, other, k, 1e-5) - at(divergence, factor, other, k, -1e-5);
        assertThat(gradient[k]).as("element %d", k).isCloseTo(rise / 2e-5, within(1e-8));
      }
    }
    Node same = cube(factor);
    Node zero =
        Catalogue.renyi(0.6)
            .between(
                MultivariateNormal.of(row(0, 0, 0), same),
                MultivariateNormal.of(row(0, 0, 0), cube(factor)));
    assertThat(Numbers.gradients(zero, same).get(0)).containsOnly(new double[] {0}, within(1e-14));
  }

  private static double at(Divergence d, double[] factor, double[] other, int k, double step) {
    double[] moved = factor.clone();
    moved[k] += step;
    return Numbers.of(full(d, cube(moved), other))[0];
  }

  private static Node full(Divergence divergence, Node factor, double[] other) {
    return divergence.between(
        MultivariateNormal.of(row(0.1, 0.2, -0.3), factor),
        MultivariateNormal.of(row(0, 0, 0), cube(other)));
  }

  private static Node cube(double[] factor) {
    return Node.constant(factor, Shape.of(1, 3, 3));
  }

  @Test
  void aGeneratorOfAStrangerIsOneClass() {
    Categorical p = Categorical.ofProbabilities(row(0.1, 0.2, 0.7, 0));
    Categorical q = Categorical.ofProbabilities(row(0.4, 0.3, 0.1, 0.2));
    double actual = Numbers.of(FDivergence.between(p, q, new Distance(), "acme/distance"))[0];
    assertThat(actual).isCloseTo(value(Catalogue.totalVariation(), p, q), within(1e-16));
  }

  /** ½|u − 1|, as a stranger would write it. */
  private record Distance() implements Generator {
    @Override
    public Node of(Node logRatio) {
      return Elementwise.scale(
          Elementwise.expm1(Elementwise.negate(Elementwise.abs(logRatio))), -0.5);
    }

    @Override
    public Limit atZero() {
      return new Limit(0.5, -0.5);
    }

    @Override
    public Limit atInfinity() {
      return new Limit(0.5, -0.5);
    }
  }
}
