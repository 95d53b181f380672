package io.kldiv.runner.config;

import java.util.List;

/**
 * A list.
 *
 * @param items the elements
 * @param mark the place of the list, or of its one element
 */
public record BoundList(List<Bound> items, Mark mark) implements Bound {
  /** Copies the list. */
  public BoundList {
    items = List.copyOf(items);
  }
}
