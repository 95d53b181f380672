package io.kldiv.runner.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A configuration as it was written, before anything is known about its meaning: an immutable tree
 * with a mark on every key and value. Scalars are text; what a text means is decided by the record
 * component that it goes to.
 */
public sealed interface ConfigNode {
  /** The place of the value. */
  Mark mark();

  /**
   * Keys and values.
   *
   * @param mark the braces and what is between them, or the start of the first key
   * @param entries the entries in the order of the text, each key once
   */
  record Mapping(Mark mark, List<Entry> entries) implements ConfigNode {
    /** Copies the list. */
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The entry with the given key. */
    public Optional<Entry> find(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /** This mapping with the entry in the place of the one of the same key, or at the end. */
    Mapping with(Entry entry) {
      List<Entry> changed = new ArrayList<>(entries);
      int at = 0;
      while (at < changed.size() && !changed.get(at).key().equals(entry.key())) {
        at++;
      }
      if (at < changed.size()) {
        changed.set(at, entry);
      } else {
        changed.add(entry);
      }
      return new Mapping(mark, changed);
    }
  }

  /**
   * One entry of a mapping.
   *
   * @param key the key
   * @param keyMark the place of the key
   * @param value the value
   */
  record Entry(String key, Mark keyMark, ConfigNode value) {}

  /**
   * A list.
   *
   * @param mark the brackets and what is between them, or the first dash
   * @param items the elements
   */
  record Sequence(Mark mark, List<ConfigNode> items) implements ConfigNode {
    /** Copies the list. */
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * A single value.
   *
   * @param mark the value with its quotes
   * @param text the text, without quotes and with escapes resolved
   * @param plain whether it was written without quotes and not as a block
   */
  record Scalar(Mark mark, String text, boolean plain) implements ConfigNode {
    /** Whether there is no value at all: a key with nothing after its colon. */
    public boolean isBlank() {
      return plain && text.isEmpty();
    }

    /** Whether it is YAML's null: {@code null} or {@code ~}. */
    public boolean isNull() {
      return plain && (text.equals("null") || text.equals("~"));
    }
  }
}
