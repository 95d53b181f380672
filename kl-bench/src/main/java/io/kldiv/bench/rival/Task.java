package io.kldiv.bench.rival;

/** Work that is ready to be measured again and again, each time from the same beginning. */
public interface Task extends AutoCloseable {
  /**
   * Does the work once.
   *
   * @return how long it took and what came out
   * @throws Exception if it fails
   */
  Sample run() throws Exception;

  @Override
  default void close() throws Exception {}
}
