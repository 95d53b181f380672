package io.kldiv.core.graph;

import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Workers;

/**
 * What plans run on: the loops and the threads. One runtime serves any number of plans, which run
 * one at a time; its maker closes it.
 *
 * @param kernels the loops
 * @param workers the threads
 */
public record PlanRuntime(Kernels kernels, Workers workers) implements AutoCloseable {
  /**
   * A runtime with the fastest kernels present.
   *
   * @param threads the number of threads that work, the caller among them; at least 1. Results do
   *     not depend on it.
   * @return a runtime to close after use
   * @throws IllegalArgumentException if {@code threads} is less than 1
   */
  public static PlanRuntime of(int threads) {
    return new PlanRuntime(Kernels.best(), new Workers(threads));
  }

  /** Ends the threads. */
  @Override
  public void close() {
    workers.close();
  }
}
