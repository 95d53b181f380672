package io.kldiv.runner.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code kl} on a build that is at hand, with {@link Program} as the program; and the
 * archive of classes that it makes for each Java.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  @TempDir private Path folder;
  private Path root;
  private Path build;

  /** What a launch ended with. */
  private record Outcome(int exit, String out, String err) {}

  @BeforeEach
  void prepareBuild() throws IOException {
    root = Files.createDirectories(folder.resolve("checkout"));
    Files.copy(Path.of("..", "kl"), root.resolve("kl"));
    assertThat(root.resolve("kl").toFile().setExecutable(true)).isTrue();
    build = Files.createDirectories(root.resolve("target/app/1"));
    Files.createFile(build.resolve("stamp"));
    Files.writeString(root.resolve("target/app/current"), "1\n");
    jar(Files.createDirectories(build.resolve("lib")).resolve("kl-runner-1.jar"));
  }

  @Test
  void argumentsAndExitCodePassThrough() throws Exception {
    Path elsewhere = Files.move(root, folder.resolve("a place * with spaces"));

    Outcome outcome = launch(elsewhere.resolve("kl"), Map.of(), "exit", "7", "two words", "*");

    assertThat(outcome.exit()).isEqualTo(7);
    assertThat(outcome.out()).isEqualTo("[exit, 7, two words, *]\n");
  }

  @Test
  void theArchiveIsMadeOnceAndUsed() throws Exception {
    Outcome first = launch(root.resolve("kl"), Map.of(), "a");
    assertThat(first.err()).isEqualTo("Preparing kl for Java " + runtime() + "…\n");
    assertThat(archive()).isNotEmptyFile();

    // The virtual machine's own log says where it took a class from.
    Map<String, String> log = Map.of("KL_JAVA_OPTS", "-Xlog:class+load");
    Outcome second = launch(root.resolve("kl"), log, "a");
    assertThat(second.err()).isEmpty();
    assertThat(second.out())
        .containsPattern(Program.class.getName() + " source: shared objects file \\(top\\)");
    try (Stream<Path> left = Files.list(build)) {
      assertThat(left).hasSize(3); // lib, stamp, archive
    }
  }

  @Test
  void aWrongArchiveIsPassedOverInSilence() throws Exception {
    Files.writeString(archive(), "not an archive");

    Outcome outcome = launch(root.resolve("kl"), Map.of(), "a");

    assertThat(outcome).isEqualTo(new Outcome(0, "[a]\n", ""));
  }

  @Test
  void anArchiveOfOtherJarsIsPassedOverInSilence() throws Exception {
    launch(root.resolve("kl"), Map.of(), "a");
    jar(build.resolve("lib/kl-runner-1.jar"), "padding");

    Outcome outcome = launch(root.resolve("kl"), Map.of(), "a");

    assertThat(outcome).isEqualTo(new Outcome(0, "[a]\n", ""));
  }

  @Test
  void anArchiveThatCannotBeMadeIsNotTriedAgain() throws Exception {
    Map<String, String> failing = Map.of("FAIL_TRAINING", "yes");
    Outcome first = launch(root.resolve("kl"), failing, "a");
    Outcome second = launch(root.resolve("kl"), failing, "a");

    assertThat(first.exit()).isZero();
    assertThat(archive()).isEmptyFile();
    assertThat(second).isEqualTo(new Outcome(0, "[a]\n", ""));
  }

  @Test
  void symbolicLinksAreFollowed() throws Exception {
    Files.createFile(archive());
    Path near = Files.createSymbolicLink(root.resolve("near"), Path.of("kl"));
    Path far = Files.createSymbolicLink(folder.resolve("far"), near);

    assertThat(launch(far, Map.of(), "a")).isEqualTo(new Outcome(0, "[a]\n", ""));
  }

  private Path archive() {
    return build.resolve("java-" + runtime() + ".jsa");
  }

  private static String runtime() {
    return System.getProperty("java.runtime.version");
  }

  private Outcome launch(Path command, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("KL_JAVA_OPTS");
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static void jar(Path file, String... further) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Program.class.getName());
    String name = Program.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new JarEntry(name));
      Files.copy(Path.of("target", "test-classes").resolve(name), jar);
      for (String entry : further) {
        jar.putNextEntry(new JarEntry(entry));
      }
    }
  }
}
