package io.kldiv.runner.plugin;

import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartException;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.config.PartDocument;
import io.kldiv.runner.data.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A jar that is being opened as a plug-in. */
final class PluginJar {
  private static final String SERVICE = "META-INF/services/" + KlPlugin.class.getName();
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final Path file;
  private final String loaderName;

  PluginJar(Path file) {
    this.file = file;
    this.loaderName = loaderName(file);
  }

  /** The name of the class loader of a plug-in, by which stack traces name its code. */
  static String loaderName(Path file) {
    return "plug-in " + file;
  }

  /**
   * Loads the plug-in and looks at every one of its parts.
   *
   * @param app the loader of kl
   * @param builtIn kl's own parts
   * @throws PartException if anything is wrong with it; the message names the jar
   */
  Plugin open(ClassLoader app, PartRegistry builtIn) {
    try {
      Content content = read();
      KlPlugin code = instance(new PluginClassLoader(loaderName, content.entries(), app));
      String name = code.name();
      if (name == null || !NAME.matcher(name).matches()) {
        throw new PartException("its name '%s' is not in kebab-case".formatted(name));
      }
      if (builtIn.definitions().stream().anyMatch(part -> part.plugin().equals(name))) {
        throw new PartException("its name '%s' is one of kl's own plug-ins".formatted(name));
      }
      PartRegistry parts = PartRegistry.of(List.of(code));
      Plugin plugin = new Plugin(name, content.version(), file, content.sha256(), parts);
      PartRegistry all = builtIn.and(parts);
      plugin.parts().forEach(part -> check(part, all));
      return plugin;
    } catch (ZipException e) {
      throw broken("it is not a jar: " + e.getMessage(), e);
    } catch (IOException e) {
      throw broken("it cannot be read: " + e.getMessage(), e);
    } catch (Throwable e) { // the code of others may throw anything
      throw broken(Causes.text(e, loaderName), e);
    }
  }

  private PartException broken(String reason, Throwable cause) {
    return new PartException("", "plug-in %s: %s".formatted(file, reason), cause);
  }

  /** What a jar that passed the first checks holds. */
  private record Content(String version, String sha256, Map<String, byte[]> entries) {}

  /** Reads the jar and checks what can be checked before any of its code runs. */
  private Content read() throws IOException {
    if (!Files.isReadable(file)) {
      throw new PartException("it cannot be read: permission denied");
    }
    try (JarFile jar = new JarFile(file.toFile(), true, ZipFile.OPEN_READ, Runtime.version())) {
      Attributes manifest =
          Optional.ofNullable(jar.getManifest())
              .map(Manifest::getMainAttributes)
              .orElseGet(Attributes::new);
      checkVersion(Optional.ofNullable(manifest.getValue(SpiVersion.ATTRIBUTE)));
      if (manifest.containsKey(Attributes.Name.CLASS_PATH)) {
        throw new PartException(
            "its manifest has a Class-Path, whose jars no hash would cover;"
                + " put their classes into the plug-in's jar");
      }
      Map<String, byte[]> entries = new LinkedHashMap<>();
      for (JarEntry entry : jar.versionedStream().filter(each -> !each.isDirectory()).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          entries.put(entry.getName(), in.readAllBytes());
        }
      }
      checkEntries(entries.keySet());
      String version =
          Optional.ofNullable(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
              .orElse("unknown");
      return new Content(version, Sha256.of(file), entries);
    }
  }

  private static void checkEntries(Set<String> names) {
    if (!names.contains(SERVICE)) {
      throw new PartException(
          "it has no %s, which names the class that implements KlPlugin".formatted(SERVICE));
    }
    for (String name : names) {
      String dotted = name.replace('/', '.');
      if (dotted.endsWith(".class") && PluginClassLoader.isOurs(dotted)) {
        throw new PartException("it brings %s, a name of kl's own".formatted(dotted));
      }
    }
  }

  private static void checkVersion(Optional<String> given) {
    String wanted = "%s: %s".formatted(SpiVersion.ATTRIBUTE, SpiVersion.OWN);
    if (given.isEmpty()) {
      throw new PartException(
          "its manifest does not say which interfaces it was written against; add '%s'"
              .formatted(wanted));
    }
    SpiVersion version =
        SpiVersion.parse(given.get())
            .orElseThrow(
                () ->
                    new PartException(
                        "its manifest has '%s: %s', which must be like '%s'"
                            .formatted(SpiVersion.ATTRIBUTE, given.get(), wanted)));
    if (!SpiVersion.OWN.runs(version)) {
      throw new PartException(
          "it was written against version %s of the interfaces, but this kl has %s; %s"
              .formatted(
                  version,
                  SpiVersion.OWN,
                  version.major() < SpiVersion.OWN.major()
                      ? "the plug-in must be adapted"
                      : "a later kl is needed"));
    }
  }

  private static KlPlugin instance(PluginClassLoader loader) {
    Iterator<KlPlugin> found = ServiceLoader.load(KlPlugin.class, loader).iterator();
    if (!found.hasNext()) {
      throw new PartException(SERVICE + " is empty");
    }
    KlPlugin plugin = found.next();
    if (found.hasNext()) {
      throw new PartException(SERVICE + " names more than one class");
    }
    return plugin;
  }

  private static void check(PartDefinition<?> part, PartRegistry all) {
    String kind = PartRegistry.kindName(part.kind());
    if (!part.name().contains("/")) {
      throw new PartException(
          "the %s '%s' must have its vendor in its name: 'vendor/%s'"
              .formatted(kind, part.name(), part.name()));
    }
    if (Modifier.isAbstract(part.implementation().getModifiers())) {
      throw new PartException(
          "the %s '%s' (%s) is abstract"
              .formatted(kind, part.name(), part.implementation().getName()));
    }
    PartDocument.of(part, all);
  }
}
