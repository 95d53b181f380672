package io.kldiv.bench.rival;

import io.kldiv.runner.config.JsonText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One measurement.
 *
 * @param seconds how long the work took
 * @param values numbers of the result by which rivals are compared
 */
public record Sample(double seconds, double[] values) {
  /** The sample as a message. */
  Map<String, Object> message() {
    return Map.of("seconds", seconds, "values", Arrays.stream(values).boxed().toList());
  }

  /** The sample of a message. */
  public static Sample of(Map<String, ?> message) {
    double[] values =
        ((List<?>) message.get("values")).stream().mapToDouble(JsonText::number).toArray();
    return new Sample(JsonText.number(message.get("seconds")), values);
  }
}
