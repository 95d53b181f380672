package io.kldiv.runner.config;

import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.config.ConfigNode.Entry;
import io.kldiv.runner.config.ConfigNode.Mapping;
import io.kldiv.runner.config.ConfigNode.Scalar;
import io.kldiv.runner.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the notation of the command line for parts, {@code normal(0, scale=1)}, into the tree that
 * {@code {type: normal, mean: 0, scale: 1}} has in a file. Values without a name go to the keys in
 * the order of the part's configuration; a value is a word, a text in quotes, a list in brackets or
 * another part.
 */
public final class CallReader {
  private static final int MAX_DEPTH = 50;
  private static final String ENDS = ",()[]'\"=";
  private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9]*)\\s*=");

  private final PartRegistry parts;
  private final Source source;
  private final String text;
  private int at;

  private CallReader(PartRegistry parts, Source source) {
    this.parts = parts;
    this.source = source;
    this.text = source.text();
  }

  /**
   * Reads a text.
   *
   * @param source the text
   * @param kind the kind of part that it is to name
   * @param parts the parts there are
   * @param problems takes what is wrong
   * @return the tree, whose names and values are not checked yet; empty if it is not well-formed
   */
  public static Optional<ConfigNode> read(
      Source source, Class<?> kind, PartRegistry parts, Problems problems) {
    CallReader reader = new CallReader(parts, source);
    try {
      ConfigNode node = reader.value(Optional.of(new ValueType.Part(kind)), 1);
      reader.skipSpaces();
      if (reader.at < reader.text.length()) {
        throw reader.wrong("nothing may follow here");
      }
      return Optional.of(node);
    } catch (MalformedException e) {
      problems.add(e.problem);
      return Optional.empty();
    }
  }

  private ConfigNode value(Optional<ValueType> type, int depth) {
    if (depth > MAX_DEPTH) {
      throw wrong("nested more than %d levels deep".formatted(MAX_DEPTH));
    }
    skipSpaces();
    int start = at;
    char c = peek();
    if (c == '[') {
      return list(type.map(CallReader::element), depth);
    }
    if (c == '\'' || c == '"') {
      return quoted(c);
    }
    while (at < text.length() && ENDS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at).strip();
    if (word.isEmpty()) {
      throw wrong("a value is missing here");
    }
    Scalar scalar = new Scalar(source.markAt(start, start + word.length()), word, true);
    return peek() == '(' ? call(scalar, start, type, depth) : scalar;
  }

  private Sequence list(Optional<ValueType> element, int depth) {
    int start = at;
    List<ConfigNode> items = new ArrayList<>();
    while (next(items.isEmpty(), ']')) {
      items.add(value(element, depth + 1));
    }
    return new Sequence(source.markAt(start, at), items);
  }

  private Scalar quoted(char quote) {
    int start = at;
    int end = text.indexOf(quote, start + 1);
    if (end < 0) {
      throw wrong("this quote is never closed");
    }
    at = end + 1;
    return new Scalar(source.markAt(start, at), text.substring(start + 1, end), false);
  }

  private Mapping call(Scalar name, int start, Optional<ValueType> type, int depth) {
    List<RecordKeys.Key> keys = keys(name.text(), type);
    boolean known = definition(name.text(), type).isPresent();
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry(RecordKeys.TYPE, name.mark(), name));
    int placed = 0;
    for (boolean first = true; next(first, ')'); first = false) {
      Matcher named = NAME.matcher(text).region(at, text.length());
      if (named.lookingAt()) {
        at = named.end();
        Entry entry = named(named, keys, depth);
        add(entry, entries);
      } else {
        Optional<RecordKeys.Key> key =
            placed < keys.size() ? Optional.of(keys.get(placed)) : Optional.empty();
        placed++;
        skipSpaces();
        Mark before = source.markAt(at, at);
        ConfigNode value = value(key.map(RecordKeys.Key::type), depth + 1);
        if (known) {
          String word = key.orElseThrow(() -> tooMany(name, keys, value)).name();
          add(new Entry(word, before, value), entries);
        }
      }
    }
    return new Mapping(source.markAt(start, at), entries);
  }

  private Entry named(Matcher name, List<RecordKeys.Key> keys, int depth) {
    Optional<ValueType> type =
        keys.stream()
            .filter(key -> key.name().equals(name.group(1)))
            .map(RecordKeys.Key::type)
            .findFirst();
    Mark mark = source.markAt(name.start(1), name.end(1));
    return new Entry(name.group(1), mark, value(type, depth + 1));
  }

  private void add(Entry entry, List<Entry> entries) {
    if (entries.stream().anyMatch(earlier -> earlier.key().equals(entry.key()))) {
      throw new MalformedException(
          Problem.of(entry.value().mark(), "'%s' is given twice".formatted(entry.key())));
    }
    entries.add(entry);
  }

  private static MalformedException tooMany(
      Scalar name, List<RecordKeys.Key> keys, ConfigNode value) {
    String message = "'%s' takes no more than %d values".formatted(name.text(), keys.size());
    List<String> names = keys.stream().map(RecordKeys.Key::name).toList();
    return new MalformedException(Problem.of(value.mark(), message).allow(names));
  }

  private List<RecordKeys.Key> keys(String name, Optional<ValueType> type) {
    return definition(name, type).map(part -> RecordKeys.of(part).own()).orElse(List.of());
  }

  private Optional<PartDefinition<?>> definition(String name, Optional<ValueType> type) {
    ValueType inner = type.orElse(new ValueType.Text());
    while (inner != element(inner)) {
      inner = element(inner);
    }
    return inner instanceof ValueType.Part part
        ? parts.find(part.kind(), name).map(found -> (PartDefinition<?>) found)
        : Optional.empty();
  }

  /** What the elements of a list are; a type that is no list as it is. */
  private static ValueType element(ValueType type) {
    if (type instanceof ValueType.Maybe maybe) {
      return maybe.value();
    }
    return type instanceof ValueType.ListOf list ? list.element() : type;
  }

  /** Steps over an opening bracket or a comma, if another value follows, else over the end. */
  private boolean next(boolean first, char end) {
    if (first) {
      at++;
    }
    skipSpaces();
    if (peek() == end) {
      at++;
      return false;
    }
    if (!first) {
      if (peek() != ',') {
        throw wrong("here must be ',' or '%s'".formatted(end));
      }
      at++;
    }
    return true;
  }

  private void skipSpaces() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  /** The next character; NUL at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private MalformedException wrong(String message) {
    return new MalformedException(Problem.of(source.markAt(at, at + 1), message));
  }

  /** Ends the reading of a text that is not well-formed. */
  private static final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    MalformedException(Problem problem) {
      super(problem.message());
      this.problem = problem;
    }
  }
}
