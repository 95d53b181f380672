package io.kldiv.bench;

import java.util.Locale;

/** Numbers as the tables show them, with three digits. */
public final class Format {
  private Format() {}

  /** A number with about three digits, and no exponent unless it is very large or small. */
  public static String number(double value) {
    double size = Math.abs(value);
    if (size == 0 || (size >= 100 && size < 1e6)) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    if (size >= 1e6 || size < 1e-3) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
  }

  /** A time with its unit, from nanoseconds to seconds. */
  public static String seconds(double seconds) {
    String[] units = {"s", "ms", "µs", "ns"};
    int unit = 0;
    double scaled = seconds;
    while (scaled < 0.9995 && unit < units.length - 1) {
      scaled *= 1000;
      unit++;
    }
    String form = scaled >= 99.95 ? "%.0f %s" : scaled >= 9.995 ? "%.1f %s" : "%.2f %s";
    return String.format(Locale.ROOT, form, scaled, units[unit]);
  }

  /** A number of bytes in MB, 10⁶ bytes. */
  public static String megabytes(double bytes) {
    return number(bytes * 1e-6) + " MB";
  }

  /** A part of a whole in percent. */
  public static String percent(double part) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * part);
  }
}
