package io.kldiv.runner.config;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A configuration with problems: all of them, sorted by place. Its message is {@link #text()}. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_SHOWN = 50;

  private final transient List<Problem> problems;

  /**
   * Creates the exception.
   *
   * @param problems the problems, at least one, in the order to show
   * @throws IllegalArgumentException if there are no problems
   */
  public ConfigException(List<Problem> problems) {
    super(textOf(problems));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("a ConfigException needs a problem");
    }
    this.problems = List.copyOf(problems);
  }

  /** The problems, sorted by place. */
  public List<Problem> problems() {
    return problems;
  }

  /** The problems as users read them, an empty line between two; the first 50 if there are more. */
  public String text() {
    return textOf(problems);
  }

  /** The problems as data, for {@code --output json}. */
  public Map<String, Object> toData() {
    return Map.of("problems", problems.stream().map(Problem::toData).toList());
  }

  private static String textOf(List<Problem> problems) {
    String text =
        problems.stream().limit(MOST_SHOWN).map(Problem::text).collect(Collectors.joining("\n\n"));
    int more = problems.size() - MOST_SHOWN;
    return more > 0 ? text + "\n\nand %d more problems".formatted(more) : text;
  }
}
