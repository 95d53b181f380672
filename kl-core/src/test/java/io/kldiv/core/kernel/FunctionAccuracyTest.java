package io.kldiv.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The error of each function, in units in the last place of the exact value. */
final class FunctionAccuracyTest {
  private static final long SEED = 7_031;
  private static final Map<Unary, Double> BOUNDS =
      Map.of(
          Unary.EXP, 1.0,
          Unary.EXPM1, 1.5,
          Unary.LOG, 1.0,
          Unary.LOG1P, 1.0,
          Unary.TANH, 2.0,
          Unary.SIGMOID, 2.0,
          Unary.SOFTPLUS, 2.0,
          Unary.ERF, 1.5,
          Unary.SIN, 1.0,
          Unary.COS, 1.0);

  private final Kernels kernels = Kernels.best();

  // Oracle: mpmath 1.3.0, values to 106 bits, in the resource file.
  @Test
  void everyFunctionKeepsItsErrorBoundAgainstAHighPrecisionReference() throws IOException {
    Map<Unary, Double> worst = new EnumMap<>(Unary.class);
    for (String line : lines("unary-reference.csv")) {
      String[] cells = line.split(",");
      Unary op = Unary.valueOf(cells[0]);
      double error = error(value(op, bits(cells[1])), bits(cells[2]), bits(cells[3]));
      assertThat(error).as("%s(%s)", op, bits(cells[1])).isLessThan(BOUNDS.get(op));
      worst.merge(op, error, Math::max);
    }
    assertThat(worst).hasSameSizeAs(BOUNDS);
  }

  // Oracle: mpmath 1.3.0, values to 106 bits, in the resource file.
  @Test
  void relativeEntropyIsAccurateForNearEqualSubnormalAndExtremeArguments() throws IOException {
    assertThat(check(Binary.RELATIVE_ENTROPY, "relative-entropy-reference.csv", 5)).isEqualTo(400);
  }

  // Oracle: mpmath 1.3.0, values to 106 bits, in the resource file.
  @Test
  void powersAreAccurateForNearOneSubnormalAndExtremeArguments() throws IOException {
    assertThat(check(Binary.POW, "power-reference.csv", 1)).isEqualTo(300);
  }

  /** Checks the error of each line of a file of non-negative values, and returns how many. */
  private int check(Binary op, String resource, double bound) throws IOException {
    int count = 0;
    for (String line : lines(resource)) {
      String[] cells = line.split(",");
      double p = bits(cells[0]);
      double q = bits(cells[1]);
      double actual = value(op, p, q);
      assertThat(actual).as("(%s, %s)", p, q).isNotNegative();
      assertThat(error(actual, bits(cells[2]), bits(cells[3])))
          .as("(%s, %s)", p, q)
          .isLessThan(bound);
      count++;
    }
    return count;
  }

  // Oracle: StrictMath, fdlibm 5.3, which is itself within 1 ulp.
  @Test
  void functionsStayCloseToFdlibmOnRandomBitPatterns() {
    closeToStrictMath(Unary.EXP, StrictMath::exp);
    closeToStrictMath(Unary.EXPM1, StrictMath::expm1);
    closeToStrictMath(Unary.LOG, StrictMath::log);
    closeToStrictMath(Unary.LOG1P, StrictMath::log1p);
    closeToStrictMath(Unary.TANH, StrictMath::tanh);
  }

  private void closeToStrictMath(Unary op, DoubleUnaryOperator oracle) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] x = new double[60_000];
    for (int i = 0; i < x.length; i++) {
      x[i] =
          switch (i % 3) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> (random.nextDouble() - 0.5) * 1500;
            default -> (random.nextDouble() - 0.5) * 4 * random.nextDouble();
          };
    }
    double[] y = new double[x.length];
    kernels.unary(op, x, 0, y, 0, x.length);
    for (int i = 0; i < x.length; i++) {
      double expected = oracle.applyAsDouble(x[i]);
      boolean close =
          Double.compare(y[i], expected) == 0
              || Math.abs(y[i] - expected) <= 3 * Math.ulp(expected)
              || (Double.isNaN(y[i]) && Double.isNaN(expected));
      assertThat(close).as("%s(%s) = %s, not %s; seed %d", op, x[i], y[i], expected, SEED).isTrue();
    }
  }

  private static double error(double actual, double high, double low) {
    if (actual == high && Double.isInfinite(high)) {
      return 0;
    }
    return Math.abs((actual - high) - low) / Math.ulp(high);
  }

  private double value(Unary op, double x) {
    double[] y = new double[1];
    kernels.unary(op, new double[] {x}, 0, y, 0, 1);
    return y[0];
  }

  private double value(Binary op, double p, double q) {
    double[] y = new double[1];
    double[] a = {p};
    double[] b = {q};
    kernels.binary(op, a, 0, 1, b, 0, 1, y, 0, 1);
    return y[0];
  }

  private static double bits(String hexadecimal) {
    return Double.longBitsToDouble(Long.parseUnsignedLong(hexadecimal, 16));
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = FunctionAccuracyTest.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }
}
