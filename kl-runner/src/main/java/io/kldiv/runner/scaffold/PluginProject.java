package io.kldiv.runner.scaffold;

import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.plugin.SpiVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The project of a plug-in with one part that works, to be changed into another. */
public final class PluginProject {
  private static final String RUN = "kl run experiment.yaml --plugins target";

  private final PluginName name;
  private final String kind;
  private final Map<String, String> words = new LinkedHashMap<>();

  /**
   * A project that is to be written.
   *
   * @param name the part's name
   * @param kind the name of its kind, one of {@link #kinds}
   * @param parts kl's parts, which know the kind's interface
   * @param version the version of kl
   */
  public PluginProject(PluginName name, String kind, PartRegistry parts, String version) {
    this.name = name;
    this.kind = kind;
    Class<?> type = parts.kind(kind).orElseThrow();
    words.put("name", name.toString());
    words.put("part", name.part());
    words.put("kind", kind);
    words.put("imports", imports(type, KlPlugin.class, PartRegistry.class));
    words.put("kindClass", type.getSimpleName());
    words.put("module", module(type));
    words.put("artifact", name.artifact());
    words.put("package", name.packageName());
    words.put("packagePath", name.packageName().replace('.', '/'));
    words.put("class", name.partClass(kind));
    words.put("plugin", name.pluginClass());
    words.put("klVersion", version);
    words.put("spi", SpiVersion.OWN.toString());
    words.put("use", resource(kind + "/use").map(String::strip).orElse(RUN));
  }

  /** The kinds that there are templates for. */
  public static List<String> kinds(PartRegistry parts) {
    return parts.kindNames().stream()
        .filter(kind -> resource(kind + "/Part.java.txt").isPresent())
        .toList();
  }

  /** The command that uses the part, once the project is built. */
  public String use() {
    return filled("@use@");
  }

  /**
   * Writes the project.
   *
   * @param folder where to; made if it is missing
   * @return the files, relative to the folder
   * @throws FileAlreadyExistsException if the folder has anything in it, or is a file
   */
  public List<Path> write(Path folder) throws IOException {
    if (Files.exists(folder) && !isEmptyFolder(folder)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    Map<String, String> files = files();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return files.keySet().stream().map(Path::of).toList();
  }

  /** The text of each file by its path. */
  private Map<String, String> files() {
    String main = "src/main/java/@packagePath@/";
    Map<String, String> templates = new LinkedHashMap<>();
    templates.put("project/README.md", "README.md");
    templates.put("project/pom.xml", "pom.xml");
    templates.put("project/gitignore", ".gitignore");
    templates.put("project/Plugin.java.txt", main + "@plugin@.java");
    templates.put(kind + "/Part.java.txt", main + "@class@.java");
    templates.put(kind + "/PartTest.java.txt", "src/test/java/@packagePath@/@class@Test.java");
    templates.put(kind + "/experiment.yaml", "experiment.yaml");
    Map<String, String> files = new LinkedHashMap<>();
    templates.forEach(
        (template, path) ->
            resource(template).ifPresent(text -> files.put(filled(path), filled(text))));
    files.put(
        "src/main/resources/META-INF/services/" + KlPlugin.class.getName(),
        filled("@package@.@plugin@\n"));
    return files;
  }

  private String filled(String template) {
    String text = template;
    // Twice, since the command that uses the part has its name in it.
    for (int pass = 0; pass < 2; pass++) {
      for (Map.Entry<String, String> word : words.entrySet()) {
        text = text.replace("@" + word.getKey() + "@", word.getValue());
      }
    }
    return text;
  }

  private static String imports(Class<?>... types) {
    return Arrays.stream(types)
        .map(type -> "import %s;".formatted(type.getName()))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** The module of kl that has the kind: {@code io.kldiv.core.loss} is in {@code kl-core}. */
  private static String module(Class<?> type) {
    return "kl-" + type.getPackageName().split("\\.", -1)[2];
  }

  private static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static Optional<String> resource(String path) {
    try (@Nullable InputStream in = PluginProject.class.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("a template of kl cannot be read: " + path, e);
    }
  }

  @Override
  public String toString() {
    return "%s '%s'".formatted(kind, name);
  }
}
