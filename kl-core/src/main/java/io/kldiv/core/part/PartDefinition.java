package io.kldiv.core.part;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A registered part.
 *
 * @param <T> the kind's interface
 * @param kind the kind's interface
 * @param name the name that experiment files use, in kebab-case; a third party's has the form
 *     {@code vendor/name}
 * @param implementation the part's class
 * @param plugin the name of the plug-in that registered it
 */
public record PartDefinition<T>(
    Class<T> kind, String name, Class<? extends T> implementation, String plugin) {

  /** Checks that no component is null. */
  public PartDefinition {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(name);
    Objects.requireNonNull(implementation);
    Objects.requireNonNull(plugin);
  }

  /**
   * The one public constructor, which the injector calls with the configuration record and whatever
   * framework services it asks for.
   *
   * @throws IllegalStateException if the class has no or several public constructors
   */
  public Constructor<?> constructor() {
    Constructor<?>[] all = implementation.getConstructors();
    if (all.length != 1) {
      throw new IllegalStateException(
          "part '%s' (%s) must have exactly one public constructor, but has %d"
              .formatted(name, implementation.getName(), all.length));
    }
    return all[0];
  }

  /** The configuration record: the one record among the constructor's parameters, if any. */
  public Optional<Class<? extends Record>> config() {
    return Arrays.stream(constructor().getParameterTypes())
        .filter(Class::isRecord)
        .<Class<? extends Record>>map(type -> type.asSubclass(Record.class))
        .findFirst();
  }

  /** The documentation of the part's class, if it has any. */
  public Optional<Describe> description() {
    return Optional.ofNullable(implementation.getAnnotation(Describe.class));
  }
}
