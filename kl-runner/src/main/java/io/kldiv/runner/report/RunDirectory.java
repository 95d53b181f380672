package io.kldiv.runner.report;

import io.kldiv.runner.config.JsonText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * The folder of one run, {@code runs/<name>/<UTC time>-<hash>/}. Never one that exists already.
 *
 * <p>Metrics are appended a line at a time; every other file is written whole.
 */
public final class RunDirectory implements AutoCloseable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path path;
  private final BufferedWriter metrics;

  private RunDirectory(Path path, BufferedWriter metrics) {
    this.path = path;
    this.metrics = metrics;
  }

  /**
   * Creates the folder.
   *
   * @param parent the folder of all runs of the experiment; created if it does not exist
   * @param start when the run began
   * @param hash the hash of configuration and data, in hexadecimal; its first eight digits are used
   * @throws IOException if the folder cannot be made
   */
  public static RunDirectory create(Path parent, Instant start, String hash) throws IOException {
    Path path = folder(parent, start, hash.substring(0, 8));
    BufferedWriter metrics =
        Files.newBufferedWriter(
            path.resolve("metrics.jsonl"),
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
    return new RunDirectory(path, metrics);
  }

  /** Creates the empty folder {@code <UTC time>-<label>}, or one with a number behind it. */
  static Path folder(Path parent, Instant start, String label) throws IOException {
    Files.createDirectories(parent);
    String name = TIME.format(start) + "-" + label;
    Path path = parent.resolve(name);
    for (int copy = 2; !created(path); copy++) {
      path = parent.resolve(name + "-" + copy);
    }
    return path;
  }

  private static boolean created(Path path) throws IOException {
    try {
      Files.createDirectory(path);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** Appends one object to {@code metrics.jsonl}. */
  public void metric(Map<String, ?> values) {
    try {
      metrics.write(JsonText.line(values));
      metrics.write('\n');
      metrics.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes an object as JSON. */
  public void json(String file, Map<String, ?> content) throws IOException {
    WholeFile.write(path.resolve(file), JsonText.pretty(content));
  }

  /** Writes a text. */
  public void text(String file, String content) throws IOException {
    WholeFile.write(path.resolve(file), content);
  }

  /**
   * Writes {@code model.safetensors}.
   *
   * @return the file
   */
  public Path model(List<Safetensors.Tensor> parameters) throws IOException {
    Path file = path.resolve("model.safetensors");
    Safetensors.write(file, parameters, Map.of("format", "kl"));
    return file;
  }

  @Override
  public void close() throws IOException {
    metrics.close();
  }
}
