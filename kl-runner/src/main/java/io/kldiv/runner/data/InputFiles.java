package io.kldiv.runner.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Opens files for reading, with the reason in plain words where that fails. */
final class InputFiles {
  private InputFiles() {}

  /** Opens a file that must exist, be a file, and not be empty. */
  static InputStream open(Path path) {
    if (!Files.exists(path)) {
      throw DataException.of(path.toString(), "there is no such file" + neighbour(path));
    }
    if (Files.isDirectory(path)) {
      throw DataException.of(path.toString(), "this is a directory; a file is needed");
    }
    try {
      if (Files.isRegularFile(path) && Files.size(path) == 0) {
        throw DataException.of(path.toString(), "the file is empty");
      }
      return Files.newInputStream(path);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  static DataException unreadable(Path path, IOException e) {
    return DataException.of(
        path.toString(),
        "the file cannot be read (%s: %s)".formatted(e.getClass().getSimpleName(), e.getMessage()));
  }

  private static String neighbour(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null) {
      return "";
    }
    if (!Files.isDirectory(folder)) {
      return ", nor a folder for it";
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(InputFiles::name).sorted().toList();
      return Texts.didYouMean(name(path), names);
    } catch (IOException e) {
      return ""; // a folder that may not be listed only costs the hint
    }
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
