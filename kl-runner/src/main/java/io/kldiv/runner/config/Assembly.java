package io.kldiv.runner.config;

import java.util.Optional;

/** Makes the objects that a {@link Bound} tree describes, from the leaves up. */
public final class Assembly {
  /** Makes one part; the injector is behind it. */
  @FunctionalInterface
  public interface PartMaker {
    /**
     * Makes a part.
     *
     * @param part what to make
     * @param config the configuration record, with nested parts made; empty if the part has none
     * @throws IllegalArgumentException if the configuration is wrong; becomes a {@link Problem}
     */
    Object make(BoundPart part, Optional<Record> config);
  }

  private Assembly() {}

  /**
   * Makes a record with everything in it. An {@link IllegalArgumentException} of a record's or a
   * part's constructor becomes a problem at its place; the rest is still made, so that all are found.
   *
   * @return the record, or empty if there were problems
   */
  public static <T extends Record> Optional<T> make(
      BoundRecord bound, Class<T> type, PartMaker parts, Problems problems) {
    throw new UnsupportedOperationException("not written yet in this commit");
  }
}
