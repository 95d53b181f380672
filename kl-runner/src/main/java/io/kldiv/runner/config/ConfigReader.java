package io.kldiv.runner.config;

import java.nio.file.Path;
import java.util.Optional;

/** Reads YAML text into a {@link ConfigNode} tree. */
public final class ConfigReader {
  private ConfigReader() {}

  /** Reads a file; empty if it cannot be read or is not YAML, with the reason in the problems. */
  public static Optional<ConfigNode> readFile(Path file, Problems problems) {
    throw new UnsupportedOperationException("not written yet in this commit");
  }

  /** Reads a text; empty if it is not YAML, with the reason in the problems. */
  public static Optional<ConfigNode> read(Source source, Problems problems) {
    throw new UnsupportedOperationException("not written yet in this commit");
  }
}
