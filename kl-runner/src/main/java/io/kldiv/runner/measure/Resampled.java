package io.kldiv.runner.measure;

import io.kldiv.core.divergence.sample.Resampling.Interval;
import io.kldiv.core.divergence.sample.Resampling.Test;
import java.util.Optional;

/**
 * What many new samples say of a value.
 *
 * @param interval the interval of confidence, if it was asked for
 * @param test the test by permutations, if it was asked for
 */
public record Resampled(Optional<Interval> interval, Optional<Test> test) {
  /** Nothing was asked for. */
  static final Resampled NONE = new Resampled(Optional.empty(), Optional.empty());
}
