package io.kldiv.models;

import io.kldiv.core.distribution.Distribution;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The distributions that a network names, any of which a divergence can be put on.
 *
 * @param target the distribution over the target, {@code prediction} in experiment files
 * @param inner further distributions by the name used in experiment files: {@code latent}, {@code
 *     weights}
 */
public record Prediction(Distribution target, Map<String, Distribution> inner) {
  /** Copies the map, in its order. */
  public Prediction {
    inner = Collections.unmodifiableMap(new LinkedHashMap<>(inner));
  }

  /** A prediction with no inner distribution. */
  public static Prediction of(Distribution target) {
    return new Prediction(target, Map.of());
  }
}
