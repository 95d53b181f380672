package io.kldiv.runner.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The objective and its terms on some samples.
 *
 * @param rows the number of samples
 * @param objective loss plus weighted divergences
 * @param loss the mean loss
 * @param divergences each divergence by its name, before weighting
 * @param metrics each metric by its name
 */
public record Measurement(
    int rows,
    double objective,
    double loss,
    Map<String, Double> divergences,
    Map<String, Double> metrics) {
  /** Copies the maps, keeping their order. */
  public Measurement {
    divergences = Collections.unmodifiableMap(new LinkedHashMap<>(divergences));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** All numbers by name: {@code objective}, {@code loss}, the divergences, the metrics. */
  public Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("objective", objective);
    values.put("loss", loss);
    values.putAll(divergences);
    values.putAll(metrics);
    return values;
  }
}
