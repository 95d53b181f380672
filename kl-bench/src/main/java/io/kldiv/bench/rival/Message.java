package io.kldiv.bench.rival;

import io.kldiv.runner.config.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose keys are asked for by kind.
 *
 * @param content the values by key
 */
public record Message(Map<String, ? extends @Nullable Object> content) {
  /** The message of a line of JSON. */
  public static Message of(String json) {
    return new Message(JsonText.readObject(json));
  }

  /** Whether there is such a key. */
  public boolean has(String key) {
    return content.containsKey(key);
  }

  /** A text. */
  public String text(String key) {
    return get(key).toString();
  }

  /** A number. */
  public double number(String key) {
    return JsonText.number(get(key));
  }

  /** A list of texts. */
  public List<String> texts(String key) {
    return ((List<?>) get(key)).stream().map(String::valueOf).toList();
  }

  /** A list of numbers. */
  public double[] numbers(String key) {
    return ((List<?>) get(key)).stream().mapToDouble(JsonText::number).toArray();
  }

  /** An object inside. */
  public Message object(String key) {
    Map<String, @Nullable Object> inner = new LinkedHashMap<>();
    ((Map<?, ?>) get(key)).forEach((name, value) -> inner.put(String.valueOf(name), value));
    return new Message(inner);
  }

  private Object get(String key) {
    Object value = content.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no '%s' in %s".formatted(key, content));
    }
    return value;
  }
}
