package io.kldiv.runner.config;

import java.util.List;

/**
 * A mapping whose keys the user chooses.
 *
 * @param entries the entries in the order of the text
 * @param mark the place of the mapping
 */
public record BoundMap(List<Entry> entries, Mark mark) implements Bound {
  /** Copies the list. */
  public BoundMap {
    entries = List.copyOf(entries);
  }

  /**
   * One entry.
   *
   * @param key the key
   * @param value the value
   */
  public record Entry(String key, Bound value) {}
}
