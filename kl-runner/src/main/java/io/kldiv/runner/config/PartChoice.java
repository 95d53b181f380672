package io.kldiv.runner.config;

import static io.kldiv.runner.config.RecordKeys.TYPE;

import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.config.ConfigNode.Entry;
import io.kldiv.runner.config.ConfigNode.Mapping;
import io.kldiv.runner.config.ConfigNode.Scalar;
import java.util.List;
import java.util.Optional;

/** Looks up the part that a mapping names. */
final class PartChoice {
  private static final String VALUE = "value";

  private final PartRegistry parts;
  private final Problems problems;

  /** A part, its keys, and the place of its name. */
  record Chosen(PartDefinition<?> definition, RecordKeys keys, Mark mark) {}

  PartChoice(PartRegistry parts, Problems problems) {
    this.parts = parts;
    this.problems = problems;
  }

  /** The mapping that a bare name or number stands for; any other node as it is. */
  ConfigNode expand(ConfigNode node, ValueType.Part type) {
    if (!(node instanceof Scalar scalar)
        || scalar.isBlank()
        || scalar.isNull()
        || MissingSpace.in(scalar).isPresent()) {
      return node;
    }
    Mark mark = scalar.mark();
    if (!ScalarDecoder.looksLikeNumber(scalar)) {
      return new Mapping(mark, List.of(new Entry(TYPE, mark, scalar)));
    }
    if (type.number().isEmpty()) {
      return node;
    }
    Scalar name = new Scalar(mark, type.number().get(), true);
    return new Mapping(mark, List.of(new Entry(TYPE, mark, name), new Entry(VALUE, mark, scalar)));
  }

  /** The part that the mapping's {@code type} names; empty if that is wrong, which is reported. */
  Optional<Chosen> choose(Mapping mapping, ValueType.Part type, Owner at) {
    Optional<Entry> entry = mapping.find(TYPE);
    if (entry.isEmpty()) {
      problems.add(missing(mapping, type, at));
      return Optional.empty();
    }
    if (!(entry.get().value() instanceof Scalar name) || name.isBlank() || name.isNull()) {
      ConfigNode given = entry.get().value();
      boolean none = given instanceof Scalar;
      problems.add(
          choices(
              Problem.of(
                  given.mark(),
                  none
                      ? "'%s' has no value".formatted(at.child(TYPE))
                      : "'%s' must be the name of %s, but is %s"
                          .formatted(
                              at.child(TYPE),
                              ValueType.article(type.kindName()),
                              ScalarDecoder.given(given))),
              type));
      return Optional.empty();
    }
    Optional<? extends PartDefinition<?>> found = parts.find(type.kind(), name.text());
    if (found.isEmpty()) {
      problems.add(unknown(name, type));
      return Optional.empty();
    }
    return Optional.of(new Chosen(found.get(), RecordKeys.of(found.get()), name.mark()));
  }

  private Problem missing(Mapping mapping, ValueType.Part type, Owner at) {
    List<String> keys = mapping.entries().stream().map(Entry::key).toList();
    Optional<String> misspelt = Spelling.nearest(TYPE, keys);
    Mark mark = misspelt.flatMap(mapping::find).map(Entry::keyMark).orElse(at.mark());
    String where = at.path().isEmpty() ? " at the top level" : " in '" + at.path() + "'";
    Problem problem =
        Problem.of(mark, "missing key '%s'%s: which %s?".formatted(TYPE, where, type.kindName()));
    return choices(problem.suggest(misspelt.map(key -> TYPE)), type);
  }

  private Problem unknown(Scalar name, ValueType.Part type) {
    for (String kindName : parts.kindNames()) {
      Class<?> kind = parts.kind(kindName).orElseThrow();
      if (kind != type.kind() && parts.find(kind, name.text()).isPresent()) {
        return choices(
            Problem.of(
                name.mark(),
                "%s is %s, not %s"
                    .formatted(
                        Quote.of(name.text()),
                        ValueType.article(kindName),
                        ValueType.article(type.kindName()))),
            type);
      }
    }
    Problem problem =
        Problem.of(name.mark(), "unknown %s %s".formatted(type.kindName(), Quote.of(name.text())))
            .suggest(Spelling.nearest(name.text(), names(type)));
    Optional<String> number =
        type.number().map(part -> "a number stands for '%s' with that value".formatted(part));
    boolean vendor = name.text().contains("/");
    Problem told =
        vendor ? problem.hint("a part of a plug-in: name its jar with --plugins") : problem;
    return choices(number.map(told::hint).orElse(told), type);
  }

  /** The problem with the parts that could stand there, if the type is a kind. */
  Problem choices(Problem problem, ValueType type) {
    if (!(type instanceof ValueType.Part part)) {
      return problem;
    }
    List<String> names = names(part);
    return names.isEmpty()
        ? problem.hint("no plug-in has %s".formatted(ValueType.article(part.kindName())))
        : problem.allow(names).see("kl list " + part.kindName());
  }

  private List<String> names(ValueType.Part type) {
    return List.copyOf(parts.all(type.kind()).keySet());
  }
}
