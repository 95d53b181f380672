package io.kldiv.bench.rival;

import io.kldiv.runner.config.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A piece of work, known by its kind and settings, that any rival may be asked to do.
 *
 * @param kind what is to be done: {@code training}, {@code product}, …
 * @param settings sizes, files and so on: strings, numbers and lists of strings
 */
public record Job(String kind, Map<String, Object> settings) {
  /** Copies the settings. */
  public Job {
    settings = Map.copyOf(settings);
  }

  /** The job with one more setting, or another value of one. */
  public Job with(String key, Object value) {
    Map<String, Object> extended = new LinkedHashMap<>(settings);
    extended.put(key, value);
    return new Job(kind, extended);
  }

  /** A text among the settings. */
  public String text(String key) {
    return String.valueOf(get(key));
  }

  /** A whole number among the settings. */
  public int count(String key) {
    return (int) number(key);
  }

  /** A number among the settings. */
  public double number(String key) {
    return JsonText.number(get(key));
  }

  /** Whether the setting {@code precision} is {@code float32}. */
  public boolean isSingle() {
    return settings.containsKey("precision") && text("precision").equals("float32");
  }

  /** A list of texts among the settings. */
  public List<String> texts(String key) {
    return ((List<?>) get(key)).stream().map(String::valueOf).toList();
  }

  private Object get(String key) {
    Object value = settings.get(key);
    if (value == null) {
      throw new IllegalArgumentException("the job '%s' has no '%s'".formatted(kind, key));
    }
    return value;
  }

  /** The job on one line of JSON. */
  public String json() {
    return JsonText.line(Map.of("kind", kind, "settings", settings));
  }

  /** The job of a line of JSON. */
  public static Job of(String json) {
    Map<String, ?> message = JsonText.readObject(json);
    Map<String, Object> settings = new LinkedHashMap<>();
    ((Map<?, ?>) message.get("settings"))
        .forEach((key, value) -> settings.put(String.valueOf(key), value));
    return new Job(String.valueOf(message.get("kind")), settings);
  }
}
