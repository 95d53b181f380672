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
 * @param divergences each divergence by its name, before it is penalised and weighted
 * @param penalised each divergence that is penalised by its name, as it is before weighting
 * @param metrics each metric by its name
 */
public record Measurement(
    int rows,
    double objective,
    double loss,
    Map<String, Double> divergences,
    Map<String, Double> penalised,
    Map<String, Double> metrics) {
  /** Copies the maps, keeping their order. */
  public Measurement {
    divergences = Collections.unmodifiableMap(new LinkedHashMap<>(divergences));
    penalised = Collections.unmodifiableMap(new LinkedHashMap<>(penalised));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /**
   * All numbers by name: {@code objective}, {@code loss}, the divergences, each followed by {@code
   * <name>-penalised} if it is penalised, the metrics.
   */
  public Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("objective", objective);
    values.put("loss", loss);
    divergences.forEach(
        (name, value) -> {
          values.put(name, value);
          Double trained = penalised.get(name);
          if (trained != null) {
            values.put(name + "-penalised", trained);
          }
        });
    values.putAll(metrics);
    return values;
  }
}
