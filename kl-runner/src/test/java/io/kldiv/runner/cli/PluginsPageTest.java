package io.kldiv.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.runner.plugin.ProjectBuild;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docs/plugins.md} and {@code examples/plugin-optimizer}: the page's files are the
 * example's, and its commands, from the first to the last, lead to a run.
 */
class PluginsPageTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path EXAMPLE = ROOT.resolve("examples/plugin-optimizer");
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final String BUILD = "mvn -f qhm verify";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private record Block(String language, String text) {}

  @Test
  void theFilesOfThePageAreThoseOfTheExample() throws IOException {
    List<String> shown =
        blocks().stream()
            .filter(block -> !block.language().equals("console"))
            .map(Block::text)
            .toList();
    List<String> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(EXAMPLE.resolve("src"))) {
      for (Path file : all.filter(path -> path.toString().endsWith(".java")).toList()) {
        files.add(Files.readString(file));
      }
    }
    files.add(Files.readString(EXAMPLE.resolve("experiment.yaml")));
    assertThat(shown).containsExactlyInAnyOrderElementsOf(files);
  }

  @Test
  void theCommandsOfThePageLeadFromNothingToARun() throws IOException {
    List<String> commands =
        blocks().stream()
            .filter(block -> block.language().equals("console"))
            .flatMap(block -> block.text().lines())
            .toList();
    assertThat(commands).filteredOn(BUILD::equals).hasSize(2);
    int builds = 0;
    for (String command : commands) {
      if (command.equals(BUILD)) {
        builds++;
        if (builds == 2) { // by then the reader has changed the files
          copyExample();
        }
        build();
      } else {
        run(command);
      }
    }
    assertThat(out.toString())
        .contains("wrote the optimizer 'acme/qhm'", "experiment.yaml: fine", "completed after")
        .contains("acme-qhm", "Ma and Yarats 2019");
  }

  @Test
  void theExampleIsBuiltAsAFreshProjectIs() throws IOException {
    run("kl init plugin qhm --name acme/qhm --kind optimizer");
    for (String same : List.of("src/main/java/acme/qhm/AcmePlugin.java", ".gitignore")) {
      assertThat(EXAMPLE.resolve(same))
          .hasSameTextualContentAs(folder.resolve("qhm").resolve(same));
    }
    assertThat(settled(EXAMPLE.resolve("pom.xml")))
        .isEqualTo(settled(folder.resolve("qhm/pom.xml")));
    String own = Files.readString(ROOT.resolve("pom.xml"));
    assertThat(Files.readString(EXAMPLE.resolve("pom.xml")))
        .contains("<kl.version>" + firstVersion(own) + "</kl.version>");
    Matcher plugins =
        Pattern.compile("<artifactId>(maven-\\w+-plugin)</artifactId>\\s*<version>(.*?)</version>")
            .matcher(Files.readString(EXAMPLE.resolve("pom.xml")));
    while (plugins.find()) {
      assertThat(own)
          .containsPattern(
              Pattern.quote(plugins.group(1))
                  + "</artifactId>\\s*<version>"
                  + Pattern.quote(plugins.group(2)));
    }
  }

  /** The text without what may differ: the description, and the version of kl. */
  private static String settled(Path pom) throws IOException {
    return Files.readString(pom)
        .replaceAll("<description>.*</description>", "")
        .replaceAll("<kl.version>.*</kl.version>", "");
  }

  private static String firstVersion(String pom) {
    Matcher matcher = Pattern.compile("<version>(.*?)</version>").matcher(pom);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private void copyExample() throws IOException {
    try (Stream<Path> all = Files.walk(EXAMPLE)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path relative = EXAMPLE.relativize(file);
        if (!relative.startsWith("target") && !relative.startsWith("runs")) {
          // The example stands in kl's checkout, two folders below its root.
          String text = Files.readString(file).replace("../../configs", ROOT + "/configs");
          Files.writeString(folder.resolve("qhm").resolve(relative), text);
        }
      }
    }
  }

  private void build() throws IOException {
    Path project = folder.resolve("qhm");
    ProjectBuild build = new ProjectBuild(project, folder);
    Path jar = build.jar("acme-qhm-1.0.0.jar");
    build.test(jar);
    Path target = Files.createDirectories(project.resolve("target"));
    Files.copy(
        jar, target.resolve(jar.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private void run(String command) {
    assertThat(command).startsWith("kl ");
    List<String> words =
        Stream.of(command.split(" ", -1))
            .skip(1)
            .map(word -> word.startsWith("qhm") ? folder.resolve(word).toString() : word)
            .collect(Collectors.toCollection(ArrayList::new));
    if (words.get(0).equals("run")) {
      words.addAll(List.of("--runs", folder.resolve("runs").toString(), "--threads", "1"));
    }
    int code =
        Kl.run(
            new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
    assertThat(code).as(command + "\n" + err).isZero();
  }

  private static List<Block> blocks() throws IOException {
    Matcher matcher = BLOCK.matcher(Files.readString(ROOT.resolve("docs/plugins.md")));
    List<Block> blocks = new ArrayList<>();
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2)));
    }
    assertThat(blocks).isNotEmpty();
    return blocks;
  }
}
