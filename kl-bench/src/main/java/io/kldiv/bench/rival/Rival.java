package io.kldiv.bench.rival;

import java.util.Optional;

/** A library that is measured, in a process of its own. */
public interface Rival extends AutoCloseable {
  /** The library and its version, as the tables show them. */
  String describe();

  /**
   * Makes a piece of work ready to run.
   *
   * @param job the work
   * @return the work, or empty if the library does not do it
   * @throws Exception if it cannot be made ready
   */
  Optional<Task> prepare(Job job) throws Exception;

  @Override
  default void close() throws Exception {}
}
