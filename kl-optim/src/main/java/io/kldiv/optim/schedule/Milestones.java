package io.kldiv.optim.schedule;

import java.util.List;

/** Times in rising order. */
final class Milestones {
  private Milestones() {}

  /**
   * A copy of the times.
   *
   * @throws IllegalArgumentException if they do not rise; the message begins with the key
   */
  static List<Long> rising(String key, List<Long> times) {
    for (int i = 1; i < times.size(); i++) {
      if (times.get(i) <= times.get(i - 1)) {
        throw new IllegalArgumentException("%s must rise, but are %s".formatted(key, times));
      }
    }
    return List.copyOf(times);
  }

  static long[] array(List<Long> times) {
    return times.stream().mapToLong(Long::longValue).toArray();
  }

  /** The number of times that are not after the given one. */
  static int past(long[] times, long time) {
    int past = 0;
    while (past < times.length && times[past] <= time) {
      past++;
    }
    return past;
  }
}
