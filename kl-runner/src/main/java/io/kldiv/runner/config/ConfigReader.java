package io.kldiv.runner.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML text into a {@link ConfigNode} tree. The text is UTF-8 of at most 3 MiB, one document,
 * at most 50 levels deep, with at most 100,000 nodes after aliases are followed. Tags and duplicate
 * keys are refused; anchors, aliases and {@code <<} are understood.
 */
public final class ConfigReader {
  static final int MAX_BYTES = 3 << 20;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(MAX_BYTES + 1).build();

  private ConfigReader() {}

  /**
   * Reads a file.
   *
   * @param file the file, as the user wrote it
   * @param problems takes what is wrong
   * @return the tree; empty if the file cannot be read, is empty, or is not YAML
   */
  public static Optional<ConfigNode> readFile(Path file, Problems problems) {
    Path parent = file.toAbsolutePath().getParent();
    Path folder = parent == null ? file.toAbsolutePath() : parent;
    Source nothing = new Source(file.toString(), Origin.FILE, "", folder);
    Mark top = nothing.mark(1, 1, 1);
    if (Files.isDirectory(file)) {
      problems.add(Problem.of(top, "this is a folder, not an experiment file"));
      return Optional.empty();
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      problems.add(Problem.of(top, "there is no such file").suggest(nearest(file, folder)));
      return Optional.empty();
    } catch (AccessDeniedException e) {
      problems.add(Problem.of(top, "no permission to read this file"));
      return Optional.empty();
    } catch (IOException e) {
      problems.add(Problem.of(top, "the file cannot be read: " + e.getMessage()));
      return Optional.empty();
    }
    if (bytes.length > MAX_BYTES) {
      problems.add(Problem.of(top, "the file is larger than 3 MiB, too large for an experiment"));
      return Optional.empty();
    }
    return Utf8.decode(nothing, bytes, problems).flatMap(source -> read(source, problems));
  }

  private static Optional<String> nearest(Path file, Path folder) {
    Path name = file.getFileName();
    if (name == null || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files.limit(1000).map(Path::getFileName).map(String::valueOf).sorted().toList();
      return Spelling.nearest(name.toString(), names)
          .map(other -> file.resolveSibling(other).toString());
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty(); // the suggestion is a courtesy; the problem itself is reported
    }
  }

  /**
   * Reads a text.
   *
   * @param source the text
   * @param problems takes what is wrong
   * @return the tree; empty if the text is empty or not YAML
   */
  public static Optional<ConfigNode> read(Source source, Problems problems) {
    Optional<ConfigNode> tree = parse(source, 0, problems);
    if (tree.isPresent() && tree.get() instanceof ConfigNode.Scalar scalar && scalar.isBlank()) {
      problems.add(
          Problem.of(
              source.mark(1, 1, 1), "there is nothing in this file but white space and comments"));
      return Optional.empty();
    }
    return tree;
  }

  /**
   * Reads the part of a text from an index on; marks count from the start of the whole text. A part
   * without content is a blank scalar.
   */
  static Optional<ConfigNode> parse(Source source, int start, Problems problems) {
    if (Utf8.hasControlCharacter(source, problems)) {
      return Optional.empty();
    }
    String text = source.text();
    String padded = " ".repeat(text.codePointCount(0, start)) + text.substring(start);
    try {
      return new TreeBuilder(source, problems)
          .document(new Parse(SETTINGS).parseString(padded).iterator());
    } catch (YamlEngineException e) {
      problems.add(SyntaxProblems.of(source, e));
    } catch (TreeBuilder.RefusedException e) {
      problems.add(e.problem());
    }
    return Optional.empty();
  }
}
