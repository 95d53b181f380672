package io.kldiv.runner.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The commonest slip in YAML: {@code key:value} without a space after the colon, which is one word
 * to YAML.
 *
 * @param key what stands before the colon
 * @param value what stands after it
 */
record MissingSpace(String key, String value) {
  private static final char NO_BREAK_SPACE = '\u00A0';
  private static final Pattern WORD = Pattern.compile("([A-Za-z_][\\w-]*):([^\\s:/\\\\].*)");
  private static final Pattern LINE = Pattern.compile("(\\s*(?:- +)*)" + WORD.pattern());

  /** The two halves of a word, if it has the shape {@code key:value}. */
  static Optional<MissingSpace> in(String word) {
    int end = word.indexOf('\n');
    Matcher matcher = WORD.matcher(end < 0 ? word : word.substring(0, end));
    return matcher.matches()
        ? Optional.of(new MissingSpace(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** The two halves of a plain scalar. */
  static Optional<MissingSpace> in(ConfigNode.Scalar scalar) {
    return scalar.plain() ? in(scalar.text()) : Optional.empty();
  }

  /** The problems of a plain scalar of this shape, which may run over several such lines. */
  static List<Problem> all(ConfigNode.Scalar scalar) {
    Mark mark = scalar.mark();
    List<Problem> byLine =
        IntStream.rangeClosed(mark.line(), mark.endLine())
            .mapToObj(line -> inLine(mark.source(), line))
            .flatMap(Optional::stream)
            .toList();
    Optional<MissingSpace> whole = in(scalar);
    return whole.isPresent() && byLine.isEmpty()
        ? List.of(whole.get().problem(mark))
        : whole.isPresent() ? byLine : List.of();
  }

  /** The problem of a line that consists of such a word, if it does. */
  static Optional<Problem> inLine(Source source, int number) {
    Matcher matcher = LINE.matcher(source.line(number));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    MissingSpace found = new MissingSpace(matcher.group(2), matcher.group(3));
    int column = matcher.group(1).length() + 1;
    return Optional.of(found.problem(source.mark(number, column, found.key.length() + 1)));
  }

  /** The problem, at the given place. */
  Problem problem(Mark mark) {
    String shown = value.length() > 30 ? value.substring(0, 30) + "..." : value;
    if (value.charAt(0) == NO_BREAK_SPACE) {
      return Problem.of(
              mark, "the colon after '" + key + "' is followed by a no-break space (U+00A0)")
          .hint("replace it by a plain space");
    }
    return Problem.of(mark, "a space is missing after the colon of '" + key + "'")
        .hint("write '" + key + ": " + shown + "'");
  }
}
