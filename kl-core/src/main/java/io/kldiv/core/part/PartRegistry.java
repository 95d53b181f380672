package io.kldiv.core.part;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All parts of a process by kind and name, and the rules that plug-ins contribute for pairs of
 * types. Immutable. A name registered twice is an error that names both plug-ins.
 */
public final class PartRegistry {
  private final Map<Class<?>, SortedMap<String, PartDefinition<?>>> parts;
  private final Map<Class<?>, List<Object>> contributions;

  private PartRegistry(
      Map<Class<?>, SortedMap<String, PartDefinition<?>>> parts,
      Map<Class<?>, List<Object>> contributions) {
    this.parts = parts;
    this.contributions = contributions;
  }

  /**
   * Registers every plug-in that the class loader's services name.
   *
   * @throws PartException if a plug-in cannot be loaded, or a registration is wrong
   */
  public static PartRegistry load(ClassLoader loader) {
    List<KlPlugin> plugins = new ArrayList<>();
    try {
      ServiceLoader.load(KlPlugin.class, loader).forEach(plugins::add);
    } catch (ServiceConfigurationError e) {
      throw new PartException("a plug-in cannot be loaded: " + e.getMessage());
    }
    return of(plugins);
  }

  /**
   * Registers the given plug-ins, in order.
   *
   * @throws PartException if a registration is wrong
   */
  public static PartRegistry of(Collection<? extends KlPlugin> plugins) {
    Builder builder = new Builder();
    for (KlPlugin plugin : plugins) {
      builder.plugin = plugin.name();
      plugin.register(builder);
    }
    return builder.build();
  }

  /**
   * The parts of this registry and of another.
   *
   * @throws PartException if a name is in both, or a kind's name is another kind's in the other
   */
  public PartRegistry and(PartRegistry other) {
    Builder builder = new Builder();
    for (PartRegistry registry : List.of(this, other)) {
      registry.parts.values().forEach(kind -> kind.values().forEach(builder::put));
      registry.contributions.forEach(
          (type, all) -> builder.contributions.merge(type, all, PartRegistry::joined));
    }
    return builder.build();
  }

