package io.kldiv.runner.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.core.part.KlPlugin;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Makes jars of plug-ins from source text, as a stranger's build would. */
public final class JarMaker {
  /** Where an entry must be for kl to find a plug-in. */
  public static final String SERVICE = "META-INF/services/" + KlPlugin.class.getName();

  private final Path folder;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Attributes manifest = new Attributes();
  private final SortedMap<String, byte[]> entries = new TreeMap<>();

  /**
   * Starts an empty jar, with a manifest that kl accepts.
   *
   * @param folder where classes and jar are written
   */
  public JarMaker(Path folder) {
    this.folder = folder;
    manifest.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.put(Attributes.Name.IMPLEMENTATION_VERSION, "1.2.3");
    manifest.putValue(SpiVersion.ATTRIBUTE, "1.0");
  }

  /** Adds a class, whose package and name the text says. */
  public JarMaker source(String className, String text) {
    sources.put(className, text);
    return this;
  }

  /** Names the plug-in's class. */
  public JarMaker service(String className) {
    return entry(SERVICE, className + "\n");
  }

  /** Adds an entry. */
  public JarMaker entry(String name, String text) {
    entries.put(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return this;
  }

  /** Sets a line of the manifest; an empty value takes it out. */
  public JarMaker manifest(String key, String value) {
    manifest.remove(new Attributes.Name(key));
    if (!value.isEmpty()) {
      manifest.putValue(key, value);
    }
    return this;
  }

  /** Compiles the classes and writes the jar. */
  public Path jar(String name) throws IOException {
    return jar(name, UnaryOperator.identity());
  }

  /**
   * Compiles the classes and writes the jar.
   *
   * @param change what becomes of the entries before they are written
   */
  public Path jar(String name, UnaryOperator<SortedMap<String, byte[]>> change) throws IOException {
    Path classes = Files.createTempDirectory(folder, "classes");
    compile(sources, classes, classPath());
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String entry = classes.relativize(file).toString().replace(File.separatorChar, '/');
        entries.put(entry, Files.readAllBytes(file));
      }
    }
    Manifest all = new Manifest();
    all.getMainAttributes().putAll(manifest);
    Path jar = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream stream = new JarOutputStream(out, all)) {
      for (Map.Entry<String, byte[]> entry : change.apply(entries).entrySet()) {
        stream.putNextEntry(new JarEntry(entry.getKey()));
        stream.write(entry.getValue());
      }
    }
    return jar;
  }

  /** The class path of the tests, which has all of kl's modules and the contract tests. */
  public static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /**
   * Compiles; fails the test, with the compiler's messages, on an error or a warning.
   *
   * @param sources the text of each class by name
   * @param classes the folder for the classes
   * @param classPath what they may use
   */
  public static void compile(Map<String, String> sources, Path classes, String classPath)
      throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Text(name, text)));
    List<String> options =
        List.of(
            "--release",
            "17",
            "-proc:none",
            "-Xlint:all,-options,-path,-processing,-classfile",
            "-d",
            classes.toString(),
            "-cp",
            classPath);
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      CompilationTask task = compiler.getTask(messages, files, null, options, null, units);
      assertThat(task.call()).as(messages.toString()).isTrue();
      assertThat(messages.toString()).isEmpty();
    }
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    private Text(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
