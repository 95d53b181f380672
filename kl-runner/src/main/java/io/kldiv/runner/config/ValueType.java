package io.kldiv.runner.config;

import io.kldiv.core.part.PartKind;
import io.kldiv.core.part.PartRegistry;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a configuration value can be, as the type of a record component says it. */
sealed interface ValueType {
  /** The type in words, to go after "must be": {@code a number > 0}. */
  String words();

  /** A whole number. */
  record Whole(Limits limits, boolean isLong) implements ValueType {
    @Override
    public String words() {
      return ("a whole number " + limits.text()).strip();
    }
  }

  /** A number. */
  record Real(Limits limits) implements ValueType {
    @Override
    public String words() {
      return ("a number " + limits.text()).strip();
    }
  }

  /** True or false. */
  record Flag() implements ValueType {
    @Override
    public String words() {
      return "true or false";
    }
  }

  /** Any text. */
  record Text() implements ValueType {
    @Override
    public String words() {
      return "a text";
    }
  }

  /** The path of a file or folder. */
  record FilePath() implements ValueType {
    @Override
    public String words() {
      return "a path";
    }
  }

  /** One of the words of an enumeration. */
  record Word(Class<?> type) implements ValueType {
    @Override
    public String words() {
      return "one of " + String.join(", ", choices());
    }

    /** The words, in the order of the enumeration. */
    List<String> choices() {
      return constants().stream().map(Word::spelling).toList();
    }

    /** The constant with the given spelling. */
    Optional<Object> find(String word) {
      return constants().stream()
          .filter(constant -> spelling(constant).equals(word))
          .findFirst()
          .map(Object.class::cast);
    }

    /** The constant's name in kebab-case. */
    static String spelling(Object constant) {
      return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<?> constants() {
      return Arrays.asList(type.getEnumConstants());
    }
  }

  /** A list; one element may stand for a list of one. */
  record ListOf(ValueType element) implements ValueType {
    @Override
    public String words() {
      return "a list, each element " + element.words();
    }
  }

  /** A mapping with the user's keys. */
  record MapOf(ValueType value) implements ValueType {
    @Override
    public String words() {
      return "a mapping, each value " + value.words();
    }
  }

  /** A value that may be left out. */
  record Maybe(ValueType value) implements ValueType {
    @Override
    public String words() {
      return value.words();
    }
  }

  /** A record. */
  record Nested(Class<? extends Record> type) implements ValueType {
    @Override
    public String words() {
      return "a mapping";
    }
  }

  /** A part of a kind. */
  record Part(Class<?> kind) implements ValueType {
    @Override
    public String words() {
      return article(kindName()) + (number().isPresent() ? ", or a number" : "");
    }

    String kindName() {
      return PartRegistry.kindName(kind);
    }

    /** The part that a bare number stands for. */
    Optional<String> number() {
      PartKind annotation = kind.getAnnotation(PartKind.class);
      return Optional.ofNullable(annotation).map(PartKind::number).filter(name -> !name.isEmpty());
    }
  }

  /** The word with its indefinite article. */
  static String article(String word) {
    return ("aeiou".indexOf(word.charAt(0)) >= 0 ? "an " : "a ") + word;
  }

  /**
   * The type of a component.
   *
   * @throws IllegalStateException if a configuration cannot have such a component
   */
  static ValueType of(RecordComponent component) {
    Type type = component.getGenericType();
    if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
      return new Maybe(of(generic.getActualTypeArguments()[0], component));
    }
    return of(type, component);
  }

  private static ValueType of(Type type, RecordComponent component) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return new ListOf(of(arguments[0], component));
      }
      if (generic.getRawType() == Map.class && arguments[0] == String.class) {
        return new MapOf(of(arguments[1], component));
      }
    } else if (type instanceof Class<?> plain) {
      return ofClass(plain, component);
    }
    throw impossible(type, component);
  }

  private static ValueType ofClass(Class<?> type, RecordComponent component) {
    if (type == int.class || type == Integer.class) {
      return new Whole(Limits.of(component), false);
    }
    if (type == long.class || type == Long.class) {
      return new Whole(Limits.of(component), true);
    }
    if (type == double.class || type == Double.class) {
      return new Real(Limits.of(component));
    }
    if (type == boolean.class || type == Boolean.class) {
      return new Flag();
    }
    if (type == String.class) {
      return new Text();
    }
    if (type == Path.class) {
      return new FilePath();
    }
    return ofStructure(type, component);
  }

  private static ValueType ofStructure(Class<?> type, RecordComponent component) {
    if (type.isEnum()) {
      return new Word(type);
    }
    if (type.isRecord()) {
      return new Nested(type.asSubclass(Record.class));
    }
    if (type.isAnnotationPresent(PartKind.class)) {
      return new Part(type);
    }
    throw impossible(type, component);
  }

  private static IllegalStateException impossible(Type type, RecordComponent component) {
    return new IllegalStateException(
        ("component '%s' of %s is a %s, which a configuration cannot have; it can have int, long,"
                + " double, boolean, String, Path, an enum, a record, a kind of part, and List,"
                + " Optional and Map<String, ...> of these")
            .formatted(
                component.getName(), component.getDeclaringRecord().getName(), type.getTypeName()));
  }
}
