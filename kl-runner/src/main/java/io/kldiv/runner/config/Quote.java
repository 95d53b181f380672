package io.kldiv.runner.config;

/** Texts of the user inside messages: short, on one line, with nothing that drives a terminal. */
final class Quote {
  private static final int LONGEST = 60;

  private Quote() {}

  /** The text between single quotes, cut after 60 characters, with control characters escaped. */
  static String of(String text) {
    StringBuilder out = new StringBuilder("'");
    int[] all = text.codePoints().limit(LONGEST + 1L).toArray();
    for (int i = 0; i < Math.min(all.length, LONGEST); i++) {
      append(out, all[i]);
    }
    return out.append(all.length > LONGEST ? "...'" : "'").toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        int type = Character.getType(c);
        if (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE) {
          out.append("\\u").append("%04X".formatted(c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }
}
