package io.kldiv.core.distribution;

import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.core.CorePlugin;
import io.kldiv.core.Numbers;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.PartRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Densities, means, variances, entropies and divergences. Oracle: integrals of the densities with
 * 40 digits by mpmath; {@code univariate.py} beside the table made it.
 */
final class UnivariateReferenceTest {
  private static final double TOLERANCE = 2e-13;
  private static final KlRules RULES = KlRules.from(PartRegistry.of(List.of(new CorePlugin())));

  /** One line of the table. */
  private record Line(
      String quantity,
      String family,
      double[] p,
      String other,
      double[] q,
      double x,
      double value) {
    static Line of(String text) {
      String[] cells = text.split(",");
      double x = cells[5].isEmpty() ? Double.NaN : bits(cells[5]);
      return new Line(
          cells[0], cells[1], all(cells[2]), cells[3], all(cells[4]), x, bits(cells[6]));
    }

    private static double[] all(String cells) {
      return cells.isEmpty()
          ? new double[0]
          : Arrays.stream(cells.split(" ")).mapToDouble(Line::bits).toArray();
    }

    private static double bits(String hexadecimal) {
      return Double.longBitsToDouble(Long.parseUnsignedLong(hexadecimal, 16));
    }

    double actual() {
      Distribution law = Given.of(family, p);
      Node node =
          switch (quantity) {
            case "mean" -> law.mean();
            case "variance" -> law.variance().orElseThrow();
            case "entropy" -> law.entropy().orElseThrow();
            case "density" -> law.logDensity(row(x));
            default -> RULES.between(law, Given.of(other, q));
          };
      return Numbers.of(node)[0];
    }

    boolean isKnown() {
      return !quantity.equals("kl")
          || RULES.rule(Given.of(family, p).getClass(), Given.of(other, q).getClass()).isPresent();
    }

    /** Relative; for logarithms of densities and entropies to what 1 adds to them. */
    double error(double actual) {
      boolean logarithm = quantity.equals("density") || quantity.equals("entropy");
      double size = logarithm ? Math.max(1, Math.abs(value)) : Math.abs(value);
      return Math.abs(actual - value) <= 1e-40 ? 0 : Math.abs(actual - value) / size;
    }

    @Override
    public String toString() {
      return "%s of %s%s %s%s at %s"
          .formatted(quantity, family, Arrays.toString(p), other, Arrays.toString(q), x);
    }
  }

  @Test
  void everyValueOfTheTableIsMet() throws IOException {
    List<String> failures = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Line line : lines()) {
      if (!line.isKnown()) {
        missing.add(line.toString());
        continue;
      }
      double actual = line.actual();
      if (!(line.error(actual) <= TOLERANCE)) {
        failures.add(
            "%s is %s, not %s (%.1e)".formatted(line, actual, line.value, line.error(actual)));
      }
    }
    assertThat(failures).isEmpty();
    assertThat(missing).isEmpty();
  }

  private static List<Line> lines() throws IOException {
    try (InputStream in =
        UnivariateReferenceTest.class.getResourceAsStream("univariate-reference.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(Line::of).toList();
    }
  }
}
