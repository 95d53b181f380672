package io.kldiv.core.divergence.estimate;

import static io.kldiv.core.Numbers.row;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Exponential;
import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.Kl;
import io.kldiv.core.divergence.KlClosedForms;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.f.Generator;
import io.kldiv.core.divergence.f.JensenShannon;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.graph.op.SpecialFunctions;
import io.kldiv.core.random.RandomStreams;
import org.junit.jupiter.api.Test;

/** Oracles: the closed forms; for Poisson's {@code λ log(λ/μ) − λ + μ}. */
final class EstimateTest {
  private static final Divergence KL = new Kl(new Kl.Config(), KlRules.of(KlClosedForms.all()));
  private static final Quadrature QUADRATURE = new Quadrature(Generator.power(1), "D(P‖Q)", 2000);

  private static Normal normal(double mean, double scale) {
    return Normal.of(row(mean), row(scale));
  }

  @Test
  void quadratureAgreesWithTheClosedFormWithinItsError() {
    double[][] cases = {
      {0, 1, 0, 1},
      {0, 1, 0.001, 1},
      {0, 1, 5, 2},
      {3, 0.01, 0, 1},
      {0, 3, 1, 0.5},
      {1e3, 2, 990, 3}
    };
    for (double[] c : cases) {
      Normal p = normal(c[0], c[1]);
      Normal q = normal(c[2], c[3]);
      double exact = Numbers.of(KL.between(p, q))[0];
      DivergenceValue value = QUADRATURE.of(p, q);
      assertThat(value.value())
          .as("%s for %s", value, exact)
          .isCloseTo(exact, within(value.error() + 1e-12 * exact + 1e-15));
      assertThat(value.error()).isLessThan(1e-9 * (1 + exact));
    }
  }

  /** Where the densities are below all numbers, the ratio's power is above them. */
  @Test
  void quadratureOfPowersReachesIntoTheTails() {
    Distribution p = new Exponential(row(1.5));
    Distribution q = new Exponential(row(2.25));
    for (double order : new double[] {-0.5, 1.2, 2, 2.5}) {
      // ∫ pᵃq¹⁻ᵃ = λᵃμ¹⁻ᵃ/(aλ + (1 − a)μ)
      double rate = order * 1.5 + (1 - order) * 2.25;
      double power = StrictMath.pow(1.5, order) * StrictMath.pow(2.25, 1 - order) / rate;
      double exact = (power - 1) / (order * (order - 1));
      DivergenceValue value = new Quadrature(Generator.power(order), "D(P‖Q)", 2000).of(p, q);
      assertThat(value.value())
          .as("order %s: %s", order, value)
          .isCloseTo(exact, within(value.error() + 1e-12 * exact));
    }
  }

  @Test
  void monteCarloIsWithinFourStandardErrorsAndRepeatable() {
    Normal p = Normal.of(row(0.3, -0.2), row(0.8, 1.2));
    Normal q = Normal.of(row(0, 0.1), row(1, 1.1));
    double exact = Numbers.of(KL.between(p, q))[0];
    for (MonteCarlo.Estimator estimator :
        new MonteCarlo.Estimator[] {MonteCarlo.Estimator.K1, MonteCarlo.Estimator.K3}) {
      MonteCarlo monteCarlo = new MonteCarlo(estimator, 20_000, RandomStreams.of(7));
      DivergenceValue value = monteCarlo.of(p, q);
      assertThat(value.value()).isCloseTo(exact, within(4 * value.error()));
      assertThat(monteCarlo.of(p, q)).isEqualTo(value);
    }
    assertThat(new MonteCarlo(MonteCarlo.Estimator.K3, 50, RandomStreams.of(7)).of(p, p).value())
        .isZero();
  }

  @Test
  void monteCarloOfWhatQExcludesIsInfinite() {
    Categorical p = Categorical.ofProbabilities(row(0.5, 0.5));
    Categorical q = Categorical.ofProbabilities(row(1, 0));
    MonteCarlo monteCarlo = new MonteCarlo(MonteCarlo.Estimator.K1, 50, RandomStreams.of(1));
    assertThat(monteCarlo.of(p, q).value()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void aSumOfCountsAgreesWithTheClosedForm() {
    TruncatedSum sum = new TruncatedSum(Generator.power(1), "D(P‖Q)");
    for (double[] c : new double[][] {{0.5, 4}, {30, 25}, {300, 310}}) {
      double exact = c[0] * Math.log(c[0] / c[1]) - c[0] + c[1];
      DivergenceValue value = sum.of(new Counts(row(c[0])), new Counts(row(c[1])));
      assertThat(value.value()).isCloseTo(exact, within(value.error() + 1e-12 * exact));
      assertThat(value.error()).isLessThan(1e-10);
    }
  }

  @Test
  void theErrorOfASumIsABoundWhereTheGeneratorIsBounded() {
    JensenShannon bounded = new JensenShannon(new JensenShannon.Config(0.5));
    DivergenceValue value =
        new TruncatedSum(bounded, "JS(P,Q)").of(new Counts(row(30)), new Counts(row(25)));
    assertThat(value.how().errorKind()).isEqualTo(DivergenceValue.ErrorKind.BOUND);
    // by mpmath with 30 digits over 400 terms
    assertThat(value.value()).isCloseTo(0.10244765737806526, within(value.error() + 1e-15));
    assertThat(
            new TruncatedSum(Generator.power(1), "D(P‖Q)")
                .of(new Counts(row(30)), new Counts(row(25)))
                .how()
                .errorKind())
        .isEqualTo(DivergenceValue.ErrorKind.ESTIMATE);
  }

  @Test
  void whatAMethodIsNotForIsRefused() {
    Normal p = Normal.of(row(0, 0), row(1, 1));
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> QUADRATURE.of(p, p))
        .withMessageContaining("'monte-carlo'");
    TruncatedSum sum = new TruncatedSum(Generator.power(1), "D(P‖Q)");
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> sum.of(normal(0, 1), normal(0, 1)))
        .withMessageContaining("counts");
  }

  /** Poisson's law, as a stranger would write it. */
  private record Counts(Node rate) implements Distribution {
    @Override
    public Family family() {
      return new Family("counts", Family.Support.COUNTS, false);
    }

    @Override
    public Shape shape() {
      return rate.shape();
    }

    @Override
    public Node mean() {
      return rate;
    }

    @Override
    public Node logDensity(Node value) {
      Node power = subtract(multiply(value, log(rate)), rate);
      return Reductions.sum(subtract(power, SpecialFunctions.lgamma(shift(value, 1))), 1);
    }

    @Override
    public Node sample(String noise) {
      return rate;
    }
  }
}
