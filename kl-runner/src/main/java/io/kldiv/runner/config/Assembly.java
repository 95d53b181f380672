package io.kldiv.runner.config;

import io.kldiv.core.part.PartRegistry;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the objects that a {@link Bound} tree describes, from the leaves up. How a part is made is
 * for the {@link PartMaker} to know; everything else is made here.
 */
public final class Assembly {
  private final PartMaker parts;
  private final Problems problems;

  /** Makes one part; the injector is behind it. */
  @FunctionalInterface
  public interface PartMaker {
    /**
     * Makes a part.
     *
     * @param part what to make
     * @param config the configuration record, with the parts in it made; empty if the part has none
     * @throws IllegalArgumentException if the configuration is wrong; becomes a {@link Problem}
     */
    Object make(BoundPart part, Optional<Record> config);
  }

  /**
   * Creates an assembly.
   *
   * @param parts makes the parts
   * @param problems takes what constructors object to
   */
  public Assembly(PartMaker parts, Problems problems) {
    this.parts = parts;
    this.problems = problems;
  }

  /**
   * Makes a record with everything in it. An {@link IllegalArgumentException} of a record's or a
   * part's constructor becomes a problem at the record's or the part's place, or at the value of a
   * component if the message starts with the component's name; the rest is still made, so that all
   * are found. Any other exception is a fault of the program and passes through.
   *
   * @param bound what to make
   * @param type the record's class
   * @return the record; empty if something was wrong
   * @throws ClassCastException if the bound record is of another class
   */
  public <T extends Record> Optional<T> make(BoundRecord bound, Class<T> type) {
    return record(bound, "").map(type::cast);
  }

  private Optional<?> any(Bound bound) {
    if (bound instanceof BoundRecord nested) {
      return record(nested, "");
    }
    if (bound instanceof BoundPart part) {
      return part(part);
    }
    if (bound instanceof BoundList list) {
      return all(list.items()).map(Collections::unmodifiableList);
    }
    if (bound instanceof BoundMap map) {
      return all(map.entries().stream().map(BoundMap.Entry::value).toList())
          .map(values -> zip(map, values));
    }
    return bound instanceof BoundValue value
        ? Optional.of(value.value())
        : Optional.of(Optional.empty());
  }

  /** Every object, or nothing if one of them was wrong; none is skipped. */
  private Optional<List<Object>> all(List<Bound> bounds) {
    List<Object> made = new ArrayList<>();
    for (Bound bound : bounds) {
      any(bound).ifPresent(made::add);
    }
    return made.size() == bounds.size() ? Optional.of(made) : Optional.empty();
  }

  private static Map<String, Object> zip(BoundMap map, List<Object> values) {
    Map<String, Object> result = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      result.put(map.entries().get(i).key(), values.get(i));
    }
    return Collections.unmodifiableMap(result);
  }

  private Optional<Object> part(BoundPart part) {
    Optional<Record> config = Optional.empty();
    if (part.config().isPresent()) {
      config = record(part.config().get(), title(part));
      if (config.isEmpty()) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(parts.make(part, config));
    } catch (IllegalArgumentException e) {
      report(part.config(), part.mark(), title(part), e);
      return Optional.empty();
    }
  }

  private static String title(BoundPart part) {
    return "%s '%s': "
        .formatted(PartRegistry.kindName(part.definition().kind()), part.definition().name());
  }

  private Optional<Record> record(BoundRecord bound, String title) {
    Optional<List<Object>> values =
        all(bound.fields().stream().map(BoundRecord.Field::value).toList());
    if (values.isEmpty()) {
      return Optional.empty();
    }
    RecordComponent[] components = bound.type().getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Object value = values.get().get(i);
      boolean wrap = components[i].getType() == Optional.class && !(value instanceof Optional);
      arguments[i] = wrap ? Optional.of(value) : value;
    }
    try {
      return Optional.of(construct(bound.type(), components, arguments));
    } catch (IllegalArgumentException e) {
      report(Optional.of(bound), bound.mark(), title, e);
      return Optional.empty();
    }
  }

  private void report(
      Optional<BoundRecord> config, Mark whole, String title, IllegalArgumentException e) {
    String message = Optional.ofNullable(e.getMessage()).orElse(e.toString());
    Mark mark =
        config.stream()
            .flatMap(record -> record.fields().stream())
            .filter(field -> isAbout(message, field.name()))
            .map(BoundRecord.Field::value)
            .filter(value -> value.origin() != Origin.DEFAULT && !(value instanceof BoundAbsent))
            .map(Bound::mark)
            .findFirst()
            .orElse(whole);
    problems.add(Problem.of(mark, title + message));
  }

  private static boolean isAbout(String message, String name) {
    return message.startsWith("'" + name + "'")
        || message.startsWith(name + " ")
        || message.startsWith(name + ":");
  }

  private static Record construct(
      Class<? extends Record> type, RecordComponent[] components, Object[] arguments) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<? extends Record> constructor;
    try {
      constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type.getName() + " has no canonical constructor", e);
    }
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("the constructor of " + type.getName() + " failed", e);
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException(type.getName() + " cannot be made", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(type.getName() + " does not fit what was bound to it", e);
    }
  }
}
