package io.kldiv.core.divergence.f;

import java.util.Locale;

/**
 * Reads an arithmetic expression in u: numbers, {@code u}, {@code + − * / ^}, parentheses and the
 * functions log, exp, sqrt and abs. An exponent is a number. Nothing else can be written, so that a
 * text from a file can do nothing but compute.
 */
final class ExpressionParser {
  private static final int MAX_LENGTH = 1000;
  private static final int MAX_DEPTH = 50;

  private final String text;
  private int position;
  private int depth;

  private ExpressionParser(String text) {
    this.text = text;
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException if it is not one; the message points at the character
   */
  static Expression parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("f has more than %d characters".formatted(MAX_LENGTH));
    }
    ExpressionParser parser = new ExpressionParser(text);
    Expression expression = parser.sum();
    if (parser.peek() != 0) {
      throw parser.error("an operator or the end");
    }
    return expression;
  }

  private Expression sum() {
    if (++depth > MAX_DEPTH) {
      throw error("less than %d nested parentheses, not more".formatted(MAX_DEPTH));
    }
    Expression left = product();
    while (peek() == '+' || peek() == '-') {
      char sign = text.charAt(position++);
      left = new Expression.Pair(sign, left, product());
    }
    depth--;
    return left;
  }

  private Expression product() {
    Expression left = factor();
    while (peek() == '*' || peek() == '/') {
      char sign = text.charAt(position++);
      left = new Expression.Pair(sign, left, factor());
    }
    return left;
  }

  /** A minus binds less than a power: {@code −u^2} is {@code −(u²)}. */
  private Expression factor() {
    boolean negative = false;
    while (peek() == '-') {
      position++;
      negative = !negative;
    }
    Expression base = atom();
    if (peek() == '^') {
      position++;
      base = new Expression.Power(base, exponent());
    }
    return negative ? new Expression.Call(Expression.Function.NEGATE, base) : base;
  }

  /** A number, which may have a sign or parentheses. */
  private double exponent() {
    boolean inside = peek() == '(';
    position += inside ? 1 : 0;
    boolean negative = peek() == '-';
    position += negative ? 1 : 0;
    if (!isDigit(peek())) {
      throw error("a number as the exponent");
    }
    double value = number();
    if (inside && peek() == '/') {
      position++;
      if (!isDigit(peek())) {
        throw error("a number");
      }
      value /= number();
    }
    if (inside) {
      expect(')');
    }
    return negative ? -value : value;
  }

  private Expression atom() {
    char next = peek();
    if (next == '(') {
      position++;
      Expression inside = sum();
      expect(')');
      return inside;
    }
    if (isDigit(next)) {
      return new Expression.Literal(number());
    }
    int start = position;
    while (position < text.length() && Character.isLetter(text.charAt(position))) {
      position++;
    }
    String word = text.substring(start, position);
    if (word.equals("u")) {
      return new Expression.Variable();
    }
    position = start;
    Expression.Function function = function(word);
    position += word.length();
    expect('(');
    Expression argument = sum();
    expect(')');
    return new Expression.Call(function, argument);
  }

  private Expression.Function function(String word) {
    return switch (word) {
      case "log", "exp", "sqrt", "abs" ->
          Expression.Function.valueOf(word.toUpperCase(Locale.ROOT));
      default -> throw error("a number, u, a parenthesis, log(…), exp(…), sqrt(…) or abs(…)");
    };
  }

  private double number() {
    int start = position;
    while (position < text.length() && continuesNumber(start)) {
      position++;
    }
    String digits = text.substring(start, position);
    try {
      return Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      position = start;
      throw error("a number, which '%s' is not".formatted(digits));
    }
  }

  private boolean continuesNumber(int start) {
    char next = text.charAt(position);
    boolean exponent = next == 'e' || next == 'E';
    boolean afterExponent =
        position > start && Character.toLowerCase(text.charAt(position - 1)) == 'e';
    return isDigit(next) || exponent || (afterExponent && (next == '-' || next == '+'));
  }

  private static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw error("'" + wanted + "'");
    }
    position++;
  }

  /** The next character that is no space, or 0 at the end. */
  private char peek() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
    return position < text.length() ? text.charAt(position) : 0;
  }

  private IllegalArgumentException error(String wanted) {
    String found = peek() == 0 ? "the end" : "'" + peek() + "'";
    return new IllegalArgumentException(
        "f = '%s', character %d: %s is wanted here, but there is %s"
            .formatted(text, position + 1, wanted, found));
  }
}
