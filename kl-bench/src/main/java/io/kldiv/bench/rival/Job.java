package io.kldiv.bench.rival;

import io.kldiv.runner.config.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work, known by its kind and settings, that any rival may be asked to do.
 *
 * @param kind what is to be done: {@code training}, {@code product}, …
 * @param settings sizes, files and so on: texts, numbers and lists of texts
 */
public record Job(String kind, Message settings) {
  /** A job of a kind with its settings. */
  public static Job of(String kind, Map<String, Object> settings) {
    return new Job(kind, new Message(Map.copyOf(settings)));
  }

  /** The job of a line of JSON. */
  static Job of(String json) {
    Message message = Message.of(json);
    return new Job(message.text("kind"), message.object("settings"));
  }

  /** The job with one more setting, or another value of one. */
  public Job with(String key, Object value) {
    Map<String, @Nullable Object> extended = new LinkedHashMap<>(settings.content());
    extended.put(key, value);
    return new Job(kind, new Message(extended));
  }

  /** A text among the settings. */
  String text(String key) {
    return settings.text(key);
  }

  /** A whole number among the settings. */
  int count(String key) {
    return (int) number(key);
  }

  /** A number among the settings. */
  double number(String key) {
    return settings.number(key);
  }

  /** A list of texts among the settings. */
  List<String> texts(String key) {
    return settings.texts(key);
  }

  /** Whether the setting {@code precision} is {@code float32}. */
  boolean isSingle() {
    return settings.has("precision") && text("precision").equals("float32");
  }

  /** The job on one line of JSON. */
  public String json() {
    return JsonText.line(Map.of("kind", kind, "settings", settings.content()));
  }
}
