package io.kldiv.runner.train;

import io.kldiv.models.Parameters;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What training ended with.
 *
 * @param outcome why it ended
 * @param layout the names and places of the parameters
 * @param parameters their values
 * @param bestEpoch the epoch whose parameters these are
 * @param steps the number of steps done
 * @param seconds the time that the steps and the measurements between them took
 * @param weights the weight λ of each divergence in the last step, by its name
 */
public record TrainingResult(
    Outcome outcome,
    Parameters layout,
    double[] parameters,
    long bestEpoch,
    long steps,
    double seconds,
    Map<String, Double> weights) {
  /** Copies the map, keeping its order. */
  public TrainingResult {
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
  }

  /** Why training ended. */
  public enum Outcome {
    /** As long as planned. */
    COMPLETED,
    /** By early stopping. */
    STOPPED_EARLY,
    /** By a request from outside. */
    INTERRUPTED
  }
}
