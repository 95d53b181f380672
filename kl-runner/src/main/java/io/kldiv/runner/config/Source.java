package io.kldiv.runner.config;

import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A text that configuration is read from.
 *
 * @param name the name in messages: the file as the user wrote it, or {@code -s} and a path
 * @param origin what the text is
 * @param text the whole text
 * @param folder the folder that relative paths in the text start from
 */
public record Source(String name, Origin origin, String text, Path folder) {
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  /** Checks that no component is null. */
  public Source {
    Objects.requireNonNull(name);
    Objects.requireNonNull(origin);
    Objects.requireNonNull(text);
    Objects.requireNonNull(folder);
  }

  /**
   * A line of the text without its end; empty if there is no such line.
   *
   * @param number the line's number, from 1
   */
  public String line(int number) {
    String[] lines = LINE_END.split(text, -1);
    return number >= 1 && number <= lines.length ? lines[number - 1] : "";
  }

  /** A mark that covers the given stretch of one line, in code points from 1. */
  Mark mark(int line, int column, int length) {
    return new Mark(this, line, column, line, column + length);
  }

  /** The mark of a stretch of the text given by indices of {@code char}s. */
  Mark markAt(int start, int end) {
    int[] from = place(start);
    int[] to = place(end);
    return new Mark(this, from[0], from[1], to[0], to[1]);
  }

  private int[] place(int index) {
    int line = 1;
    int lineStart = 0;
    int limit = Math.min(index, text.length());
    for (int i = 0; i < limit; i++) {
      char c = text.charAt(i);
      boolean crLf = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !crLf)) {
        line++;
        lineStart = i + 1;
      }
    }
    return new int[] {line, 1 + text.codePointCount(lineStart, limit)};
  }
}
