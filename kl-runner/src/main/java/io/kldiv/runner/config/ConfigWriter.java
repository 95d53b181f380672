package io.kldiv.runner.config;

/** Writes a bound configuration, with every default, as YAML that reads back to the same. */
public final class ConfigWriter {
  private ConfigWriter() {}

  /** The configuration as YAML. */
  public static String yaml(BoundRecord bound) {
    throw new UnsupportedOperationException("not written yet in this commit");
  }

  /** The same, with the origin of each value as a comment. */
  public static String yamlWithOrigins(BoundRecord bound) {
    throw new UnsupportedOperationException("not written yet in this commit");
  }

  /** One line of JSON that is equal exactly for equal configurations; the text to hash. */
  public static String canonical(BoundRecord bound) {
    throw new UnsupportedOperationException("not written yet in this commit");
  }
}
