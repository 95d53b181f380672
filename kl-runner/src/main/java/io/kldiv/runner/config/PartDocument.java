package io.kldiv.runner.config;

import io.kldiv.core.part.Describe;
import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to say about a part, for {@code kl describe} and the generated documentation.
 *
 * @param kind the kind's name
 * @param name the part's name
 * @param description what it is, or an empty text
 * @param formula the formula, or an empty text
 * @param source where the definition comes from, or an empty text
 * @param plugin the plug-in that registered it
 * @param facts what else holds for it, by name, such as its unit
 * @param keys the keys of its configuration, in order
 */
public record PartDocument(
    String kind,
    String name,
    String description,
    String formula,
    String source,
    String plugin,
    Map<String, String> facts,
    List<Key> keys) {
  /** Copies the list and the facts, in their order. */
  public PartDocument {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    keys = List.copyOf(keys);
  }

  /**
   * One key.
   *
   * @param name the key
   * @param type the type in words: {@code a number > 0}, {@code a list, each element a text}
   * @param defaultValue the default in the notation of the file; empty if the key must be given or
   *     may be left out
   * @param required whether the key must be given
   * @param description what it means, or an empty text
   * @param kind the kind's name, if the value is a part or a list of parts
   * @param choices the allowed words, or the names of the parts of the kind
   * @param keys the keys of the value, if it is a mapping that is no part
   */
  public record Key(
      String name,
      String type,
      Optional<String> defaultValue,
      boolean required,
      String description,
      Optional<String> kind,
      List<String> choices,
      List<Key> keys) {
    /** Copies the lists. */
    public Key {
      choices = List.copyOf(choices);
      keys = List.copyOf(keys);
    }
  }

  /**
   * The document of a part.
   *
   * @param part the part
   * @param parts all parts, for the choices of nested kinds
   */
  public static PartDocument of(PartDefinition<?> part, PartRegistry parts) {
    Optional<Describe> describe = part.description();
    return new PartDocument(
        PartRegistry.kindName(part.kind()),
        part.name(),
        describe.map(Describe::value).orElse(""),
        describe.map(Describe::formula).orElse(""),
        describe.map(Describe::source).orElse(""),
        part.plugin(),
        Map.of(),
        keys(RecordKeys.of(part), parts));
  }

  /** The same document with facts. */
  public PartDocument with(Map<String, String> known) {
    return new PartDocument(kind, name, description, formula, source, plugin, known, keys);
  }

  /**
   * The keys of a record that is not a part's, such as the root of an experiment file. A component
   * whose part stands inline is documented as the key {@code type}.
   *
   * @param type the record
   * @param parts all parts
   */
  public static List<Key> keys(Class<? extends Record> type, PartRegistry parts) {
    return keys(RecordKeys.of(type), parts);
  }

  private static List<Key> keys(RecordKeys keys, PartRegistry parts) {
    List<Key> documents = new ArrayList<>();
    keys.inline().map(key -> document(RecordKeys.TYPE, key, parts)).ifPresent(documents::add);
    keys.own().forEach(key -> documents.add(document(key.name(), key, parts)));
    return documents;
  }

  private static Key document(String name, RecordKeys.Key key, PartRegistry parts) {
    ValueType inner = key.type();
    while (element(inner).isPresent()) {
      inner = element(inner).get();
    }
    Optional<String> kind = Optional.empty();
    List<String> choices = List.of();
    List<Key> keys = List.of();
    if (inner instanceof ValueType.Part part) {
      kind = Optional.of(part.kindName());
      choices = List.copyOf(parts.all(part.kind()).keySet());
    } else if (inner instanceof ValueType.Word word) {
      choices = word.choices();
    } else if (inner instanceof ValueType.Nested nested) {
      keys = keys(nested.type(), parts);
    }
    return new Key(
        name,
        key.type().words(),
        key.defaultText(),
        key.required(),
        key.description(),
        kind,
        choices,
        keys);
  }

  private static Optional<ValueType> element(ValueType type) {
    if (type instanceof ValueType.Maybe maybe) {
      return Optional.of(maybe.value());
    }
    if (type instanceof ValueType.ListOf list) {
      return Optional.of(list.element());
    }
    return type instanceof ValueType.MapOf map ? Optional.of(map.value()) : Optional.empty();
  }
}
