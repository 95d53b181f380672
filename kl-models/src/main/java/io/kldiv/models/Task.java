package io.kldiv.models;

import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.TargetKind;

/**
 * What is predicted from what.
 *
 * @param features the number of features of a sample, at least 1
 * @param target the kind of the target
 * @param outputs the number of classes, of binary outputs or of numbers, at least 1
 */
public record Task(int features, TargetKind target, int outputs) {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is less than 1
   */
  public Task {
    if (features < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "a task has at least one feature and one output, but %d and %d were given"
              .formatted(features, outputs));
    }
  }

  /**
   * The family that a model predicts for this target.
   *
   * @throws IllegalArgumentException if the model does not predict such a target
   */
  public Family familyOf(Model model) {
    return model
        .family(target)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s does not predict %s".formatted(model.getClass().getSimpleName(), target)));
  }
}
