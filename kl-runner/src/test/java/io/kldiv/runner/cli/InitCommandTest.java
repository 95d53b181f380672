package io.kldiv.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.plugin.Plugins;
import io.kldiv.runner.plugin.ProjectBuild;
import io.kldiv.runner.scaffold.PluginProject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code kl init plugin}: the project of every kind builds, passes its tests and runs at once. */
class InitCommandTest {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  static Stream<String> kinds() {
    return PluginProject.kinds(Plugins.none().registry()).stream();
  }

  @Test
  void thereIsATemplateForEveryKind() {
    PartRegistry parts = Plugins.none().registry();
    assertThat(PluginProject.kinds(parts)).containsExactlyElementsOf(parts.kindNames());
  }

  @Test
  void plugInsOfOthersAreNoOptionOfIt() {
    assertThat(kl("init", "plugin", "--help")).isZero();
    assertThat(kl("init", "--help")).isZero();
    assertThat(out.toString()).contains("--output").doesNotContain("--plugins");
    assertThat(kl("init", "plugin", "x", "--name", "a/b", "--kind", "loss", "--plugins", "c.jar"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("Unknown option").contains("--plugins");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theProjectOfAKindBuildsPassesAndRuns(String kind) throws Exception {
    Path project = folder.resolve("project");
    assertThat(init(project, "acme-inc/first-try", kind)).as(err.toString()).isZero();
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(project.resolve("pom.xml").toFile());
    assertNoPlaceholderIsLeft(project);

    ProjectBuild build = new ProjectBuild(project, folder);
    Path jar = build.jar("plugin.jar");
    build.test(jar);

    assertThat(kl("describe", kind, "acme-inc/first-try", "--plugins", jar.toString()))
        .as(err.toString())
        .isZero();
    use(project, jar);
  }

  /** Runs the command that the README names. */
  private void use(Path project, Path jar) throws IOException {
    String command =
        Files.readString(project.resolve("README.md"))
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("kl ") && line.endsWith("--plugins target"))
            .findFirst()
            .orElseThrow();
    for (String name : List.of("a.csv", "b.csv")) {
      Files.writeString(project.resolve(name), name.startsWith("a") ? "x\n1\n2\n4\n" : "x\n3\n0\n");
    }
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      boolean file = word.endsWith(".csv") || word.endsWith(".yaml");
      words.add(file ? project.resolve(word).toString() : word);
    }
    words.set(words.size() - 1, jar.toString());
    if (words.get(1).equals("run")) {
      words.addAll(List.of("--runs", folder.resolve("runs").toString(), "--threads", "1"));
    }
    String[] arguments = words.subList(1, words.size()).toArray(String[]::new);
    assertThat(kl(arguments)).as(command + "\n" + err).isZero();
  }

  private static void assertNoPlaceholderIsLeft(Path project) throws IOException {
    try (Stream<Path> files = Files.walk(project)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file.toString() + Files.readString(file))
            .doesNotContainPattern("@[a-z][A-Za-z]*@");
      }
    }
  }

  @Test
  void namesThatAreWordsOfJavaOrOfKlDoNoHarm() throws IOException {
    Path project = folder.resolve("project");
    assertThat(init(project, "new/optimizer", "optimizer")).as(err.toString()).isZero();
    new ProjectBuild(project, folder).jar("plugin.jar");
  }

  @Test
  void aFolderThatIsNotEmptyIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("mine"), "mine");
    assertThat(init(folder, "acme/x", "optimizer")).isEqualTo(2);
    assertThat(err.toString()).contains(folder.toString(), "not an empty folder");
    assertThat(init(folder.resolve("mine"), "acme/x", "optimizer")).isEqualTo(2);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "acme/x,  optimiser, 'unknown kind ''optimiser''; there are: activation, '",
    "x,       optimizer, 'such as acme/sign-descent'",
    "Acme/x,  optimizer, 'such as acme/sign-descent'",
    "a/../b,  optimizer, 'such as acme/sign-descent'",
  })
  void aWrongWordIsExplained(String name, String kind, String message) {
    assertThat(init(folder.resolve("new"), name, kind)).isEqualTo(2);
    assertThat(err.toString()).contains(message);
    assertThat(folder.resolve("new")).doesNotExist();
  }

  private int init(Path project, String name, String kind) {
    return kl("init", "plugin", project.toString(), "--name", name, "--kind", kind);
  }

  private int kl(String... words) {
    return Kl.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }
}
