package io.kldiv.runner.config;

import io.kldiv.core.part.PartRegistry;

/** A JSON Schema (draft-07) of experiment files, for editors. */
public final class ConfigSchema {
  private ConfigSchema() {}

  /** The schema of files that are bound to the given record, with all registered parts. */
  public static String json(Class<? extends Record> root, PartRegistry parts) {
    throw new UnsupportedOperationException("not written yet in this commit");
  }
}
