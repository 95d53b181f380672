package io.kldiv.runner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kldiv.runner.config.TestParts.Experiment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be read as text, and those that can. */
final class ConfigFilesTest {
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  @TempDir Path folder;

  @Test
  void aMissingFileIsSaidWithTheNearestName() throws IOException {
    Files.writeString(folder.resolve("digits.yaml"), TestParts.GOOD);
    Path file = folder.resolve("digit.yaml");
    assertText(
        file,
        "%s:1:1: there is no such file\n  did you mean '%s'?"
            .formatted(file, folder.resolve("digits.yaml")));
  }

  @Test
  void aMissingFileInAMissingFolderIsSaid() {
    Path file = folder.resolve("none").resolve("digits.yaml");
    assertText(file, file + ":1:1: there is no such file");
  }

  @Test
  void aFolderIsNoFile() {
    assertText(folder, folder + ":1:1: this is a folder, not an experiment file");
  }

  @Test
  void anEmptyFileIsSaid() throws IOException {
    Path file = write(new byte[0]);
    assertText(file, file + ":1:1: there is nothing in this file but white space and comments");
  }

  @Test
  void aFileThatIsTooLargeIsSaid() throws IOException {
    Path file = write(new byte[ConfigReader.MAX_BYTES + 1]);
    assertText(file, file + ":1:1: the file is larger than 3 MiB, too large for an experiment");
  }

  @Test
  void aByteThatIsNotUtf8HasAPlace() throws IOException {
    Path file = write("seed: 1\nname: caf\u00e9s\n".getBytes(StandardCharsets.ISO_8859_1));
    assertText(
        file,
        """
        %s:2:10: the byte 0xE9 is not UTF-8
          name: caf\ufffds
                   ^
          save the file as UTF-8; another encoding was used for this character\
        """
            .formatted(file));
  }

  @Test
  void anUnfinishedCharacterAtTheEndHasAPlace() throws IOException {
    Path file = write(new byte[] {'a', (byte) 0xC3});
    assertText(
        file,
        """
        %s:1:2: the byte 0xC3 is not UTF-8
          a\ufffd
           ^
          save the file as UTF-8; another encoding was used for this character\
        """
            .formatted(file));
  }

  @Test
  void utf16IsSaid() throws IOException {
    Path file = write(TestParts.GOOD.getBytes(StandardCharsets.UTF_16));
    assertText(file, file + ":1:1: the file is in UTF-16\n  save it as UTF-8");
  }

  @Test
  void aControlCharacterIsSaidAndNotPrinted() throws IOException {
    Path file = write("name: a\u001b[31mb\n".getBytes(StandardCharsets.UTF_8));
    assertText(
        file,
        """
        %s:1:8: the control character U+001B is not allowed
          name: a\ufffd[31mb
                 ^\
        """
            .formatted(file));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() throws IOException {
    byte[] good = TestParts.GOOD.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[BOM.length + good.length];
    System.arraycopy(BOM, 0, bytes, 0, BOM.length);
    System.arraycopy(good, 0, bytes, BOM.length, good.length);
    assertThat(ConfigWriter.canonical(load(write(bytes))))
        .isEqualTo(ConfigWriter.canonical(TestParts.load(TestParts.GOOD)));
  }

  @Test
  void windowsLineEndsAreRead() throws IOException {
    String text = TestParts.GOOD.replace("\n", "\r\n");
    assertThat(ConfigWriter.canonical(load(write(text.getBytes(StandardCharsets.UTF_8)))))
        .isEqualTo(ConfigWriter.canonical(TestParts.load(TestParts.GOOD)));
    Path file = write(text.replace("epochs: 40", "epochs: x").getBytes(StandardCharsets.UTF_8));
    assertText(
        file,
        """
        %s:13:20: 'training.epochs' must be a whole number >= 1, but is 'x'
          training: {epochs: x, batchSize: 64}
                             ^\
        """
            .formatted(file));
  }

  @Test
  void pathsStartFromTheFilesFolder() throws IOException {
    BoundRecord bound = load(write(TestParts.GOOD.getBytes(StandardCharsets.UTF_8)));
    BoundRecord source =
        (BoundRecord) ((BoundRecord) bound.find("data").orElseThrow()).find("source").orElseThrow();
    assertThat(((BoundValue) source.find("path").orElseThrow()).value())
        .isEqualTo(folder.resolve("data").resolve("digits.csv"));
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("experiment.yaml"), bytes);
  }

  private static BoundRecord load(Path file) {
    return TestParts.loader().load(file, List.of(), Experiment.class);
  }

  private static void assertText(Path file, String text) {
    assertThatThrownBy(() -> load(file)).isInstanceOf(ConfigException.class).hasMessage(text);
  }
}
