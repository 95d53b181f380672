package io.kldiv.runner.experiment;

import io.kldiv.core.part.Describe;
import io.kldiv.core.part.PartKind;
import io.kldiv.core.part.Range;

/** How many samples a step sees. */
@PartKind(value = "batch-size", number = "fixed")
public interface BatchSize {
  /**
   * The number of samples of a step.
   *
   * @param rows the number of training samples, at least 1
   * @return from 1 to {@code rows}
   */
  int of(int rows);

  /** All samples in every step. */
  @Describe("All training samples in every step: gradient descent proper.")
  final class Full implements BatchSize {
    /** Creates the size. */
    public Full() {}

    @Override
    public int of(int rows) {
      return rows;
    }
  }

  /** A fixed number of samples. */
  @Describe(
      "A fixed number of samples; the last step of an epoch sees what is left. A bare number stands"
          + " for this.")
  final class Fixed implements BatchSize {
    private final Config config;

    /** Creates the size. */
    public Fixed(Config config) {
      this.config = config;
    }

    /**
     * The configuration.
     *
     * @param value the number of samples
     */
    public record Config(@Describe("Number of samples.") @Range(min = 1) int value) {}

    @Override
    public int of(int rows) {
      return Math.min(config.value(), rows);
    }
  }
}
