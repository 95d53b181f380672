package io.kldiv.core.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Values at the edges of the domains. Oracle: the limits of the definitions in the DLMF. */
final class SpecialEdgesTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;
  private static final double TINIEST = Double.MIN_VALUE;

  @Test
  void gammaFunctionsHaveTheirPolesZerosAndLimits() {
    check(LogGamma::of, 1, 0, 2, 0, 0, INFINITY, -0.0, INFINITY, -3, INFINITY, INFINITY, INFINITY);
    check(LogGamma::of, -INFINITY, INFINITY, NAN, NAN, 1e306, INFINITY);
    check(LogGamma::of, TINIEST, 744.4400719213812);
    check(Polygamma::digamma, 0, -INFINITY, -0.0, INFINITY, -2, NAN, INFINITY, INFINITY, NAN, NAN);
    check(Polygamma::digamma, -INFINITY, NAN);
    check(x -> Polygamma.of(1, x), 0, INFINITY, INFINITY, 0, -0.5, NAN, NAN, NAN, 1e-200, INFINITY);
    check(x -> Polygamma.of(2, x), 0, -INFINITY, TINIEST, -INFINITY);
    check(x -> LogBeta.of(x, 2), 0, INFINITY, INFINITY, -INFINITY, -1, NAN, NAN, NAN);
    check(x -> LogBeta.of(x, INFINITY), 0, NAN, INFINITY, -INFINITY);
    check(x -> PolygammaIncrease.of(0, x, 0), 3, 0, TINIEST, 0, -1, NAN, 0, NAN);
    check(x -> LogGammaGap.bregman(x, 5), 5, 0, 0, INFINITY, -1, NAN, INFINITY, NAN);
    assertThatThrownBy(() -> Polygamma.of(31, 1)).hasMessageContaining("from 0 to 30, but is 31");
  }

  @Test
  void errorFunctionsUnderflowAndSaturate() {
    check(ErrorFunctions::erfc, 0, 1, INFINITY, 0, -INFINITY, 2, NAN, NAN, 40, 0, -9, 2);
    check(ErrorFunctions::erfcx, 0, 1, INFINITY, 0, -INFINITY, INFINITY, NAN, NAN);
    check(NormalLaw::cdf, 0, 0.5, INFINITY, 1, -INFINITY, 0, NAN, NAN, -50, 0);
    check(NormalLaw::logCdf, INFINITY, 0, -INFINITY, -INFINITY, NAN, NAN);
    check(NormalLaw::quantile, 0, -INFINITY, 1, INFINITY, 0.5, 0, 1.5, NAN, NAN, NAN);
    check(Exponentials::log1mexp, 0, -INFINITY, INFINITY, 0, -1, NAN, NAN, NAN);
    check(Exponentials::asinh, 0, 0, -0.0, -0.0, INFINITY, INFINITY, -INFINITY, -INFINITY);
    check(x -> ExponentialIntegral.scaled(2, x), 0, 1, INFINITY, 0, -1, NAN, NAN, NAN);
    assertThatThrownBy(() -> ExponentialIntegral.scaled(0, 1)).hasMessageContaining("at least 1");
  }

  @Test
  void besselRatiosAreEvenOrOddAndReachTheirLimits() {
    for (double order : new double[] {-0.5, 0, 0.5, 20}) {
      check(x -> BesselRatio.logNormaliser(order, x), 0, 0, INFINITY, INFINITY, NAN, NAN);
      check(x -> BesselRatio.of(order, x), 0, 0, INFINITY, 1, -INFINITY, -1, NAN, NAN);
      check(x -> BesselRatio.slope(order, x), 0, 1 / (2 * order + 2), INFINITY, 0, NAN, NAN);
      assertThat(BesselRatio.of(order, -3)).isEqualTo(-BesselRatio.of(order, 3));
    }
  }

  @Test
  void incompleteFunctionsAndQuantilesEndAtZeroAndOne() {
    check(x -> IncompleteGamma.lower(3, x), 0, 0, INFINITY, 1, -1, NAN, NAN, NAN);
    check(x -> IncompleteGamma.upper(3, x), 0, 1, INFINITY, 0, -1, NAN, NAN, NAN);
    check(x -> IncompleteGamma.lower(x, 3), 0, NAN, -1, NAN, NAN, NAN, INFINITY, NAN);
    check(x -> IncompleteGamma.density(1, x), 0, 1, INFINITY, 0, -1, NAN);
    check(x -> IncompleteGamma.shapeDerivative(2, x), 0, 0, INFINITY, 0, -1, NAN);
    check(x -> IncompleteBeta.of(2, 3, x), 0, 0, 1, 1, -0.1, NAN, 1.1, NAN, NAN, NAN);
    check(x -> IncompleteBeta.of(x, 3, 0.2), 0, NAN, -1, NAN, INFINITY, NAN);
    check(x -> Quantiles.gamma(2, x), 0, 0, 1, INFINITY, 2, NAN, NAN, NAN);
    check(x -> Quantiles.beta(2, 3, x), 0, 0, 1, 1, -0.1, NAN, NAN, NAN);
  }

  @Test
  void quantilesInvertTheirDistributionFunctions() {
    for (double a : new double[] {0.1, 0.7, 1, 3, 50, 4000}) {
      for (double p : new double[] {1e-12, 1e-3, 0.2, 0.5, 0.9, 0.999}) {
        assertThat(IncompleteGamma.lower(a, Quantiles.gamma(a, p)) / p)
            .isBetween(1 - 1e-12, 1 + 1e-12);
        assertThat(IncompleteBeta.of(a, 2.5, Quantiles.beta(a, 2.5, p)) / p)
            .as("a = %s, p = %s", a, p)
            .isBetween(1 - 1e-11, 1 + 1e-11);
      }
    }
  }

  /** Pairs of argument and value. */
  private static void check(DoubleUnaryOperator function, double... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      assertThat(List.of(function.applyAsDouble(pairs[i]) + 0.0))
          .as("at %s", pairs[i])
          .containsExactly(pairs[i + 1] + 0.0);
    }
  }
}
