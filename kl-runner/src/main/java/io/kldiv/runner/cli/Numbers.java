package io.kldiv.runner.cli;

import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
  private Numbers() {}

  /** Five significant digits, in scientific notation where it is shorter. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    if (value == 0 || (size >= 1e-3 && size < 1e5)) {
      int decimals = size >= 1 ? 4 - (int) Math.floor(StrictMath.log10(size)) : 5;
      return String.format(Locale.ROOT, "%." + Math.max(0, decimals) + "f", value);
    }
    return String.format(Locale.ROOT, "%.4e", value);
  }

  /** A whole number with a comma between thousands. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A time in seconds. */
  static String seconds(double seconds) {
    return seconds < 10
        ? String.format(Locale.ROOT, "%.3f s", seconds)
        : String.format(Locale.ROOT, "%.1f s", seconds);
  }
}
