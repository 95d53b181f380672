package io.kldiv.runner.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Does to a plug-in's project what its {@code mvn verify} does, without Maven and downloads. */
public final class ProjectBuild {
  private static final Pattern VERSION = Pattern.compile("<Kl-Spi>(.*)</Kl-Spi>");

  private final Path project;
  private final Path work;

  /**
   * A build.
   *
   * @param project the folder with the pom
   * @param work where everything goes that the build makes
   */
  public ProjectBuild(Path project, Path work) {
    this.project = project;
    this.work = work;
  }

  /** Compiles the main code into a jar, whose manifest is as the pom says. */
  public Path jar(String name) throws IOException {
    JarMaker maker = new JarMaker(work);
    sources("src/main/java").forEach(maker::source);
    Path resources = project.resolve("src/main/resources");
    for (Path file : files(resources)) {
      String entry = resources.relativize(file).toString().replace(File.separatorChar, '/');
      maker.entry(entry, Files.readString(file));
    }
    Matcher version = VERSION.matcher(Files.readString(project.resolve("pom.xml")));
    assertThat(version.find()).isTrue();
    return maker.manifest(SpiVersion.ATTRIBUTE, version.group(1)).jar(name);
  }

  /** Compiles the tests against a jar and runs them all; a failure fails. */
  public void test(Path jar) throws IOException {
    Path classes = Files.createTempDirectory(work, "tests");
    Map<String, String> sources = sources("src/test/java");
    JarMaker.compile(sources, classes, jar + File.pathSeparator + JarMaker.classPath());
    URL[] urls = {jar.toUri().toURL(), classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      TestExecutionSummary summary = run(loader, List.copyOf(sources.keySet()));
      summary.getFailures().stream()
          .findFirst()
          .ifPresent(
              failure -> {
                throw new AssertionError(
                    failure.getTestIdentifier().getDisplayName(), failure.getException());
              });
      assertThat(summary.getTestsSucceededCount()).isPositive();
    }
  }

  private static TestExecutionSummary run(ClassLoader loader, List<String> classes) {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(loader);
    try {
      SummaryGeneratingListener listener = new SummaryGeneratingListener();
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(classes.stream().map(DiscoverySelectors::selectClass).toList())
                  .build(),
              listener);
      return listener.getSummary();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  /** The text of each class by its name. */
  private Map<String, String> sources(String folder) throws IOException {
    Path root = project.resolve(folder);
    Map<String, String> sources = new LinkedHashMap<>();
    for (Path file : files(root)) {
      String path = root.relativize(file).toString();
      String name = path.substring(0, path.length() - ".java".length());
      sources.put(name.replace(File.separatorChar, '.'), Files.readString(file));
    }
    return sources;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
