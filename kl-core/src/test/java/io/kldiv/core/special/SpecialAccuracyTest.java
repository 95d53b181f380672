package io.kldiv.core.special;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The worst error of each special function over its range. Oracle: mpmath 1.3.0 at 60 digits and
 * more; {@code reference.py} beside the table made it.
 */
final class SpecialAccuracyTest {
  private interface Function {
    double of(double[] x);
  }

  /** A bound in units in the last place, or where {@code absolute} on |error|/max(1, |value|). */
  private record Claim(Function function, double bound, boolean absolute) {}

  private static final Map<String, Claim> CLAIMS = new LinkedHashMap<>();

  static {
    ulps("LGAMMA", 3, x -> LogGamma.of(x[0]));
    absolute("LGAMMA_NEGATIVE", 2e-14, x -> LogGamma.of(x[0]));
    ulps("DIGAMMA", 3, x -> Polygamma.digamma(x[0]));
    absolute("DIGAMMA_NEGATIVE", 2e-14, x -> Polygamma.digamma(x[0]));
    for (int n : new int[] {1, 2, 3, 4, 9, 30}) {
      ulps("POLYGAMMA_" + n, n <= 3 ? 6 : 4 + 2 * n, x -> Polygamma.of(n, x[0]));
    }
    for (int n : new int[] {0, 1, 2}) {
      ulps("INCREASE_" + n, 8, x -> PolygammaIncrease.of(n, x[0], x[1]));
    }
    absolute("STIRLING", 1e-15, x -> LogGamma.remainder(x[0]));
    ulps("ERFC", 3, x -> ErrorFunctions.erfc(x[0]));
    ulps("ERFCX", 3, x -> ErrorFunctions.erfcx(x[0]));
    ulps("NORMAL_CDF", 4, x -> NormalLaw.cdf(x[0]));
    ulps("LOG_NORMAL_CDF", 4, x -> NormalLaw.logCdf(x[0]));
    ulps("NORMAL_QUANTILE", 4, x -> NormalLaw.quantile(x[0]));
    ulps("LOG1MEXP", 3, x -> Exponentials.log1mexp(x[0]));
    ulps("ASINH", 3, x -> Exponentials.asinh(x[0]));
    absolute("LOG_ADD_EXP", 4e-16, x -> Exponentials.logAddExp(x[0], x[1]));
    for (int n : new int[] {1, 2, 3}) {
      ulps("EXP_INTEGRAL_" + n, 6, x -> ExponentialIntegral.scaled(n, x[0]));
    }
    ulps("LOG_BESSEL", 4, x -> BesselRatio.logNormaliser(x[0], x[1]));
    ulps("BESSEL_RATIO", 4, x -> BesselRatio.of(x[0], x[1]));
    ulps("BESSEL_SLOPE", 128, x -> BesselRatio.slope(x[0], x[1]));
    ulps("GAMMA_P", 256, x -> IncompleteGamma.lower(x[0], x[1]));
    ulps("GAMMA_Q", 256, x -> IncompleteGamma.upper(x[0], x[1]));
    ulps("GAMMA_P_BY_SHAPE", 256, x -> IncompleteGamma.shapeDerivative(x[0], x[1]));
    ulps("BETA_I", 256, x -> IncompleteBeta.of(x[0], x[1], x[2]));
    ulps("BETA_BY_A", 512, x -> IncompleteBeta.derivativeA(x[0], x[1], x[2]));
    ulps("BETA_BY_B", 512, x -> IncompleteBeta.derivativeB(x[0], x[1], x[2]));
    ulps("DIGAMMA_GAP", 8, x -> LogGammaGap.derivative(x[0]));
    ulps("TRIGAMMA_GAP", 8, x -> LogGammaGap.secondDerivative(x[0]));
    ulps("BREGMAN", 16, x -> LogGammaGap.bregman(x[0], x[1]));
    absolute("LBETA", 3e-15, x -> LogBeta.of(x[0], x[1]));
  }

  private static void ulps(String name, double bound, Function function) {
    CLAIMS.put(name, new Claim(function, bound, false));
  }

  private static void absolute(String name, double bound, Function function) {
    CLAIMS.put(name, new Claim(function, bound, true));
  }

  @Test
  void everyFunctionKeepsItsErrorBoundAgainstAHighPrecisionTable() throws IOException {
    Map<String, Double> worst = new LinkedHashMap<>();
    Map<String, String> where = new LinkedHashMap<>();
    for (String line : lines()) {
      String[] cells = line.split(",");
      Claim claim = CLAIMS.get(cells[0]);
      assertThat(claim).as("a claim for %s", cells[0]).isNotNull();
      double[] x = new double[cells.length - 3];
      for (int i = 0; i < x.length; i++) {
        x[i] = bits(cells[i + 1]);
      }
      double high = bits(cells[cells.length - 2]);
      double actual = claim.function().of(x);
      double error = Math.abs((actual - high) - bits(cells[cells.length - 1]));
      error /= claim.absolute() ? Math.max(1, Math.abs(high)) : Math.ulp(high);
      double scaled = actual == high ? Math.min(error, 1) : Double.isNaN(error) ? 1e300 : error;
      if (scaled >= worst.getOrDefault(cells[0], -1.0)) {
        worst.put(cells[0], scaled);
        where.put(cells[0], "%s gave %s, not %s".formatted(List.of(box(x)), actual, high));
      }
    }
    assertThat(worst).hasSameSizeAs(CLAIMS);
    worst.forEach(
        (name, error) ->
            assertThat(error)
                .as("%s: %s", name, where.get(name))
                .isLessThan(CLAIMS.get(name).bound()));
  }

  private static Double[] box(double[] x) {
    return Arrays.stream(x).boxed().toArray(Double[]::new);
  }

  private static double bits(String hexadecimal) {
    return Double.longBitsToDouble(Long.parseUnsignedLong(hexadecimal, 16));
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = SpecialAccuracyTest.class.getResourceAsStream("special-reference.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
