package io.kldiv.runner.config;

import io.kldiv.runner.config.ConfigNode.Entry;
import io.kldiv.runner.config.ConfigNode.Mapping;
import io.kldiv.runner.config.ConfigNode.Scalar;
import io.kldiv.runner.config.ConfigNode.Sequence;
import io.kldiv.runner.config.Overrides.IndexStep;
import io.kldiv.runner.config.Overrides.KeyStep;
import io.kldiv.runner.config.Overrides.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The work of one override. */
final class Replacement {
  private final List<Step> path;
  private final ConfigNode value;
  private final Problems problems;

  Replacement(Overrides.Setting override, Problems problems) {
    this.path = override.path();
    this.value = override.value();
    this.problems = problems;
  }

  /** The tree with the value replaced; the tree as it was if the path leads nowhere. */
  ConfigNode in(ConfigNode root) {
    return replace(root, 0);
  }

  private ConfigNode replace(ConfigNode node, int depth) {
    if (depth == path.size()) {
      return value;
    }
    Step step = path.get(depth);
    return step instanceof KeyStep key
        ? below(node, key, depth)
        : at(node, (IndexStep) step, depth);
  }

  private ConfigNode below(ConfigNode node, KeyStep key, int depth) {
    if (node instanceof Sequence list && list.items().size() == 1) {
      return new Sequence(list.mark(), List.of(below(list.items().get(0), key, depth)));
    }
    if (node instanceof Sequence list) {
      problems.add(
          Problem.of(
                  key.mark(),
                  "'%s' is a list of %d; say which element is meant"
                      .formatted(text(depth), list.items().size()))
              .hint("for example %s[0].%s".formatted(text(depth), key.name())));
      return node;
    }
    if (node instanceof Scalar scalar && ScalarDecoder.looksLikeNumber(scalar)) {
      problems.add(
          Problem.of(
                  key.mark(),
                  "'%s' is the number %s (%s), which has no keys"
                      .formatted(text(depth), Quote.of(scalar.text()), scalar.mark().place()))
              .hint(
                  "give all of it: -s '%s={type: ..., %s: ...}'"
                      .formatted(text(depth), key.name())));
      return node;
    }
    Mapping mapping = mapping(node, key);
    Optional<Entry> old = mapping.find(key.name());
    ConfigNode before = old.map(Entry::value).orElse(new Scalar(key.mark(), "", true));
    boolean last = depth + 1 == path.size();
    Mark keyMark = last ? key.mark() : old.map(Entry::keyMark).orElse(key.mark());
    return mapping.with(new Entry(key.name(), keyMark, replace(before, depth + 1)));
  }

  private static Mapping mapping(ConfigNode node, KeyStep key) {
    if (node instanceof Mapping mapping) {
      return mapping;
    }
    Scalar scalar = (Scalar) node;
    if (scalar.isBlank() || scalar.isNull()) {
      return new Mapping(key.mark(), List.of());
    }
    return new Mapping(scalar.mark(), List.of(new Entry(RecordKeys.TYPE, scalar.mark(), scalar)));
  }

  private ConfigNode at(ConfigNode node, IndexStep step, int depth) {
    boolean list = node instanceof Sequence;
    boolean nothing = node instanceof Scalar scalar && scalar.isBlank();
    List<ConfigNode> items =
        new ArrayList<>(node instanceof Sequence sequence ? sequence.items() : List.of(node));
    int size = nothing ? 0 : items.size();
    if (step.index() >= size) {
      problems.add(
          Problem.of(
                  step.mark(),
                  "'%s' has %s"
                      .formatted(
                          text(depth),
                          size == 0
                              ? "no elements"
                              : size == 1
                                  ? "one element, [0]"
                                  : "the elements [0] to [%d]".formatted(size - 1)))
              .hint("to add one, give the whole list: -s '%s=[..., ...]'".formatted(text(depth))));
      return node;
    }
    items.set(step.index(), replace(items.get(step.index()), depth + 1));
    return list ? new Sequence(node.mark(), items) : items.get(0);
  }

  /** The first steps of the path, as the user would write them. */
  private String text(int steps) {
    StringBuilder text = new StringBuilder();
    for (Step step : path.subList(0, steps)) {
      if (step instanceof KeyStep key) {
        text.append(text.isEmpty() ? "" : ".").append(key.name());
      } else {
        text.append('[').append(((IndexStep) step).index()).append(']');
      }
    }
    return text.toString();
  }
}
