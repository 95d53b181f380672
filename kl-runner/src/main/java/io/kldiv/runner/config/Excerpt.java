package io.kldiv.runner.config;

import java.util.List;

/** The source line of a mark and a line of carets under the token. */
final class Excerpt {
  private static final int WIDTH = 100;
  private static final int BEFORE = 40;
  private static final String CUT = "...";

  private Excerpt() {}

  /** Two lines, indented by two; none if the source line is blank. */
  static List<String> of(Mark mark) {
    int[] line = mark.source().line(mark.line()).codePoints().map(Excerpt::visible).toArray();
    if (new String(line, 0, line.length).isBlank()) {
      return List.of();
    }
    int token = Math.min(mark.column() - 1, line.length);
    int from =
        line.length <= WIDTH ? 0 : Math.max(0, Math.min(token - BEFORE, line.length - WIDTH));
    int to = Math.min(line.length, from + WIDTH);
    String head = from > 0 ? CUT : "";
    String tail = to < line.length ? CUT : "";
    StringBuilder carets = new StringBuilder("  ").append(" ".repeat(head.length()));
    for (int i = from; i < token; i++) {
      carets.append(line[i] == '\t' ? "\t" : " ".repeat(cells(line[i])));
    }
    int end = Math.min(Math.max(token + mark.length(), token + 1), Math.max(to, token + 1));
    for (int i = token; i < end; i++) {
      carets.append("^".repeat(i < line.length ? Math.max(1, cells(line[i])) : 1));
    }
    return List.of("  " + head + new String(line, from, to - from) + tail, carets.toString());
  }

  /** Control and formatting characters would move the caret or drive the terminal. */
  private static int visible(int c) {
    int type = Character.getType(c);
    boolean hidden =
        type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    return hidden && c != '\t' ? 0xFFFD : c;
  }

  /** The cells that a terminal gives to a character. */
  private static int cells(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        (c >= 0x1100 && c <= 0x115F)
            || (c >= 0x2E80 && c <= 0xA4CF)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0xFFE0 && c <= 0xFFE6)
            || (c >= 0x1F300 && c <= 0x1FAFF)
            || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
  }
}
