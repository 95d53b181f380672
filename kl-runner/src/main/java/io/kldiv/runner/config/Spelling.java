package io.kldiv.runner.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** The nearest right spelling of a word. */
final class Spelling {
  private static final double CLOSE = 0.84;
  private static final int SHORTEST_PREFIX = 3;

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
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    String best = "";
    double bestScore = CLOSE;
    for (String candidate : candidates.stream().sorted().toList()) {
      double score = score(word, candidate, similarity);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best.isEmpty() || best.equals(word) ? Optional.empty() : Optional.of(best);
  }

  private static double score(String word, String candidate, JaroWinklerSimilarity similarity) {
    String given = letters(word);
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
    return similarity.apply(given, wanted);
  }

  private static String letters(String word) {
    return word.replaceAll("[-_ ./]", "").toLowerCase(Locale.ROOT);
  }

  private static String initials(String word) {
    StringBuilder initials = new StringBuilder();
    for (String part : word.split("(?=[A-Z])|[-_ ./]")) {
      if (!part.isEmpty()) {
        initials.append(Character.toLowerCase(part.charAt(0)));
      }
    }
    return initials.toString();
  }
}
