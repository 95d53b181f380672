package io.kldiv.core.divergence;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.core.CorePlugin;
import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Given;
import io.kldiv.core.part.PartRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Divergences of one family on grids with extreme parameters. Oracle: the textbooks' closed forms
 * with 80 digits; {@code univariate_kl.py} beside the table made it.
 *
 * <p>The bound is {@code 1e-12} of the value, and what a rounding of each parameter changes.
 */
final class UnivariateKlAccuracyTest {
  private static final double RELATIVE = 1e-12;
  private static final double STEP = 0x1p-20;
  private static final double ROUNDINGS = 8 * 0x1p-53;
  private static final KlRules RULES = KlRules.from(PartRegistry.of(List.of(new CorePlugin())));

  @Test
  void everyValueIsWithinItsBound() throws IOException {
    List<String> failures = new ArrayList<>();
    for (String line : lines()) {
      String[] cells = line.split(",");
      double[] p = bits(cells[1]);
      double[] q = bits(cells[2]);
      double expected = bits(cells[3])[0];
      double actual = kl(cells[0], p, q);
      double error = Math.abs(actual - expected);
      if (error > RELATIVE * expected + ROUNDINGS * sensitivity(cells[0], p, q)) {
        failures.add(
            "%s %s %s is %s, not %s: %.1e"
                .formatted(
                    cells[0],
                    Arrays.toString(p),
                    Arrays.toString(q),
                    actual,
                    expected,
                    error / expected));
      }
    }
    assertThat(failures).isEmpty();
  }

  /** By how much the value changes, in units of the parameters' relative change. */
  private static double sensitivity(String family, double[] p, double[] q) {
    double sum = 0;
    for (double[] parameters : List.of(p, q)) {
      for (int i = 0; i < parameters.length; i++) {
        double x = parameters[i];
        parameters[i] = x * (1 + STEP);
        double up = kl(family, p, q);
        parameters[i] = x * (1 - STEP);
        sum += Math.abs(up - kl(family, p, q)) / (2 * STEP);
        parameters[i] = x;
      }
    }
    return sum;
  }

  private static double kl(String family, double[] p, double[] q) {
    Distribution left = Given.of(family, p);
    return Numbers.of(RULES.between(left, Given.of(family, q)))[0];
  }

  private static double[] bits(String cell) {
    return Arrays.stream(cell.split(" "))
        .mapToDouble(x -> Double.longBitsToDouble(Long.parseUnsignedLong(x, 16)))
        .toArray();
  }

  private static List<String> lines() throws IOException {
    try (InputStream in =
        UnivariateKlAccuracyTest.class.getResourceAsStream("univariate-kl-reference.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
