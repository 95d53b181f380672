package io.kldiv.runner.config;

import io.kldiv.core.part.PartRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads an experiment file: text, overrides, binding. What every verb of the command line that
 * takes a file calls.
 */
public final class ConfigLoader {
  private final PartRegistry parts;
  private final Path workingFolder;

  /**
   * Creates a loader.
   *
   * @param parts the parts that files can name
   * @param workingFolder the folder that relative paths in overrides start from
   */
  public ConfigLoader(PartRegistry parts, Path workingFolder) {
    this.parts = parts;
    this.workingFolder = workingFolder.toAbsolutePath();
  }

  /**
   * Reads a file, applies the overrides in order, and binds the result.
   *
   * @param file the file, as the user wrote it
   * @param overrides texts such as {@code optimizer.learningRate=0.05}
   * @param root the record that the whole file is bound to
   * @throws ConfigException with everything that is wrong
   */
  public BoundRecord load(Path file, List<String> overrides, Class<? extends Record> root) {
    Problems problems = new Problems();
    Optional<ConfigNode> tree = ConfigReader.readFile(file, problems);
    return bind(tree, overrides, root, problems);
  }

  /**
   * The same for a text that is at hand.
   *
   * @throws ConfigException with everything that is wrong
   */
  public BoundRecord load(Source text, List<String> overrides, Class<? extends Record> root) {
    Problems problems = new Problems();
    return bind(ConfigReader.read(text, problems), overrides, root, problems);
  }

  private BoundRecord bind(
      Optional<ConfigNode> tree,
      List<String> overrides,
      Class<? extends Record> root,
      Problems problems) {
    List<Overrides.Setting> parsed = Overrides.parse(overrides, workingFolder, problems);
    Optional<BoundRecord> bound =
        tree.map(node -> Overrides.apply(node, parsed, problems))
            .flatMap(node -> new Binder(parts).bind(node, root, problems));
    problems.throwIfAny();
    return bound.orElseThrow(() -> new IllegalStateException("nothing bound, yet no problem"));
  }
}
