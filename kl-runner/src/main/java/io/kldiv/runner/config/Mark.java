package io.kldiv.runner.config;

import java.util.Comparator;

/**
 * A stretch of a text: a key, a value, or the place of a mistake. Lines and columns count from 1;
 * columns count code points.
 *
 * @param source the text
 * @param line the line of the first character
 * @param column the column of the first character
 * @param endLine the line of the end
 * @param endColumn the column after the last character
 */
public record Mark(Source source, int line, int column, int endLine, int endColumn)
    implements Comparable<Mark> {
  private static final Comparator<Mark> ORDER =
      Comparator.comparing((Mark mark) -> mark.source().origin())
          .thenComparing(mark -> mark.source().name())
          .thenComparingInt(Mark::line)
          .thenComparingInt(Mark::column)
          .thenComparingInt(Mark::endLine)
          .thenComparingInt(Mark::endColumn);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the end lies before the start, or a number is below 1
   */
  public Mark {
    if (line < 1 || column < 1 || endLine < line || (endLine == line && endColumn < column)) {
      throw new IllegalArgumentException(
          "not a stretch of text: %d:%d to %d:%d".formatted(line, column, endLine, endColumn));
    }
  }

  /** The place as users see it: {@code experiment.yaml:12:15}. */
  public String place() {
    return source.name() + ":" + line + ":" + column;
  }

  /** The number of code points that the stretch has on its first line, at least 1. */
  public int length() {
    int end = endLine == line ? endColumn : lineLength() + 1;
    return Math.max(1, end - column);
  }

  private int lineLength() {
    String text = source.line(line);
    return text.codePointCount(0, text.length());
  }

  /** Files before overrides before arguments before defaults, then by name, then by place. */
  @Override
  public int compareTo(Mark other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return place();
  }
}
