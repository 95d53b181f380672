package io.kldiv.runner.train;

import java.util.Map;
import java.util.Optional;

/**
 * What is known at the end of an epoch.
 *
 * @param epoch the number of epochs done, from 1
 * @param step the number of steps done
 * @param training the means over the steps of the epoch, each taken before its step; without
 *     metrics
 * @param validation the measurements of the validation part, if there is one
 * @param scheduled the scheduled numbers of the last step, such as {@code learningRate}; the weight
 *     λ of each divergence as {@code <name>-weight}, the level of a penalty as {@code <name>-level}
 */
public record EpochRecord(
    long epoch,
    long step,
    Measurement training,
    Optional<Measurement> validation,
    Map<String, Double> scheduled) {
  private static final String WEIGHT = "-weight";

  /** The key in {@code scheduled} of the weight λ of a divergence. */
  static String weightKey(String divergence) {
    return divergence + WEIGHT;
  }

  /**
   * The weight λ of a divergence in the last step.
   *
   * @throws IllegalArgumentException if there is no such divergence
   */
  public double weight(String divergence) {
    Double weight = scheduled.get(weightKey(divergence));
    if (weight == null) {
      throw new IllegalArgumentException("no divergence is called '%s'".formatted(divergence));
    }
    return weight;
  }
}
