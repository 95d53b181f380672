package io.kldiv.runner.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of one plug-in. It finds what plug-ins are written against in kl, the Java
 * platform's classes in the platform, and everything else in the jar alone. So a plug-in may bring
 * any library in any version, and can neither see ours nor replace a class of kl.
 *
 * <p>It holds the jar's contents, so that a training of hours keeps the code that it began with
 * while the plug-in is built again.
 */
final class PluginClassLoader extends ClassLoader {
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
          "io.kldiv.runner.experiment.TermPenalty",
          "org.jspecify.");

  private final Map<String, byte[]> entries;
  private final ClassLoader app;

  /**
   * A loader for a jar.
   *
   * @param name shown in stack traces, different for each plug-in
   * @param entries the contents of the jar by name
   * @param app the loader of kl
   */
  PluginClassLoader(String name, Map<String, byte[]> entries, ClassLoader app) {
    super(name, ClassLoader.getPlatformClassLoader());
    this.entries = Map.copyOf(entries);
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

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte @Nullable [] code = entries.get(name.replace('.', '/') + ".class");
    if (code == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, code, 0, code.length);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    byte @Nullable [] content = entries.get(name);
    try {
      return content == null
          ? null
          : new URL("plug-in", "", -1, "/" + name, new ContentHandler(content));
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("no name of a resource: " + name, e);
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    @Nullable URL found = findResource(name);
    return Collections.enumeration(found == null ? List.of() : List.of(found));
  }

  /** Answers with bytes that are at hand. */
  private static final class ContentHandler extends URLStreamHandler {
    private final byte[] content;

    private ContentHandler(byte[] content) {
      this.content = content;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() throws IOException {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(content);
        }
      };
    }
  }
}
