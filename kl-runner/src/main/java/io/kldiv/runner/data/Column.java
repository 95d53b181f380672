package io.kldiv.runner.data;

import java.util.List;

/** What a column of a {@link Table} holds. */
public sealed interface Column {
  /**
   * The column's name.
   *
   * @return the name, unique in its table
   */
  String name();

  /**
   * A column of finite numbers.
   *
   * @param name the column's name
   */
  record Numeric(String name) implements Column {}

  /**
   * A column of text from a fixed set; its values are indices into the categories.
   *
   * @param name the column's name
   * @param categories the texts, all different, in an order that does not depend on the rows'
   */
  record Categorical(String name, List<String> categories) implements Column {
    /** Copies the list. */
    public Categorical {
      categories = List.copyOf(categories);
    }
  }
}
