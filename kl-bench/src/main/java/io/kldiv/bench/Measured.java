package io.kldiv.bench;

import java.util.Arrays;

/**
 * What a contender needed.
 *
 * @param contender who
 * @param library the library and its version
 * @param seconds the time of each sample
 * @param values numbers of the result
 */
public record Measured(Contender contender, String library, double[] seconds, double[] values) {
  /** The median time, in seconds. */
  public double median() {
    return Statistics.median(seconds);
  }

  /** The shortest time, in seconds. */
  public double least() {
    return Arrays.stream(seconds).min().orElseThrow();
  }

  /** The longest time, in seconds. */
  public double most() {
    return Arrays.stream(seconds).max().orElseThrow();
  }
}
