package io.kldiv.core.part;

import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.GivenDistribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.estimate.Quadrature;
import io.kldiv.core.divergence.f.Generator;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A separate jar adds a family, a pair and an f-divergence, each with one class and one line: the
 * sources lie in the test resources, in {@code stranger}.
 */
final class StrangersJarTest {
  private static final Path SOURCES = Path.of("src/test/resources/io/kldiv/core/part/stranger");

  @TempDir private Path folder;

  private URLClassLoader loader;
  private PartRegistry parts;

  @BeforeEach
  void load() throws IOException {
    URL[] jar = {jar().toUri().toURL()};
    loader = new URLClassLoader(jar, StrangersJarTest.class.getClassLoader());
    parts = PartRegistry.load(loader);
  }

  @AfterEach
  void close() throws IOException {
    loader.close();
  }

  @Test
  void aFamilyAndItsPairAreThereAsOursAre() throws ReflectiveOperationException {
    Distribution p = rayleigh(1.5);
    Distribution q = rayleigh(2);
    double kl = Numbers.of(KlRules.from(parts).between(p, q))[0];
    // oracle: r − 1 − log r with r = 1.5²/2²
    double ratio = 2.25 / 4;
    assertThat(kl).isCloseTo(ratio - 1 - Math.log(ratio), within(1e-15));
    Quadrature quadrature = new Quadrature(Generator.power(1), "D(P‖Q)", 2000);
    assertThat(quadrature.of(p, q).value()).isCloseTo(kl, within(1e-12));
    assertThat(p.getClass().getClassLoader()).isSameAs(loader);
  }

  private Distribution rayleigh(double scale) throws ReflectiveOperationException {
    PartDefinition<? extends GivenDistribution> part =
        parts.find(GivenDistribution.class, "stranger/rayleigh").orElseThrow();
    Object config = part.config().orElseThrow().getConstructors()[0].newInstance(List.of(scale));
    return ((GivenDistribution) part.constructor().newInstance(config)).distribution();
  }

  @Test
  void anFDivergenceIsThereAsOursAre() throws ReflectiveOperationException {
    Divergence k =
        (Divergence)
            parts
                .find(Divergence.class, "stranger/k-divergence")
                .orElseThrow()
                .constructor()
                .newInstance();
    double[] p = {0.1, 0.2, 0.7, 0};
    double[] q = {0.4, 0.3, 0, 0.3};
    double expected = 0;
    for (int i = 0; i < 3; i++) {
      expected += p[i] * Math.log(2 * p[i] / (p[i] + q[i]));
    }
    Categorical left = Categorical.ofProbabilities(row(p));
    Categorical right = Categorical.ofProbabilities(row(q));
    assertThat(Numbers.of(k.between(left, right))[0]).isCloseTo(expected, within(1e-15));
    assertThat(Numbers.of(k.between(left, left))[0]).isZero();
    double ofDensities =
        new Quadrature((Generator) k, "K(P‖Q)", 2000).of(rayleigh(1.5), rayleigh(2)).value();
    assertThat(ofDensities).isBetween(1e-3, Math.log(2));
  }

  private Path jar() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    String[] options = {"-d", classes.toString(), "-cp", System.getProperty("java.class.path")};
    String[] sources = files(SOURCES).filter(path -> path.endsWith(".java")).toArray(String[]::new);
    String[] words = Stream.of(options, sources).flatMap(Stream::of).toArray(String[]::new);
    int exit = ToolProvider.getSystemJavaCompiler().run(null, null, null, words);
    assertThat(exit).as("the compiler's exit code").isZero();
    Path services = Path.of("META-INF/services", KlPlugin.class.getName());
    Files.createDirectories(classes.resolve(services).getParent());
    Files.copy(SOURCES.resolve(services), classes.resolve(services));
    Path jar = folder.resolve("stranger.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (String file : files(classes).toList()) {
        String name = classes.relativize(Path.of(file)).toString().replace('\\', '/');
        entries.putNextEntry(new JarEntry(name));
        Files.copy(Path.of(file), entries);
      }
    }
    return jar;
  }

  private static Stream<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(Path::toString).toList().stream();
    }
  }
}
