package io.kldiv.runner.report;

import io.kldiv.runner.config.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** An object read from JSON. What is absent, or of another type, is empty. */
record Fields(Map<String, @Nullable Object> values) {
  Fields {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The object in a text. */
  static Fields read(String json) {
    return new Fields(JsonText.readObject(json));
  }

  private static Fields of(@Nullable Object value) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> values.put(String.valueOf(key), item));
    }
    return new Fields(values);
  }

  /** The value as text. */
  Optional<String> text(String key) {
    Object value = values.get(key);
    return value == null ? Optional.empty() : Optional.of(value.toString());
  }

  /** The value as a number, which may be NaN or infinite. */
  OptionalDouble number(String key) {
    return number(values.get(key));
  }

  private static OptionalDouble number(@Nullable Object value) {
    if (value == null) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(JsonText.number(value));
    } catch (IllegalArgumentException e) {
      return OptionalDouble.empty();
    }
  }

  /** The object of a key. */
  Fields object(String key) {
    return of(values.get(key));
  }

  /** The objects in the list of a key. */
  List<Fields> objects(String key) {
    return list(key).stream().map(Fields::of).toList();
  }

  /** The texts in the list of a key. */
  List<String> texts(String key) {
    return list(key).stream().map(String::valueOf).toList();
  }

  private List<?> list(String key) {
    return values.get(key) instanceof List<?> list ? list : List.of();
  }

  /** All values that are numbers. */
  Map<String, Double> numbers() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    values.forEach((key, value) -> number(value).ifPresent(number -> numbers.put(key, number)));
    return numbers;
  }
}
