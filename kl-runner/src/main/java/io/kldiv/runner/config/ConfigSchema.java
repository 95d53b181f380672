package io.kldiv.runner.config;

import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON Schema (draft-07) of experiment files, for editors. The choice of a part is an {@code
 * if/then} for each name, so that one slip is one message; {@code oneOf} would give one for each
 * part. What the {@link Binder} finds beyond it is what a schema cannot say: relative spellings,
 * duplicate keys, and checks across keys.
 */
public final class ConfigSchema {
  private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

  private final PartRegistry parts;
  private final Map<String, Object> definitions = new LinkedHashMap<>();

  private ConfigSchema(PartRegistry parts) {
    this.parts = parts;
  }

  /**
   * The schema of files that are bound to the given record, as JSON text.
   *
   * @param root the record
   * @param parts the parts that files can name
   */
  public static String json(Class<? extends Record> root, PartRegistry parts) {
    ConfigSchema schema = new ConfigSchema(parts);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("$schema", DRAFT);
    document.put("title", "kl experiment");
    document.putAll(schema.record(root));
    document.put("definitions", schema.definitions);
    return JsonText.pretty(document);
  }

  private Map<String, Object> of(ValueType type) {
    if (type instanceof ValueType.Whole whole) {
      return number("integer", whole.limits());
    }
    if (type instanceof ValueType.Real real) {
      return number("number", real.limits());
    }
    if (type instanceof ValueType.Flag) {
      return Map.of("type", "boolean");
    }
    if (type instanceof ValueType.Word word) {
      return Map.of("enum", word.choices());
    }
    if (type instanceof ValueType.ListOf list) {
      Map<String, Object> element = of(list.element());
      return choice(Map.of("type", "array"), Map.of("items", element), element);
    }
    if (type instanceof ValueType.MapOf map) {
      return ordered("type", "object", "additionalProperties", of(map.value()));
    }
    if (type instanceof ValueType.Maybe maybe) {
      return choice(Map.of("type", "null"), Map.of(), of(maybe.value()));
    }
    if (type instanceof ValueType.Nested nested) {
      return record(nested.type());
    }
    return type instanceof ValueType.Part part
        ? kind(part)
        : Map.of("type", List.of("string", "number", "boolean"));
  }

  private static Map<String, Object> number(String type, Limits limits) {
    Map<String, Object> schema = ordered("type", type);
    if (limits.hasMin() && !Double.isInfinite(limits.min())) {
      schema.put(limits.minExclusive() ? "exclusiveMinimum" : "minimum", limits.min());
    }
    if (limits.hasMax() && !Double.isInfinite(limits.max())) {
      schema.put(limits.maxExclusive() ? "exclusiveMaximum" : "maximum", limits.max());
    }
    return schema;
  }

  private Map<String, Object> record(Class<? extends Record> type) {
    RecordKeys keys = RecordKeys.of(type);
    if (keys.inline().isEmpty()) {
      return mapping(properties(keys), required(keys));
    }
    ValueType.Part part = (ValueType.Part) keys.inline().get().type();
    List<String> bare = required(keys).isEmpty() ? bareNames(part) : List.of();
    return choice(Map.of("type", "object"), byType(part, keys), Map.of("enum", bare));
  }

  private Map<String, Object> kind(ValueType.Part part) {
    String name = part.kindName();
    if (!definitions.containsKey(name)) {
      definitions.put(name, Map.of()); // the place is taken before the parts refer to it
      RecordKeys none = new RecordKeys(List.of(), Optional.empty());
      Map<String, Object> bare = Map.of("enum", bareNames(part));
      Map<String, Object> other =
          part.number()
              .map(number -> choice(Map.of("type", "number"), Map.of(), bare))
              .orElse(bare);
      definitions.put(name, choice(Map.of("type", "object"), byType(part, none), other));
    }
    return ordered("$ref", "#/definitions/" + name);
  }

  /** A mapping whose {@code type} decides which keys it has, besides the given ones. */
  private Map<String, Object> byType(ValueType.Part part, RecordKeys beside) {
    List<Object> cases = new ArrayList<>();
    for (PartDefinition<?> definition : parts.all(part.kind()).values()) {
      RecordKeys keys = RecordKeys.of(definition);
      Map<String, Object> properties = ordered(RecordKeys.TYPE, description(definition));
      properties.putAll(properties(keys));
      properties.putAll(properties(beside));
      List<String> required = new ArrayList<>(required(keys));
      required.addAll(required(beside));
      Map<String, Object> test =
          ordered(
              "properties",
              ordered(RecordKeys.TYPE, ordered("const", definition.name())),
              "required",
              List.of(RecordKeys.TYPE));
      cases.add(ordered("if", test, "then", mapping(properties, required)));
    }
    List<String> names = List.copyOf(parts.all(part.kind()).keySet());
    Map<String, Object> schema = ordered("required", List.of(RecordKeys.TYPE));
    schema.put("properties", ordered(RecordKeys.TYPE, ordered("enum", names)));
    schema.put("allOf", cases);
    return schema;
  }

  private static Map<String, Object> description(PartDefinition<?> part) {
    Map<String, Object> schema = new LinkedHashMap<>();
    part.description().ifPresent(describe -> schema.put("description", describe.value()));
    return schema;
  }

  /** The parts whose name alone is enough. */
  private List<String> bareNames(ValueType.Part part) {
    return parts.all(part.kind()).values().stream()
        .filter(definition -> required(RecordKeys.of(definition)).isEmpty())
        .map(definition -> definition.name())
        .toList();
  }

  private Map<String, Object> properties(RecordKeys keys) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (RecordKeys.Key key : keys.own()) {
      Map<String, Object> schema = new LinkedHashMap<>(of(key.type()));
      String text =
          key.defaultText()
              .map(value -> (key.description() + " Default: " + value).strip())
              .orElse(key.description());
      if (!text.isEmpty() && schema.containsKey("$ref")) {
        // draft-07 ignores what stands beside a $ref
        schema = ordered("description", text, "allOf", List.of(schema));
      } else if (!text.isEmpty()) {
        schema.put("description", text);
      }
      properties.put(key.name(), schema);
    }
    return properties;
  }

  private static List<String> required(RecordKeys keys) {
    return keys.own().stream().filter(RecordKeys.Key::required).map(RecordKeys.Key::name).toList();
  }

  private static Map<String, Object> mapping(
      Map<String, Object> properties, List<String> required) {
    Map<String, Object> schema = ordered("type", "object", "properties", properties);
    schema.put("additionalProperties", false);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  private static Map<String, Object> choice(
      Map<String, Object> test, Map<String, Object> then, Map<String, Object> otherwise) {
    Map<String, Object> schema = ordered("if", test, "then", then);
    schema.put("else", otherwise);
    return schema;
  }

  private static Map<String, Object> ordered(String key, Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }

  private static Map<String, Object> ordered(String k1, Object v1, String k2, Object v2) {
    Map<String, Object> map = ordered(k1, v1);
    map.put(k2, v2);
    return map;
  }
}
