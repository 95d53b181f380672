package io.kldiv.models;

import io.kldiv.core.distribution.Distribution;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The distributions that a network names, any of which a divergence can be put on.
 *
 * @param target the distribution over the target, {@code prediction} in experiment files
 * @param inner further distributions by the name used in experiment files: {@code latent}, {@code
 *     weights}
 * @param layers the dense layers on the way, if they are one after the other and the last one's
 *     outputs determine the distribution over the target; else empty
 */
public record Prediction(
    Distribution target, Map<String, Distribution> inner, List<DenseLayer> layers) {
  /** Copies the map, in its order, and the list. */
  public Prediction {
    layers = List.copyOf(layers);
    inner = Collections.unmodifiableMap(new LinkedHashMap<>(inner));
  }

  /** A prediction with no inner distribution. */
  public static Prediction of(Distribution target) {
    return of(target, List.of());
  }

  /** A prediction by dense layers, with no inner distribution. */
  public static Prediction of(Distribution target, List<DenseLayer> layers) {
    return new Prediction(target, Map.of(), layers);
  }
}
