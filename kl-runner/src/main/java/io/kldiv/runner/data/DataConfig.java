package io.kldiv.runner.data;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import java.util.List;
import java.util.Optional;

/**
 * The {@code data} part of an experiment.
 *
 * @param source where the rows come from
 * @param split how the rows are divided
 * @param transforms what happens to the features, in order
 * @param targetTransforms what happens to numeric targets, in order
 * @param targetKind what the target columns mean, if the file says so
 */
@Describe("The data of an experiment: where it comes from, how it is divided, what is done to it.")
public record DataConfig(
    @Describe("Where the rows come from.") DataSource source,
    @Describe("How the rows are divided into training, validation and test part.") @Default("{}")
        Split split,
    @Describe("What happens to the features, in order; fitted on the training part only.")
        @Default("[]")
        List<Transform> transforms,
    @Describe("What happens to numeric targets, in order; fitted on the training part only.")
        @Default("[]")
        List<Transform> targetTransforms,
    @Describe(
            "What the target columns mean: classes, binary or numbers. Default: what model and loss"
                + " both take them for.")
        Optional<TargetKind> targetKind) {
  /** Copies the lists. */
  public DataConfig {
    transforms = List.copyOf(transforms);
    targetTransforms = List.copyOf(targetTransforms);
  }
}
