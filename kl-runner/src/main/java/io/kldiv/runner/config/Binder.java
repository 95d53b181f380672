package io.kldiv.runner.config;

import io.kldiv.core.part.PartRegistry;
import java.util.List;
import java.util.Optional;

/**
 * Gives a {@link ConfigNode} tree its meaning: each value is decoded by the record component that
 * it goes to, defaults are filled in, and part names are looked up. All problems at every depth are
 * found in one pass.
 *
 * <p>A component can be an int, long, double, boolean, String, {@link java.nio.file.Path}, an enum
 * (in kebab-case), a record, a kind of part, and {@link java.util.List}, {@link java.util.Optional}
 * and {@code Map<String, …>} of these. One value may stand for a list of one, a part's name for a
 * part without keys, a number for the part that {@link io.kldiv.core.part.PartKind#number()} names,
 * and {@code null} for an optional that is left out.
 */
public final class Binder {
  private final PartRegistry parts;

  /**
   * Creates a binder.
   *
   * @param parts the parts that files can name
   */
  public Binder(PartRegistry parts) {
    this.parts = parts;
  }

  /**
   * Binds a tree to a record.
   *
   * @param node the tree
   * @param root the record
   * @param problems takes what is wrong
   * @return the bound record; empty if something is wrong
   * @throws IllegalStateException if a configuration record is badly declared: a component of an
   *     impossible type, a default that its own component refuses, keys that clash
   */
  public Optional<BoundRecord> bind(
      ConfigNode node, Class<? extends Record> root, Problems problems) {
    Problems found = new Problems();
    Optional<BoundRecord> bound = new Binding(parts, found, node.mark()).root(node, root);
    List<Problem> further =
        found.sorted().stream().filter(problem -> !problems.isReported(problem.mark())).toList();
    further.forEach(problems::add);
    return found.isEmpty() ? bound : Optional.empty();
  }
}
