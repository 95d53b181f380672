package io.kldiv.runner.measure;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.GivenDistribution;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.runner.config.Assembly;
import io.kldiv.runner.config.Binder;
import io.kldiv.runner.config.Bound;
import io.kldiv.runner.config.BoundPart;
import io.kldiv.runner.config.BoundRecord;
import io.kldiv.runner.config.CallReader;
import io.kldiv.runner.config.ConfigException;
import io.kldiv.runner.config.ConfigNode;
import io.kldiv.runner.config.ConfigNode.Entry;
import io.kldiv.runner.config.ConfigNode.Mapping;
import io.kldiv.runner.config.Mark;
import io.kldiv.runner.config.Origin;
import io.kldiv.runner.config.Problem;
import io.kldiv.runner.config.Problems;
import io.kldiv.runner.config.Source;
import io.kldiv.runner.wire.PartInjector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From arguments such as {@code normal(0, 1)} to parts, with every problem at its character. */
final class Arguments {
  private final PartRegistry parts;
  private final RandomStreams streams;
  private final Problems problems = new Problems();

  /**
   * One argument.
   *
   * @param key the component of the record that it goes to
   * @param option its name in messages
   * @param text what the user wrote
   * @param kind the kind of part
   */
  record Argument(String key, String option, String text, Class<?> kind) {
    Source source() {
      return new Source(option, Origin.ARGUMENT, text, Path.of("").toAbsolutePath());
    }

    /** The whole text. */
    Mark mark() {
      return new Mark(source(), 1, 1, 1, 1 + text.codePointCount(0, text.length()));
    }

    ConfigException problem(String message) {
      return new ConfigException(List.of(Problem.of(mark(), message)));
    }
  }

  /** The parts of a record, and what they were made from. */
  record Made<T extends Record>(T parts, BoundRecord bound) {}

  Arguments(PartRegistry parts, RandomStreams streams) {
    this.parts = parts;
    this.streams = streams;
  }

  /**
   * Makes the parts that arguments name.
   *
   * @throws ConfigException with everything that is wrong
   */
  <T extends Record> Made<T> make(Class<T> type, List<Argument> arguments, boolean normalise) {
    List<Entry> entries = new ArrayList<>();
    for (Argument argument : arguments) {
      CallReader.read(argument.source(), argument.kind(), parts, problems)
          .map(node -> normalise ? Normalisation.of(node) : node)
          .ifPresent(node -> entries.add(new Entry(argument.key(), keyMark(node), node)));
    }
    problems.throwIfAny();
    Mapping tree = new Mapping(arguments.get(0).mark(), entries);
    BoundRecord bound = new Binder(parts).bind(tree, type, problems).orElseThrow(this::failure);
    PartInjector injector =
        PartInjector.of(Map.of(RandomStreams.class, streams, KlRules.class, KlRules.from(parts)));
    T made = new Assembly(injector, problems).make(bound, type).orElseThrow(this::failure);
    return new Made<>(made, bound);
  }

  private ConfigException failure() {
    return new ConfigException(problems.sorted());
  }

  /** The name of a part with values; else an empty place, since a value has no other key. */
  private static Mark keyMark(ConfigNode node) {
    if (node instanceof Mapping mapping) {
      return mapping.entries().get(0).value().mark();
    }
    Mark mark = node.mark();
    return new Mark(mark.source(), mark.line(), mark.column(), mark.line(), mark.column());
  }

  /**
   * The distribution of a part.
   *
   * @throws ConfigException if its parameters are outside of their domain, at the parameter
   */
  static Distribution distribution(GivenDistribution part, BoundRecord bound, String key) {
    try {
      return part.distribution();
    } catch (IllegalArgumentException e) {
      BoundPart given = (BoundPart) bound.find(key).orElseThrow();
      String message = String.valueOf(e.getMessage());
      Mark mark =
          given.config().stream()
              .flatMap(config -> config.fields().stream())
              .filter(field -> message.contains("'" + field.name() + "'"))
              .map(BoundRecord.Field::value)
              .map(Bound::mark)
              .findFirst()
              .orElse(given.mark());
      throw new ConfigException(List.of(Problem.of(mark, message)));
    }
  }
}
