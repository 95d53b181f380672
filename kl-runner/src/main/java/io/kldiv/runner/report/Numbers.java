package io.kldiv.runner.report;

import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {
  private static final long MINUTE = 60;

  private Numbers() {}

  /** Five significant digits, in scientific notation where it is shorter. */
  public static String number(double value) {
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
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A time in seconds. */
  public static String seconds(double seconds) {
    return seconds < 10
        ? String.format(Locale.ROOT, "%.3f s", seconds)
        : String.format(Locale.ROOT, "%.1f s", seconds);
  }

  /** A time in seconds below a minute, else in hours, minutes and whole seconds. */
  public static String duration(double seconds) {
    if (!(seconds >= MINUTE)) {
      return seconds(seconds);
    }
    long whole = Math.round(seconds);
    long hours = whole / (MINUTE * MINUTE);
    long minutes = whole / MINUTE % MINUTE;
    return hours > 0
        ? String.format(Locale.ROOT, "%,d h %02d min", hours, minutes)
        : String.format(Locale.ROOT, "%d min %02d s", minutes, whole % MINUTE);
  }
}
