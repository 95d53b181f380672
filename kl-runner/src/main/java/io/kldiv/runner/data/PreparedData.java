package io.kldiv.runner.data;

import java.util.List;

/**
 * The data of an experiment, divided, transformed and ready for batches.
 *
 * @param train the part to learn from, at least one row
 * @param validation the part to choose by; may have no rows
 * @param test the part to judge by; may have no rows
 * @param provenance where the data came from
 * @param notes what a user should know about the data, a sentence each
 */
public record PreparedData(
    Dataset train, Dataset validation, Dataset test, Provenance provenance, List<String> notes) {
  /** Copies the list. */
  public PreparedData {
    notes = List.copyOf(notes);
  }

  /**
   * The parts that have rows, in the order train, validation, test.
   *
   * @return an immutable list
   */
  public List<Dataset> parts() {
    return List.of(train, validation, test).stream().filter(part -> part.rows() > 0).toList();
  }
}
