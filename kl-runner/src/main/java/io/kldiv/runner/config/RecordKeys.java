package io.kldiv.runner.config;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Inline;
import io.kldiv.core.part.PartDefinition;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that a record has in a file.
 *
 * @param own one per component that has a key, in the order of the components
 * @param inline the component whose part's keys stand beside the record's own, if there is one
 */
record RecordKeys(List<Key> own, Optional<Key> inline) {
  /** The key that names a part. */
  static final String TYPE = "type";

  /**
   * One component.
   *
   * @param name the key
   * @param type what it can be
   * @param defaultText the value if it is left out
   * @param description what it means, or an empty text
   * @param inline whether it has no key, but its part's keys instead
   */
  record Key(
      String name,
      ValueType type,
      Optional<String> defaultText,
      String description,
      boolean inline) {
    /** Whether the key must be given. */
    boolean required() {
      return defaultText.isEmpty() && !(type instanceof ValueType.Maybe);
    }
  }

  /**
   * The keys of a record.
   *
   * @throws IllegalStateException if a component has an impossible type, or the inline components
   *     are wrong
   */
  static RecordKeys of(Class<? extends Record> type) {
    List<Key> own = new ArrayList<>();
    Optional<Key> inline = Optional.empty();
    for (RecordComponent component : type.getRecordComponents()) {
      Key key = key(component);
      if (!key.inline()) {
        own.add(key);
      } else if (inline.isPresent()
          || !(key.type() instanceof ValueType.Part)
          || key.defaultText().isPresent()) {
        throw new IllegalStateException(
            type.getName() + " may have one @Inline component, a kind of part without a default");
      } else {
        inline = Optional.of(key);
      }
    }
    return new RecordKeys(List.copyOf(own), inline);
  }

  /** The keys of a part; none if it has no configuration. */
  static RecordKeys of(PartDefinition<?> part) {
    RecordKeys keys =
        part.config()
            .map(RecordKeys::of)
            .orElseGet(() -> new RecordKeys(List.of(), Optional.empty()));
    if (keys.names().contains(TYPE) || keys.inline().isPresent()) {
      throw new IllegalStateException(
          "the configuration of part '%s' (%s) may have no component 'type' and no @Inline"
              .formatted(part.name(), part.implementation().getName()));
    }
    return keys;
  }

  /** The keys' names, in the order of the components. */
  List<String> names() {
    return own.stream().map(Key::name).toList();
  }

  /**
   * Checks that a record's keys and those of the part beside them are different.
   *
   * @throws IllegalStateException if one is called as the other
   */
  void checkBeside(PartDefinition<?> part, Class<?> record) {
    Set<String> both = new HashSet<>(names());
    Set<String> others = new HashSet<>(of(part).names());
    others.add(TYPE);
    both.retainAll(others);
    if (!both.isEmpty()) {
      throw new IllegalStateException(
          "%s and its inline part '%s' (%s) both have the key %s"
              .formatted(record.getName(), part.name(), part.implementation().getName(), both));
    }
  }

  private static Key key(RecordComponent component) {
    Describe describe = component.getAnnotation(Describe.class);
    return new Key(
        component.getName(),
        ValueType.of(component),
        Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value),
        describe == null ? "" : describe.value(),
        component.isAnnotationPresent(Inline.class));
  }
}
