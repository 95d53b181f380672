package io.kldiv.runner.config;

import io.kldiv.runner.config.ConfigNode.Entry;
import io.kldiv.runner.config.ConfigNode.Mapping;
import io.kldiv.runner.config.ConfigNode.Scalar;
import io.kldiv.runner.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** Builds the tree of one document from the parser's events. */
final class TreeBuilder {
  private static final int MAX_DEPTH = 50;
  private static final int MAX_NODES = 100_000;
  private static final String MERGE = "<<";

  private final Source source;
  private final Problems problems;
  private final String[] lines;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private long nodes;

  /** A node that aliases refer to, with its size and height, both at least 1. */
  private record Anchored(ConfigNode node, long size, int height) {}

  /** Ends the reading of a text that is over a limit. */
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    RefusedException(Problem problem) {
      super(problem.message());
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  TreeBuilder(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
    this.lines = source.text().split("\r\n|\r|\n", -1);
  }

  /** The document's tree, a blank scalar if there is none; empty if there is a second one. */
  Optional<ConfigNode> document(Iterator<Event> events) {
    ConfigNode root = new Scalar(source.mark(1, 1, 1), "", true);
    int documents = 0;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent) {
        documents++;
        if (documents > 1) {
          problems.add(
              Problem.of(mark(event, 3), "a second document starts here ('---')")
                  .hint("an experiment file holds one document; remove this line or what follows"));
          return Optional.empty();
        }
        root = node(events.next(), events, 1);
      }
    }
    return Optional.of(root);
  }

  private ConfigNode node(Event event, Iterator<Event> events, int depth) {
    count(event, 1, depth);
    if (event instanceof AliasEvent alias) {
      return follow(alias, depth);
    }
    NodeEvent start = (NodeEvent) event;
    refuseTag(start);
    Optional<String> anchor = start.getAnchor().map(Object::toString);
    long before = nodes;
    anchor.ifPresent(anchors::remove);
    ConfigNode node;
    if (event instanceof ScalarEvent scalar) {
      node = new Scalar(span(scalar), scalar.getValue(), scalar.isPlain());
    } else if (event instanceof SequenceStartEvent sequence) {
      node = sequence(sequence, events, depth);
    } else {
      node = mapping((CollectionStartEvent) event, events, depth);
    }
    anchor.ifPresent(
        name -> anchors.put(name, new Anchored(node, nodes - before + 1, height(node))));
    return node;
  }

  private ConfigNode follow(AliasEvent alias, int depth) {
    String name = alias.getAlias().toString();
    Anchored target = anchors.get(name);
    if (target == null) {
      Mark mark = span(alias);
      problems.add(
          Problem.of(mark, "'*%s' refers to no anchor '&%s' before it".formatted(name, name))
              .hint("a text that starts with '*' needs quotes")
              .suggest(Spelling.nearest(name, anchors.keySet()).map(near -> "*" + near)));
      return new Scalar(mark, "*" + name, true);
    }
    count(alias, target.size() - 1, depth + target.height() - 1);
    return target.node();
  }

  private void count(Event event, long more, int depth) {
    nodes += more;
    if (depth > MAX_DEPTH) {
      throw new RefusedException(
          Problem.of(mark(event, 1), "nested more than %d levels deep".formatted(MAX_DEPTH)));
    }
    if (nodes > MAX_NODES) {
      throw new RefusedException(
          Problem.of(
              mark(event, 1), "more than %,d values, counting aliases".formatted(MAX_NODES)));
    }
  }

  private static int height(ConfigNode node) {
    int highest = 0;
    if (node instanceof Sequence sequence) {
      for (ConfigNode item : sequence.items()) {
        highest = Math.max(highest, height(item));
      }
    } else if (node instanceof Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        highest = Math.max(highest, height(entry.value()));
      }
    }
    return 1 + highest;
  }

  private Sequence sequence(SequenceStartEvent start, Iterator<Event> events, int depth) {
    List<ConfigNode> items = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event, events, depth + 1));
      event = events.next();
    }
    return new Sequence(start.isFlow() ? span(start, event) : mark(start, 1), items);
  }

  private Mapping mapping(CollectionStartEvent start, Iterator<Event> events, int depth) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    List<Entry> merged = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      ConfigNode key = node(event, events, depth + 1);
      ConfigNode value = node(events.next(), events, depth + 1);
      event = events.next();
      add(key, value, entries, merged);
    }
    for (Entry entry : merged) {
      entries.putIfAbsent(entry.key(), entry);
    }
    Mark first = entries.isEmpty() ? mark(start, 1) : entries.values().iterator().next().keyMark();
    return new Mapping(start.isFlow() ? span(start, event) : first, List.copyOf(entries.values()));
  }

  private void add(
      ConfigNode key, ConfigNode value, Map<String, Entry> entries, List<Entry> merged) {
    if (!(key instanceof Scalar word)) {
      problems.add(Problem.of(key.mark(), "a key must be a word, not a list or a mapping"));
    } else if (word.isBlank()) {
      problems.add(Problem.of(word.mark(), "there is no key before the colon"));
    } else if (word.plain() && word.text().equals(MERGE)) {
      merge(word, value, merged);
    } else {
      Entry entry = entry(word, value);
      Entry earlier = entries.putIfAbsent(entry.key(), entry);
      if (earlier != null) {
        problems.add(
            Problem.of(
                entry.keyMark(),
                "duplicate key %s; it is given before at %s"
                    .formatted(Quote.of(entry.key()), earlier.keyMark().place())));
      }
    }
  }

  private Entry entry(Scalar key, ConfigNode value) {
    boolean blank = value instanceof Scalar scalar && scalar.isBlank();
    Optional<MissingSpace> slip = blank ? MissingSpace.in(key) : Optional.empty();
    if (slip.isPresent()) {
      problems.add(slip.get().problem(key.mark()));
      return new Entry(
          slip.get().key(), key.mark(), new Scalar(key.mark(), slip.get().value(), true));
    }
    ConfigNode marked = blank ? new Scalar(key.mark(), "", true) : value;
    return new Entry(key.text(), key.mark(), marked);
  }

  private void merge(Scalar key, ConfigNode value, List<Entry> merged) {
    List<ConfigNode> sources = value instanceof Sequence list ? list.items() : List.of(value);
    for (ConfigNode from : sources) {
      if (from instanceof Mapping mapping) {
        merged.addAll(mapping.entries());
        nodes += mapping.entries().size();
      } else {
        problems.add(
            Problem.of(key.mark(), "'<<' takes an alias of a mapping, or a list of such aliases"));
      }
    }
  }

  private void refuseTag(NodeEvent event) {
    Optional<String> tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : ((CollectionStartEvent) event).getTag();
    if (tag.isEmpty()) {
      return;
    }
    Mark start = mark(event, 1);
    String rest = rest(start);
    int at = Math.max(0, rest.indexOf('!'));
    int end = at;
    while (end < rest.length() && " \t,]}".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    int column = start.column() + rest.codePointCount(0, at);
    int length = Math.max(1, rest.codePointCount(at, end));
    problems.add(
        Problem.of(
                source.mark(start.line(), column, length),
                "YAML tags are not allowed: " + Quote.of(rest.substring(at, end)))
            .hint("a text that starts with '!' needs quotes"));
  }

  /** The text of a mark's line from its column on. */
  private String rest(Mark mark) {
    String line = mark.line() <= lines.length ? lines[mark.line() - 1] : "";
    int skip = Math.min(mark.column() - 1, line.codePointCount(0, line.length()));
    return line.substring(line.offsetByCodePoints(0, skip));
  }

  private Mark mark(Event event, int length) {
    var start = event.getStartMark().orElseThrow();
    return source.mark(start.getLine() + 1, start.getColumn() + 1, length);
  }

  /** The event's own stretch, without an anchor before it. */
  private Mark span(NodeEvent event) {
    Mark whole = span(event, event);
    if (event.getAnchor().isEmpty() || event instanceof AliasEvent) {
      return whole;
    }
    String rest = rest(whole);
    int skip = 0;
    while (skip < rest.length() && !Character.isWhitespace(rest.charAt(skip))) {
      skip++;
    }
    while (skip < rest.length() && Character.isWhitespace(rest.charAt(skip))) {
      skip++;
    }
    int column = whole.column() + rest.codePointCount(0, skip);
    boolean inside = whole.endLine() > whole.line() || column <= whole.endColumn();
    return skip < rest.length() && inside
        ? new Mark(source, whole.line(), column, whole.endLine(), whole.endColumn())
        : whole;
  }

  private Mark span(Event first, Event last) {
    var start = first.getStartMark().orElseThrow();
    var end = last.getEndMark().orElseThrow();
    return new Mark(
        source, start.getLine() + 1, start.getColumn() + 1, end.getLine() + 1, end.getColumn() + 1);
  }
}
