package io.kldiv.runner.config;

import java.nio.file.Path;
import java.util.List;

/** Overrides of the command line: {@code -s a.b=v}, {@code -s 'list[1].x=v'}. */
public final class Overrides {
  private Overrides() {}

  /** One override: where, and the new value. */
  public record Override(List<Step> path, ConfigNode value) {}

  /** One step of a path: a key, or an index. */
  public record Step(String key, int index, Mark mark) {}

  /** Parses the texts; what is wrong goes to the problems and is left out. */
  public static List<Override> parse(List<String> texts, Path workingFolder, Problems problems) {
    throw new UnsupportedOperationException("not written yet in this commit");
  }

  /** Applies the overrides in order. */
  public static ConfigNode apply(ConfigNode root, List<Override> overrides, Problems problems) {
    throw new UnsupportedOperationException("not written yet in this commit");
  }
}
