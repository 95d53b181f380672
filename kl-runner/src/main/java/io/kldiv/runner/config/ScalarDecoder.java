package io.kldiv.runner.config;

import io.kldiv.runner.config.ConfigNode.Scalar;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decodes the text of a scalar to the type of the component that it goes to. */
final class ScalarDecoder {
  private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
  private static final Pattern REAL =
      Pattern.compile("[-+]?(\\.[0-9]+|(0|[1-9][0-9]*)(\\.[0-9]*)?)([eE][-+]?[0-9]{1,9})?");
  private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)");
  private static final Pattern NOT_A_NUMBER = Pattern.compile("\\.(nan|NaN|NAN)");
  private static final Pattern NUMBER_LIKE = Pattern.compile("[-+]?\\.?[0-9].*|[-+]?\\.[A-Za-z]+");
  private static final int LONGEST_NUMBER = 400;

  private final Problems problems;

  ScalarDecoder(Problems problems) {
    this.problems = problems;
  }

  /** Whether a plain text can only be meant as a number, well written or not. */
  static boolean looksLikeNumber(Scalar scalar) {
    return scalar.plain() && NUMBER_LIKE.matcher(scalar.text()).matches();
  }

  /**
   * The value; empty if it is wrong, which is reported.
   *
   * @param scalar the text, not blank
   * @param type the type, one without inner structure
   * @param name the key, for messages
   */
  Optional<Object> decode(Scalar scalar, ValueType type, String name) {
    if (type instanceof ValueType.Whole whole) {
      return whole(scalar, whole, name);
    }
    if (type instanceof ValueType.Real real) {
      return real(scalar, real, name);
    }
    if (type instanceof ValueType.Flag flag) {
      return flag(scalar, flag, name);
    }
    if (type instanceof ValueType.Word word) {
      return word(scalar, word, name);
    }
    if (scalar.isNull()) {
      return wrong(scalar, type, name, Optional.empty());
    }
    return type instanceof ValueType.FilePath
        ? path(scalar, type, name)
        : Optional.of(scalar.text());
  }

  private Optional<Object> whole(Scalar scalar, ValueType.Whole type, String name) {
    String text = scalar.text();
    if (!scalar.plain() || !WHOLE.matcher(text).matches() || text.length() > LONGEST_NUMBER) {
      return wrong(scalar, type, name, NumberSlips.hint(scalar, true));
    }
    BigDecimal value = new BigDecimal(text);
    long lowest = type.isLong() ? Long.MIN_VALUE : Integer.MIN_VALUE;
    long highest = type.isLong() ? Long.MAX_VALUE : Integer.MAX_VALUE;
    if (value.compareTo(BigDecimal.valueOf(lowest)) < 0
        || value.compareTo(BigDecimal.valueOf(highest)) > 0) {
      return wrong(
          scalar, type, name, Optional.of("it must lie from %d to %d".formatted(lowest, highest)));
    }
    if (!type.limits().contain(value.doubleValue())) {
      return wrong(scalar, type, name, Optional.empty());
    }
    return Optional.of(type.isLong() ? (Object) value.longValueExact() : value.intValueExact());
  }

  private Optional<Object> real(Scalar scalar, ValueType.Real type, String name) {
    String text = scalar.text();
    double value;
    if (scalar.plain() && NOT_A_NUMBER.matcher(text).matches()) {
      return wrong(scalar, type, name, Optional.of("NaN is outside every range"));
    } else if (scalar.plain() && INFINITE.matcher(text).matches()) {
      value = text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    } else if (scalar.plain() && REAL.matcher(text).matches() && text.length() <= LONGEST_NUMBER) {
      value = Double.parseDouble(text);
      boolean lost = value == 0 && text.replaceAll("[eE].*", "").matches(".*[1-9].*");
      if (lost || Double.isInfinite(value)) {
        String hint =
            lost ? "it is too small for a 64-bit number" : "it is too large for a 64-bit number";
        return wrong(scalar, type, name, Optional.of(hint));
      }
    } else {
      return wrong(scalar, type, name, NumberSlips.hint(scalar, false));
    }
    Optional<String> hint =
        Double.isInfinite(value) ? Optional.of("it must be finite") : Optional.empty();
    return type.limits().contain(value) ? Optional.of(value) : wrong(scalar, type, name, hint);
  }

  private Optional<Object> flag(Scalar scalar, ValueType.Flag type, String name) {
    if (scalar.plain() && List.of("true", "false").contains(scalar.text())) {
      return Optional.of(scalar.text().equals("true"));
    }
    return wrong(scalar, type, name, NumberSlips.flagHint(scalar));
  }

  private Optional<Object> word(Scalar scalar, ValueType.Word type, String name) {
    Optional<Object> constant = type.find(scalar.text());
    if (constant.isEmpty()) {
      problems.add(
          Problem.of(scalar.mark(), "'%s' cannot be %s".formatted(name, Quote.of(scalar.text())))
              .suggest(Spelling.nearest(scalar.text(), type.choices()))
              .allow(type.choices()));
    }
    return constant;
  }

  private Optional<Object> path(Scalar scalar, ValueType type, String name) {
    try {
      if (scalar.text().isBlank()) {
        return wrong(scalar, type, name, Optional.empty());
      }
      Path path = Path.of(scalar.text());
      return Optional.of(scalar.mark().source().folder().resolve(path).normalize());
    } catch (InvalidPathException e) {
      return wrong(scalar, type, name, Optional.of(e.getReason()));
    }
  }

  private Optional<Object> wrong(
      Scalar scalar, ValueType type, String name, Optional<String> hint) {
    Problem problem =
        Problem.of(
            scalar.mark(),
            "'%s' must be %s, but is %s".formatted(name, type.words(), given(scalar)));
    Optional<String> advice =
        scalar.isNull() ? Optional.of("null stands for an optional key that is left out") : hint;
    problems.add(advice.map(problem::hint).orElse(problem));
    return Optional.empty();
  }

  /** What was given, for messages. */
  static String given(ConfigNode node) {
    if (node instanceof Scalar scalar) {
      String text = Quote.of(scalar.text());
      return scalar.plain() ? text : "the text " + text + " in quotes";
    }
    return node instanceof ConfigNode.Sequence ? "a list" : "a mapping";
  }
}
