package io.kldiv.runner.config;

import java.util.List;
import java.util.Optional;

/**
 * A configuration record with a value for each of its components.
 *
 * @param type the record's class
 * @param fields one per component, in the order of the components
 * @param mark the place of the mapping, or of the key that it belongs to
 */
public record BoundRecord(Class<? extends Record> type, List<Field> fields, Mark mark)
    implements Bound {
  /** Copies the list. */
  public BoundRecord {
    fields = List.copyOf(fields);
  }

  /** The value of the component with the given name. */
  public Optional<Bound> find(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).map(Field::value).findFirst();
  }

  /**
   * One component.
   *
   * @param name the component's name, which is its key
   * @param value its value
   * @param inline whether the value is a part whose keys stand beside the record's own
   */
  public record Field(String name, Bound value, boolean inline) {}
}
