package io.kldiv.runner.plugin;

import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartException;
import io.kldiv.core.part.PartRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The plug-ins of a process, and all parts, kl's own and theirs. Immutable. */
public final class Plugins {
  private final List<Plugin> all;
  private final PartRegistry registry;

  private Plugins(List<Plugin> all, PartRegistry registry) {
    this.all = List.copyOf(all);
    this.registry = registry;
  }

  /** No plug-ins: kl's own parts alone. */
  public static Plugins none() {
    return load(List.of());
  }

  /**
   * Loads plug-ins.
   *
   * @param places jars, and folders whose jars are all taken; each jar counts once
   * @throws PartException if anything is wrong with any of them: with all problems, each with the
   *     name of the jar
   */
  public static Plugins load(Collection<Path> places) {
    ClassLoader app = Plugins.class.getClassLoader();
    PartRegistry builtIn = PartRegistry.load(app);
    PartRegistry registry = builtIn;
    List<Plugin> loaded = new ArrayList<>();
    List<PartException> problems = new ArrayList<>();
    for (Path jar : jars(places, problems)) {
      try {
        Plugin plugin = new PluginJar(jar).open(app, builtIn);
        loaded.forEach(earlier -> checkDifferent(earlier, plugin));
        registry = registry.and(plugin.registry());
        checkRules(registry, plugin);
        loaded.add(plugin);
      } catch (PartException e) {
        problems.add(e);
      }
    }
    if (!problems.isEmpty()) {
      throw together(problems);
    }
    return new Plugins(loaded, registry);
  }

  /** The plug-ins in the order of loading. */
  public List<Plugin> all() {
    return all;
  }

  /** All parts. */
  public PartRegistry registry() {
    return registry;
  }

  /** The plug-in of a name; empty for kl's own parts. */
  public Optional<Plugin> named(String name) {
    return all.stream().filter(plugin -> plugin.name().equals(name)).findFirst();
  }

  /** The plug-in in whose code something failed, as far as the failure tells. */
  public Optional<Plugin> blame(Throwable failure) {
    return all.stream().filter(plugin -> isIn(plugin, failure)).findFirst();
  }

  private static boolean isIn(Plugin plugin, Throwable failure) {
    String loader = PluginJar.loaderName(plugin.jar());
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      for (StackTraceElement frame : cause.getStackTrace()) {
        if (loader.equals(frame.getClassLoaderName())) {
          return true;
        }
      }
      String message = String.valueOf(cause.getMessage()).replace('/', '.');
      if (cause instanceof LinkageError
          && plugin.parts().stream()
              .anyMatch(part -> message.contains(part.implementation().getName()))) {
        return true;
      }
    }
    return false;
  }

  private static Set<Path> jars(Collection<Path> places, List<PartException> problems) {
    Set<Path> jars = new LinkedHashSet<>();
    for (Path place : places) {
      try {
        jars.addAll(jars(place));
      } catch (IOException e) {
        problems.add(
            new PartException("", "plug-ins %s: cannot be read: %s".formatted(place, e), e));
      } catch (PartException e) {
        problems.add(e);
      }
    }
    return jars;
  }

  private static List<Path> jars(Path place) throws IOException {
    if (!Files.exists(place)) {
      throw new PartException("plug-ins %s: there is no such file or folder".formatted(place));
    }
    Path real = place.toRealPath();
    if (!Files.isDirectory(real)) {
      return List.of(real);
    }
    try (Stream<Path> files = Files.list(real)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      if (jars.isEmpty()) {
        throw new PartException("plug-ins %s: the folder has no jar".formatted(place));
      }
      return jars;
    }
  }

  private static void checkDifferent(Plugin one, Plugin other) {
    if (one.name().equals(other.name())) {
      throw new PartException(
          "two plug-ins are called '%s': %s, and %s".formatted(one.name(), one, other));
    }
    for (PartDefinition<?> part : other.parts()) {
      if (one.registry().find(part.kind(), part.name()).isPresent()) {
        throw new PartException(
            "two plug-ins have the %s '%s': %s, and %s"
                .formatted(PartRegistry.kindName(part.kind()), part.name(), one, other));
      }
    }
  }

  private static void checkRules(PartRegistry registry, Plugin latest) {
    try {
      KlRules.from(registry);
    } catch (DivergenceException e) {
      throw new PartException(
          "", "plug-in %s: %s".formatted(latest.jar(), String.valueOf(e.getMessage())), e);
    }
  }

  private static PartException together(List<PartException> problems) {
    if (problems.size() == 1) {
      return problems.get(0);
    }
    List<String> messages = problems.stream().map(problem -> problem.getMessage() + "").toList();
    PartException all = new PartException(String.join(System.lineSeparator(), messages));
    problems.forEach(all::addSuppressed);
    return all;
  }
}
