package io.kldiv.optim;

import java.util.List;

/**
 * A choice of parameters by their names: those that match any of the patterns, in which {@code *}
 * stands for any characters or none and {@code ?} for one.
 *
 * @param patterns the patterns, such as {@code *.bias}
 */
public record NamePatterns(List<String> patterns) {
  /** Copies the patterns. */
  public NamePatterns {
    patterns = List.copyOf(patterns);
  }

  /** Whether a name matches any of the patterns. */
  public boolean matches(String name) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, name));
  }

  /**
   * Checks that every pattern matches a parameter, if there are parameters at all.
   *
   * @throws UnmatchedPatternException if one matches none
   */
  public void requireMatches(ParameterLayout layout) {
    for (String pattern : patterns) {
      if (layout.size() > 0
          && layout.slices().stream().noneMatch(slice -> matches(pattern, slice.name()))) {
        throw new UnmatchedPatternException(
            pattern,
            "no parameter is named like '%s'; there are %s"
                .formatted(
                    pattern, layout.slices().stream().map(ParameterLayout.Slice::name).toList()));
      }
    }
  }

  private static boolean matches(String pattern, String name) {
    int at = 0;
    int star = -1; // the last star, from which more characters may be swallowed
    int swallowed = 0;
    for (int i = 0; i < name.length(); ) {
      char wanted = at < pattern.length() ? pattern.charAt(at) : '\0';
      if (wanted == '*') {
        star = at++;
        swallowed = i;
      } else if (at < pattern.length() && (wanted == '?' || wanted == name.charAt(i))) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++swallowed;
      } else {
        return false;
      }
    }
    return pattern.substring(at).chars().allMatch(c -> c == '*');
  }
}
