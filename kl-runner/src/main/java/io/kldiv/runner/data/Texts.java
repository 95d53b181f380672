package io.kldiv.runner.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Words for messages. */
final class Texts {
  private static final int SOME = 5;
  private static final int LONGEST = 40;

  private Texts() {}

  /** The first few of some names, quoted: {@code 'a', 'b', … (12)}. */
  static String some(List<String> names) {
    String text = names.stream().limit(SOME).map(Texts::quote).collect(Collectors.joining(", "));
    return names.size() <= SOME ? text : text + ", … (" + names.size() + " in all)";
  }

  /** A text from a file in quotes, shortened, with control characters made visible. */
  static String quote(String text) {
    StringBuilder result = new StringBuilder("'");
    int length = Math.min(text.length(), LONGEST);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        result.append("\\u%04x".formatted((int) c));
      } else {
        result.append(c);
      }
    }
    return result.append(length < text.length() ? "…'" : "'").toString();
  }

  /** A count and a noun: {@code 1 row}, {@code 3 rows}. */
  static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** A question with the name most like a wrong one, or nothing. */
  static String didYouMean(String wrong, List<String> names) {
    return nearest(wrong, names).map(name -> "; did you mean " + quote(name) + "?").orElse("");
  }

  private static Optional<String> nearest(String wrong, List<String> names) {
    String best = "";
    LevenshteinDistance edits = LevenshteinDistance.getDefaultInstance();
    int least = Math.max(1, wrong.length() / 3) + 1;
    for (String name : names) {
      int distance = edits.apply(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < least && distance < Math.max(wrong.length(), name.length())) {
        least = distance;
        best = name;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }
}
