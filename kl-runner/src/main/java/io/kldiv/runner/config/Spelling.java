package io.kldiv.runner.config;

import java.util.Collection;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The nearest right spelling of a word. */
final class Spelling {
  private static final double CLOSE = 0.84;
  private static final int SHORTEST_PREFIX = 3;
  private static final String SEPARATORS = "-_ ./";

  private Spelling() {}

  /**
   * The candidate that the word was most likely meant to be: the same letters in another case or
   * with other separators, then an abbreviation ({@code lr}, {@code temp}), then the most similar
   * by Jaro and Winkler (1990). Of equals, the first in alphabetical order.
   */
  static Optional<String> nearest(String word, Collection<String> candidates) {
    if (word.isBlank()) {
      return Optional.empty();
    }
    String given = letters(word);
    String best = "";
    double bestScore = CLOSE;
    for (String candidate : candidates.stream().sorted().toList()) {
      double score = score(given, candidate);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best.isEmpty() || best.equals(word) ? Optional.empty() : Optional.of(best);
  }

  private static double score(String given, String candidate) {
    String wanted = letters(candidate);
    if (given.equals(wanted)) {
      return 3;
    }
    if (given.length() > 1 && given.equals(initials(candidate))) {
      return 2;
    }
    if (given.length() >= SHORTEST_PREFIX && wanted.startsWith(given)) {
      return 1 + given.length() / (double) wanted.length();
    }
    if (given.length() >= SHORTEST_PREFIX && isOneSlip(given, wanted)) {
      return 1;
    }
    return new JaroWinklerSimilarity().apply(given, wanted);
  }

  /** One letter too many, too few or wrong, or two neighbours swapped. */
  private static boolean isOneSlip(String given, String wanted) {
    if (new LevenshteinDistance(1).apply(given, wanted) >= 0) {
      return true;
    }
    int from = 0;
    while (from < given.length() && wanted.startsWith(given.substring(0, from + 1))) {
      from++;
    }
    return given.length() == wanted.length()
        && from + 1 < given.length()
        && given.charAt(from) == wanted.charAt(from + 1)
        && given.charAt(from + 1) == wanted.charAt(from)
        && given.substring(from + 2).equals(wanted.substring(from + 2));
  }

  private static String letters(String word) {
    StringBuilder letters = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (SEPARATORS.indexOf(c) < 0) {
        letters.append(Character.toLowerCase(c));
      }
    }
    return letters.toString();
  }

  private static String initials(String word) {
    StringBuilder initials = new StringBuilder();
    boolean start = true;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean separator = SEPARATORS.indexOf(c) >= 0;
      if (!separator && (start || Character.isUpperCase(c))) {
        initials.append(Character.toLowerCase(c));
      }
      start = separator;
    }
    return initials.toString();
  }
}
