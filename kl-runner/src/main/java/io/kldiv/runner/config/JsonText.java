package io.kldiv.runner.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON out of, and into, plain values: {@link Map}, {@link List}, {@link String}, {@link Number},
 * {@link Boolean}, null; records are written too. The one place that knows the JSON library.
 *
 * <p>Numbers are written with the fewest digits that read back to the same value, alike on every
 * Java version; NaN and the infinities as the strings {@code "NaN"}, {@code "Infinity"} and {@code
 * "-Infinity"}, which {@link #number(Object)} understands.
 */
public final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .build();

  private JsonText() {}

  /** The value on one line. */
  public static String line(@Nullable Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** The value indented by two, with a line end after it. */
  public static String pretty(@Nullable Object value) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
  }

  /**
   * Reads an object; the order of its keys is kept.
   *
   * @throws IllegalArgumentException if the text is not one JSON object, or gives a key twice
   */
  public static Map<String, @Nullable Object> readObject(String text) {
    if (read(text) instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> result = new LinkedHashMap<>();
      map.forEach((key, value) -> result.put(String.valueOf(key), value));
      return result;
    }
    throw new IllegalArgumentException("not a JSON object: " + Quote.of(text));
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException if the text is not one JSON value, or gives a key twice
   */
  public static @Nullable Object read(String text) {
    try {
      return MAPPER.readValue(text, Object.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "not JSON: %s (line %d, column %d)"
              .formatted(
                  e.getOriginalMessage(),
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr()),
          e);
    }
  }

  /**
   * The number that a value read from JSON stands for.
   *
   * @throws IllegalArgumentException if it is neither a number nor one of the three strings
   */
  public static double number(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value != null && List.of("NaN", "Infinity", "-Infinity").contains(value)) {
      return Double.parseDouble((String) value);
    }
    throw new IllegalArgumentException("not a number: " + value);
  }
}
