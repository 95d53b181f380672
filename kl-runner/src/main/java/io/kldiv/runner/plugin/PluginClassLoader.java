package io.kldiv.runner.plugin;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * The class loader of one plug-in. It finds what plug-ins are written against in kl, the Java
 * platform's classes in the platform, and everything else in the jar alone. So a plug-in may bring
 * any library in any version, and can neither see ours nor replace a class of kl.
 */
final class PluginClassLoader extends URLClassLoader {
  private static final String OURS = "io.kldiv.";

  /** What plug-ins are written against. */
  private static final List<String> SHARED =
      List.of(
          "io.kldiv.core.",
          "io.kldiv.optim.",
          "io.kldiv.models.",
          "io.kldiv.runner.data.",
          "io.kldiv.runner.measure.",
          "io.kldiv.runner.metric.",
          "io.kldiv.runner.experiment.BatchSize",
          "org.jspecify.");

  private final ClassLoader app;

  /**
   * A loader for a jar.
   *
   * @param name shown in stack traces, different for each plug-in
   * @param jar the jar
   * @param app the loader of kl
   */
  PluginClassLoader(String name, URL jar, ClassLoader app) {
    super(name, new URL[] {jar}, ClassLoader.getPlatformClassLoader());
    this.app = app;
  }

  /** Whether a class is kl's own, which no jar may bring. */
  static boolean isOurs(String className) {
    return className.startsWith(OURS);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (SHARED.stream().anyMatch(name::startsWith)) {
      return app.loadClass(name);
    }
    if (isOurs(name)) {
      throw new ClassNotFoundException(name);
    }
    return super.loadClass(name, resolve);
  }
}
