package io.kldiv.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kldiv.core.random.RandomStreams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Small data for tests. */
final class Sources {
  static final RandomStreams STREAMS = RandomStreams.of(42);
  static final Path DIGITS = Path.of("..", "configs", "data", "digits.csv");
  static final Path BREAST_CANCER = Path.of("..", "configs", "data", "breast-cancer.csv");
  static final Split ALL_FOR_TRAINING = new Split(0, 0, false);

  private Sources() {}

  static Path file(Path folder, String name, String text) {
    return file(folder, name, text.getBytes(StandardCharsets.UTF_8));
  }

  static Path file(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static CsvSource.Config config(Path path, String... target) {
    return new CsvSource.Config(
        path,
        List.of(target),
        List.of("*"),
        List.of(),
        List.of(),
        CsvSource.Missing.REFUSE,
        ",",
        true);
  }

  static SourceData csv(Path path, String... target) {
    return new CsvSource(config(path, target)).read(STREAMS);
  }

  /** Features in memory, as a source. */
  static DataSource source(Table features, Table targets, int ownTestRows) {
    Provenance provenance =
        new Provenance(
            features.origin(),
            List.of(),
            features.rows(),
            features.width() + targets.width(),
            new java.util.TreeMap<>(),
            0);
    return streams -> new SourceData(features, targets, ownTestRows, provenance);
  }

  static Table numbers(String name, double... values) {
    return Table.of("memory", List.of(new Column.Numeric(name)), values.length, values);
  }

  /** The message of the data error that the call ends with. */
  static String error(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(DataException.class);
    return thrown.getMessage();
  }
}
