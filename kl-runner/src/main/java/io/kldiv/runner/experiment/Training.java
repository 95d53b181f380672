package io.kldiv.runner.experiment;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.Optional;

/**
 * How long and in which portions training runs. Either {@code epochs} or {@code steps} is given.
 *
 * @param epochs the number of times that all training samples are seen
 * @param steps the number of steps
 * @param batchSize the number of samples of a step
 * @param evaluateEvery the number of epochs between two evaluations
 * @param earlyStopping when to stop before the planned end
 */
public record Training(
    @Describe("Times that all training samples are seen; or give steps.") @Range(min = 1)
        Optional<Integer> epochs,
    @Describe("Number of steps; or give epochs.") @Range(min = 1) Optional<Integer> steps,
    @Describe("Samples of a step: full, or a number.") @Default("32") BatchSize batchSize,
    @Describe(
            "Epochs between two evaluations; each gives a line of metrics, and early stopping and"
                + " schedules that look at the loss see these. Default: every epoch; with full"
                + " batches, about 50 a run.")
        @Range(min = 1)
        Optional<Integer> evaluateEvery,
    @Describe("When to stop before the planned end; never if left out.")
        Optional<EarlyStopping> earlyStopping) {
  /**
   * Checks that exactly one of epochs and steps is given.
   *
   * @throws IllegalArgumentException if both or neither are given
   */
  public Training {
    if (epochs.isPresent() == steps.isPresent()) {
      throw new IllegalArgumentException(
          epochs.isPresent()
              ? "both 'epochs' and 'steps' are given; give one"
              : "neither 'epochs' nor 'steps' is given; give one");
    }
  }
}
