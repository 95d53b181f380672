package io.kldiv.runner.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Overrides of the command line: {@code optimizer.learningRate=0.05}, {@code
 * divergence[1].weight=0}. What stands before the first {@code =} is a path of keys and indices
 * from 0; what stands after it is YAML, and replaces the whole value at that path.
 */
public final class Overrides {
  private static final Pattern STEP =
      Pattern.compile("\\G(?:(?<dot>\\.)?(?<key>[^.\\[\\]\\s]+)|\\[(?<index>[0-9]{1,6})])");

  private Overrides() {}

  /**
   * One override.
   *
   * @param path the steps from the top level to the value, at least one
   * @param value the new value
   */
  public record Setting(List<Step> path, ConfigNode value) {
    /** Copies the list. */
    public Setting {
      path = List.copyOf(path);
    }
  }

  /** One step of a path. */
  public sealed interface Step {
    /** The place in the override's text. */
    Mark mark();
  }

  /**
   * The step to a key of a mapping.
   *
   * @param name the key
   * @param mark the place in the override's text
   */
  public record KeyStep(String name, Mark mark) implements Step {}

  /**
   * The step to an element of a list.
   *
   * @param index the index, from 0
   * @param mark the place of the index and its brackets in the override's text
   */
  public record IndexStep(int index, Mark mark) implements Step {}

  /**
   * Parses overrides.
   *
   * @param texts the overrides, as the user wrote them
   * @param workingFolder the folder that relative paths in the values start from
   * @param problems takes what is wrong
   * @return those that are right, in the same order
   */
  public static List<Setting> parse(List<String> texts, Path workingFolder, Problems problems) {
    List<Setting> overrides = new ArrayList<>();
    for (String text : texts) {
      parse(text, workingFolder, problems).ifPresent(overrides::add);
    }
    return overrides;
  }

  private static Optional<Setting> parse(String text, Path workingFolder, Problems problems) {
    int equals = text.indexOf('=');
    String path = equals < 0 ? text : text.substring(0, equals);
    String quoted = Quote.of(path.strip());
    String name = "-s " + quoted.substring(1, quoted.length() - 1);
    Source source = new Source(name, Origin.OVERRIDE, text, workingFolder);
    if (equals < 0) {
      problems.add(
          Problem.of(
                  source.markAt(0, text.length()),
                  "an override has the form path=value, but has no '='")
              .hint("for example -s optimizer.learningRate=0.05"));
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(path);
    int end = 0;
    while (end < path.length() && matcher.find() && wellPlaced(matcher, steps.isEmpty())) {
      steps.add(step(matcher, source));
      end = matcher.end();
    }
    if (end < path.length() || steps.isEmpty()) {
      problems.add(
          Problem.of(source.markAt(end, end + 1), "the path of an override is not well-formed")
              .hint(
                  "keys with a '.' between them and indices in brackets, as in"
                      + " divergence[1].weight"));
      return Optional.empty();
    }
    return ConfigReader.parse(source, equals + 1, problems)
        .map(value -> new Setting(steps, placed(value, source, equals)));
  }

  private static boolean wellPlaced(Matcher matcher, boolean first) {
    boolean dot = matcher.group("dot") != null;
    boolean key = matcher.group("key") != null;
    return first ? key && !dot : !key || dot;
  }

  private static Step step(Matcher matcher, Source source) {
    String key = matcher.group("key");
    return key == null
        ? new IndexStep(
            Integer.parseInt(matcher.group("index")), source.markAt(matcher.start(), matcher.end()))
        : new KeyStep(key, source.markAt(matcher.start("key"), matcher.end("key")));
  }

  /** A blank value gets a place: the equals sign. */
  private static ConfigNode placed(ConfigNode value, Source source, int equals) {
    boolean blank = value instanceof ConfigNode.Scalar scalar && scalar.isBlank();
    return blank ? new ConfigNode.Scalar(source.markAt(equals, equals + 1), "", true) : value;
  }

  /**
   * Applies overrides in order, so that the last one wins. A key that is not there is added;
   * whether it may be is for the {@link Binder} to say.
   *
   * @param root the tree of the file
   * @param overrides the overrides
   * @param problems takes paths that lead nowhere
   */
  public static ConfigNode apply(ConfigNode root, List<Setting> overrides, Problems problems) {
    ConfigNode result = root;
    for (Setting setting : overrides) {
      result = new Replacement(setting, problems).in(result);
    }
    return result;
  }
}
