package io.kldiv.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The verb {@code divergence} with a stranger's family and f-divergence on the class path:
 * kl-core's StrangersJarTest has the same sources.
 */
class StrangersDivergenceTest {
  private static final Path SOURCES =
      Path.of("../kl-core/src/test/resources/io/kldiv/core/part/stranger");

  @TempDir private Path folder;

  @Test
  void aStrangersFamilyAndDivergenceAreUsedByName() throws Exception {
    compile();
    // oracle: r − 1 − log r with r = 1.5²/2²
    assertThat(kl("kl", "--p", "stranger/rayleigh(1.5)", "--q", "stranger/rayleigh(2)"))
        .startsWith("D(P‖Q)    0.13786")
        .contains("method    closed form");
    // oracle: ½ log 2·½/¾ + ½ log 2·½/¼ = ½ log 4/3 + ½ log 4/5 of p = (½, ½), q = (¼, ¾)
    assertThat(
            kl(
                "stranger/k-divergence",
                "--p",
                "categorical([.5, .5])",
                "--q",
                "categorical([.25, .75])"))
        .startsWith("K(P‖Q)    0.03226");
  }

  private void compile() throws IOException {
    List<String> words = new ArrayList<>(List.of("-d", folder.toString(), "-cp"));
    words.add(System.getProperty("java.class.path"));
    try (Stream<Path> files = Files.list(SOURCES.resolve("stranger"))) {
      files.map(Path::toString).forEach(words::add);
    }
    int exit =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new));
    assertThat(exit).isZero();
    Path services = Path.of("META-INF/services/io.kldiv.core.part.KlPlugin");
    Files.createDirectories(folder.resolve(services).getParent());
    Files.copy(SOURCES.resolve(services), folder.resolve(services));
  }

  private String kl(String... words) throws Exception {
    String classPath = folder + File.pathSeparator + System.getProperty("java.class.path");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dguice_bytecode_gen_option=DISABLED"); // as the launcher does
    command.addAll(List.of("-cp", classPath, Kl.class.getName(), "divergence"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }
}