  private static List<Object> joined(List<Object> first, List<Object> second) {
    List<Object> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** The kinds that have parts, sorted by name. */
  public SortedSet<String> kindNames() {
    SortedSet<String> names = new TreeSet<>();
    parts.keySet().forEach(kind -> names.add(kindName(kind)));
    return names;
  }

  /** The interface of the kind with the given name. */
  public Optional<Class<?>> kind(String kindName) {
    return parts.keySet().stream().filter(kind -> kindName(kind).equals(kindName)).findFirst();
  }

  /**
   * The parts of a kind, and of the kinds that extend its interface, by name, sorted; empty if
   * there are none.
   */
  public <T> SortedMap<String, PartDefinition<? extends T>> all(Class<T> kind) {
    SortedMap<String, PartDefinition<? extends T>> result = new TreeMap<>();
    parts.forEach(
        (other, named) -> {
          if (kind.isAssignableFrom(other)) {
            named.forEach((name, part) -> result.put(name, cast(kind, part)));
          }
        });
    return result;
  }

  /** The parts that are of a kind itself, and not of one that extends its interface. */
  public List<PartDefinition<?>> own(Class<?> kind) {
    return List.copyOf(parts.getOrDefault(kind, new TreeMap<>()).values());
  }

  /** All parts, sorted by the names of their kinds and their own. */
  public List<PartDefinition<?>> definitions() {
    List<PartDefinition<?>> definitions = new ArrayList<>();
    kindNames().forEach(name -> definitions.addAll(all(kind(name).orElseThrow()).values()));
    return definitions;
  }

  /** The part of a kind with the given name. */
  public <T> Optional<PartDefinition<? extends T>> find(Class<T> kind, String name) {
    return Optional.ofNullable(all(kind).get(name));
  }

  /** What plug-ins contributed under the given type, in order of registration. */
  public <T> List<T> contributions(Class<T> type) {
    return contributions.getOrDefault(type, List.of()).stream().map(type::cast).toList();
  }

  /**
   * The name of a kind.
   *
   * @throws PartException if the interface has no {@link PartKind}
   */
  public static String kindName(Class<?> kind) {
    return annotation(kind).value();
  }

  private static PartKind annotation(Class<?> kind) {
    PartKind annotation = kind.getAnnotation(PartKind.class);
    if (annotation == null) {
      throw new PartException(kind.getName() + " is not a kind of part: it has no @PartKind");
    }
    return annotation;
  }

  @SuppressWarnings("unchecked") // the builder's add() ties the definition to its kind
  private static <T> PartDefinition<? extends T> cast(Class<T> kind, PartDefinition<?> part) {
    if (!kind.isAssignableFrom(part.kind())) {
      throw new IllegalStateException(part + " is not of kind " + kind);
    }
    return (PartDefinition<? extends T>) part;
  }

  /** Collects registrations; handed to each {@link KlPlugin}. */
  public static final class Builder {
    private static final Pattern NAME =
        Pattern.compile("([a-z][a-z0-9]*(-[a-z0-9]+)*/)?[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final Map<Class<?>, SortedMap<String, PartDefinition<?>>> parts = new LinkedHashMap<>();
    private final Map<Class<?>, List<Object>> contributions = new LinkedHashMap<>();
    private String plugin = "";

    private Builder() {}

    /**
     * Registers a part.
     *
     * @param kind the kind's interface
     * @param name the part's name in kebab-case, {@code vendor/name} for a third party
     * @param implementation the class, with one public constructor
     * @throws PartException if the name is not in kebab-case, or is taken in the kind, one that it
     *     extends or one that extends it, or if the class is not of the kind
     */
    public <T> void add(Class<T> kind, String name, Class<? extends T> implementation) {
      String kindName = kindName(kind);
      if (!NAME.matcher(name).matches()) {
        throw new PartException(
            "plug-in '%s': the %s name '%s' is not in kebab-case"
                .formatted(plugin, kindName, name));
      }
      if (!kind.isAssignableFrom(implementation)) {
        throw new PartException(
            "plug-in '%s': %s is registered as the %s '%s', but does not implement %s"
                .formatted(plugin, implementation.getName(), kindName, name, kind.getName()));
      }
      put(new PartDefinition<>(kind, name, implementation, plugin));
    }

    private void put(PartDefinition<?> part) {
      String kindName = kindName(part.kind());
      for (Class<?> other : parts.keySet()) {
        if (other != part.kind() && kindName(other).equals(kindName)) {
          throw new PartException(
              "plug-in '%s': '%s' is the kind of %s, and cannot be that of %s too"
                  .formatted(part.plugin(), kindName, other.getName(), part.kind().getName()));
        }
      }
      PartDefinition<?> earlier = taken(part.kind(), part.name());
      parts.computeIfAbsent(part.kind(), k -> new TreeMap<>()).put(part.name(), part);
      if (earlier != null) {
        throw new PartException(
            "the %s '%s' is registered twice: by plug-in '%s' (%s) and by plug-in '%s' (%s)"
                .formatted(
                    kindName,
                    part.name(),
                    earlier.plugin(),
                    earlier.implementation().getName(),
                    part.plugin(),
                    part.implementation().getName()));
      }
    }

    private @Nullable PartDefinition<?> taken(Class<?> kind, String name) {
      for (Map.Entry<Class<?>, SortedMap<String, PartDefinition<?>>> entry : parts.entrySet()) {
        Class<?> other = entry.getKey();
        if (kind.isAssignableFrom(other) || other.isAssignableFrom(kind)) {
          @Nullable PartDefinition<?> earlier = entry.getValue().get(name);
          if (earlier != null) {
            return earlier;
          }
        }
      }
      return null;
    }

    /**
     * Contributes something that is not a part by name, such as a closed form for a pair of
     * families; the framework collects all contributions of a type.
     */
    public <T> void contribute(Class<T> type, T contribution) {
      contributions.computeIfAbsent(type, t -> new ArrayList<>()).add(type.cast(contribution));
    }

    private PartRegistry build() {
      return new PartRegistry(parts, contributions);
    }
  }
}
