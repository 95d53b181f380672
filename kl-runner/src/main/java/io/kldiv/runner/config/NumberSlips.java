package io.kldiv.runner.config;

import io.kldiv.runner.config.ConfigNode.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Explains texts that look like numbers or truth values, but are not in the one right notation. */
final class NumberSlips {
  private static final int LONGEST = 60;
  private static final List<String> YES = List.of("yes", "y", "on", "true", "1");
  private static final List<String> NO = List.of("no", "n", "off", "false", "0");

  private NumberSlips() {}

  /** What to write instead of a text that is no number, if that can be said. */
  static Optional<String> hint(Scalar scalar, boolean whole) {
    String text = scalar.text();
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    if (!scalar.plain()) {
      return text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?")
          ? Optional.of("remove the quotes")
          : Optional.empty();
    }
    if (text.matches("[-+]?0[0-9]+")) {
      return Optional.of(leadingZero(text));
    }
    if (text.matches("[-+]?0[xXoObB][0-9a-fA-F_]+")) {
      return radix(text).map(value -> "only decimal numbers are read; write " + value);
    }
    if (text.matches("[-+]?[0-9][0-9_]*_[0-9_]*(\\.[0-9_]*)?([eE][-+]?[0-9]+)?")) {
      return Optional.of("no '_' inside a number; write " + text.replace("_", ""));
    }
    if (text.matches("[-+]?[0-9]+(,[0-9]+)+(\\.[0-9]*)?")) {
      return Optional.of("no ',' inside a number; decimals take a point, as in 0.5");
    }
    if (text.matches("[-+]?[0-9]+(\\.[0-9]+)?%")) {
      BigDecimal share = new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2);
      return Optional.of("write " + share.stripTrailingZeros().toPlainString());
    }
    return whole ? wholeHint(text) : wordHint(text);
  }

  /** What to write instead of a text that is neither true nor false. */
  static Optional<String> flagHint(Scalar scalar) {
    String text = scalar.text().toLowerCase(Locale.ROOT);
    if (YES.contains(text)) {
      return Optional.of("write true" + (scalar.plain() ? "" : ", without quotes"));
    }
    return NO.contains(text)
        ? Optional.of("write false" + (scalar.plain() ? "" : ", without quotes"))
        : Optional.empty();
  }

  private static String leadingZero(String text) {
    String sign = text.startsWith("-") ? "-" : "";
    String digits = text.replaceAll("^[-+]", "");
    String decimal = sign + new BigInteger(digits);
    String octal =
        digits.matches("[0-7]+")
            ? ", or %s%s if octal was meant".formatted(sign, new BigInteger(digits, 8))
            : "";
    return "no leading zeros, which some read as octal; write " + decimal + octal;
  }

  private static Optional<String> radix(String text) {
    String sign = text.startsWith("-") ? "-" : "";
    String digits = text.replaceAll("^[-+]", "").replace("_", "");
    int radix =
        switch (Character.toLowerCase(digits.charAt(1))) {
          case 'x' -> 16;
          case 'o' -> 8;
          default -> 2;
        };
    try {
      return Optional.of(sign + new BigInteger(digits.substring(2), radix));
    } catch (NumberFormatException e) {
      return Optional.empty(); // not a number in that base either: there is nothing to suggest
    }
  }

  private static Optional<String> wholeHint(String text) {
    if (!text.matches("[-+]?[0-9]*\\.?[0-9]*([eE][-+]?[0-9]{1,2})?")
        || !text.matches(".*[0-9].*")) {
      return wordHint(text);
    }
    try {
      BigDecimal value = new BigDecimal(text).stripTrailingZeros();
      return value.scale() <= 0 ? Optional.of("write " + value.toPlainString()) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty(); // a text such as "e5": there is nothing to suggest
    }
  }

  private static Optional<String> wordHint(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    boolean truth = word.length() > 1 && (YES.contains(word) || NO.contains(word));
    return truth
        ? Optional.of("'%s' is a word for true or false; a number is meant here".formatted(text))
        : Optional.empty();
  }
}
