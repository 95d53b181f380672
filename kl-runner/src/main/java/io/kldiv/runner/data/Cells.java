package io.kldiv.runner.data;

import java.util.Locale;
import java.util.Set;

/** What a cell of a CSV file can be. */
final class Cells {
  private static final Set<String> MISSING =
      Set.of("", "NA", "N/A", "NaN", "nan", "NAN", "null", "NULL", "?");
  private static final Set<String> INFINITE =
      Set.of("inf", "-inf", "+inf", "infinity", "-infinity", "+infinity");

  private Cells() {}

  /** Whether a cell of a numeric column, or of one not yet known, says that a value is missing. */
  static boolean isMissing(String cell) {
    boolean digitFirst = !cell.isEmpty() && cell.charAt(0) <= '9' && cell.charAt(0) >= '0';
    return !digitFirst && MISSING.contains(cell); // most cells are spared the look-up
  }

  /** Whether a cell is written as a decimal number, however large. */
  static boolean isNumber(String cell) {
    return !Double.isNaN(number(cell));
  }

  /** The number that a cell holds, infinite if it is too large for a double; NaN if none. */
  static double number(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit && "+-.eE".indexOf(c) < 0) {
        return Double.NaN; // Double.parseDouble would take 1d, 0x1p3 and NaN
      }
    }
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Whether a cell is a number, or plainly an attempt at one. */
  static boolean isMeantAsNumber(String cell) {
    return isNumber(cell) || isInfinite(cell) || hasDecimalComma(cell);
  }

  private static boolean isInfinite(String cell) {
    return INFINITE.contains(cell.toLowerCase(Locale.ROOT));
  }

  private static boolean hasDecimalComma(String cell) {
    return cell.indexOf(',') >= 0 && isNumber(cell.replace(',', '.'));
  }

  /**
   * What is wrong with a cell of a numeric column that holds no finite number.
   *
   * @param cell what it holds
   * @param advice what to do about text
   */
  static String complaint(String cell, String advice) {
    String quoted = Texts.quote(cell);
    if (isNumber(cell)) {
      return quoted + " is too large for a double (the greatest is about 1.8e308)";
    }
    if (isInfinite(cell)) {
      return quoted + " is infinite; only finite numbers are allowed";
    }
    if (hasDecimalComma(cell)) {
      return quoted + " is not a number; write a decimal point, not a comma";
    }
    return quoted
        + " is not a number, unlike the column's first value; if the column holds text, "
        + advice;
  }

  /**
   * What is wrong with a missing value.
   *
   * @param cell what it holds
   * @param advice what to do about it
   */
  static String missingComplaint(String cell, String advice) {
    String how = cell.isEmpty() ? "the field is empty" : Texts.quote(cell);
    return "the value is missing (" + how + "); fill it in, or " + advice;
  }
}
