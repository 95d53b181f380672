package io.kldiv.bench.rival;

import java.util.Arrays;
import java.util.Map;

/**
 * One measurement.
 *
 * @param seconds how long the work took
 * @param values numbers of the result by which rivals are compared
 */
public record Sample(double seconds, double[] values) {
  /** The sample as a message. */
  Message message() {
    return new Message(
        Map.of("seconds", seconds, "values", Arrays.stream(values).boxed().toList()));
  }

  /** The sample of a message. */
  public static Sample of(Message message) {
    return new Sample(message.number("seconds"), message.numbers("values"));
  }
}
