package io.kldiv.runner.plugin;

import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartRegistry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plug-in that was loaded from a jar.
 *
 * @param name the name it gives itself
 * @param version the {@code Implementation-Version} of the jar's manifest, or "unknown"
 * @param jar the jar
 * @param sha256 the hash of the jar, in hexadecimal
 * @param registry its parts, and no others
 */
public record Plugin(String name, String version, Path jar, String sha256, PartRegistry registry) {
  /** The plug-in's parts, by kind and name. */
  public List<PartDefinition<?>> parts() {
    return registry.definitions();
  }

  /** Why the plug-in's code failed, in a line. */
  public String reason(Throwable failure) {
    Throwable first = failure;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return Causes.text(first, PluginJar.loaderName(jar));
  }

  /** What identifies the plug-in, for {@code run.json} and the like. */
  public Map<String, Object> identity() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", name);
    data.put("version", version);
    data.put("file", String.valueOf(jar.getFileName()));
    data.put("sha256", sha256);
    return data;
  }

  /** The name, the version and the jar. */
  @Override
  public String toString() {
    return "%s %s, %s".formatted(name, version, jar);
  }
}
