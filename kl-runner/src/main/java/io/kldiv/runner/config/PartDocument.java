package io.kldiv.runner.config;

import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartRegistry;
import java.util.List;
import java.util.Optional;

/**
 * What there is to say about a part, for {@code kl describe} and the generated documentation.
 *
 * @param kind the kind's name
 * @param name the part's name
 * @param description what it is
 * @param formula the formula, or an empty text
 * @param source where it comes from, or an empty text
 * @param plugin the plug-in that registered it
 * @param keys the keys of its configuration
 */
public record PartDocument(
    String kind,
    String name,
    String description,
    String formula,
    String source,
    String plugin,
    List<Key> keys) {

  /**
   * One key.
   *
   * @param name the key
   * @param type the type in words: {@code number > 0}, {@code list of whole numbers}
   * @param defaultValue the default in the notation of the file; empty if the key must be given or
   *     is optional
   * @param required whether the key must be given
   * @param description what it means
   * @param choices the allowed words, or the names of the parts of the nested kind
   * @param keys the keys of a nested record
   */
  public record Key(
      String name,
      String type,
      Optional<String> defaultValue,
      boolean required,
      String description,
      List<String> choices,
      List<Key> keys) {}

  /** The document of a part. */
  public static PartDocument of(PartDefinition<?> part, PartRegistry parts) {
    throw new UnsupportedOperationException("not written yet in this commit");
  }

  /** The keys of a record that is not a part's, such as the root of an experiment file. */
  public static List<Key> keys(Class<? extends Record> type, PartRegistry parts) {
    throw new UnsupportedOperationException("not written yet in this commit");
  }
}
