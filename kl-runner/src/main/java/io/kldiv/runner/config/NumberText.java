package io.kldiv.runner.config;

import java.math.BigDecimal;
import tools.jackson.core.io.NumberOutput;

/** Numbers as text: the fewest digits that read back to the same value, on every Java version. */
final class NumberText {
  private static final int LONGEST_PLAIN = 15;
  private static final int SMALLEST_PLAIN = 6;

  private NumberText() {}

  /** The number in YAML's notation: {@code 0.1}, {@code 3}, {@code 1e-10}, {@code .inf}. */
  static String of(double value) {
    if (Double.isNaN(value)) {
      return ".nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? ".inf" : "-.inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0";
    }
    BigDecimal exact = new BigDecimal(NumberOutput.toString(value, true)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent < LONGEST_PLAIN && exponent >= -SMALLEST_PLAIN) {
      return exact.toPlainString();
    }
    String digits = exact.unscaledValue().toString();
    int lead = digits.charAt(0) == '-' ? 2 : 1;
    String fraction = digits.length() > lead ? "." + digits.substring(lead) : "";
    return digits.substring(0, lead) + fraction + "e" + exponent;
  }
}
