package io.kldiv.runner.config;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong in a configuration, so that all of it is reported at once. */
public final class Problems {
  private final Set<Problem> found = new LinkedHashSet<>();
  private final Set<Mark> places = new HashSet<>();

  /** Creates an empty collector. */
  public Problems() {}

  /** Adds a problem; one that was added before is kept once. */
  public void add(Problem problem) {
    found.add(problem);
    places.add(problem.mark());
  }

  /** Whether a problem was reported at exactly this place. */
  boolean isReported(Mark mark) {
    return places.contains(mark);
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** The number of different problems so far. */
  public int size() {
    return found.size();
  }

  /** The problems, sorted by place. */
  public List<Problem> sorted() {
    return found.stream().sorted().toList();
  }

  /**
   * Does nothing if nothing is wrong.
   *
   * @throws ConfigException with all problems, if there are any
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ConfigException(sorted());
    }
  }
}
