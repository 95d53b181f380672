package io.kldiv.runner.scaffold;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * The name of a third party's part, and the Java names that follow from it.
 *
 * @param vendor who wrote it, in kebab-case
 * @param part what it is called, in kebab-case
 */
public record PluginName(String vendor, String part) {
  private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** Reads {@code vendor/part}; empty if the text has another form. */
  public static Optional<PluginName> parse(String text) {
    String[] words = text.split("/", -1);
    return words.length == 2 && Arrays.stream(words).allMatch(word -> KEBAB.matcher(word).matches())
        ? Optional.of(new PluginName(words[0], words[1]))
        : Optional.empty();
  }

  /** {@code acme-sign-descent}. */
  String artifact() {
    return vendor + "-" + part;
  }

  /** {@code acme.signdescent}. */
  String packageName() {
    return identifier(vendor) + "." + identifier(part);
  }

  /** {@code AcmePlugin}. */
  String pluginClass() {
    return camelCase(vendor) + "Plugin";
  }

  /** {@code SignDescentOptimizer}: with the kind, so that no class of kl has the same name. */
  String partClass(String kind) {
    String name = camelCase(part);
    String suffix = camelCase(kind);
    return name.endsWith(suffix) && !name.equals(suffix) ? name : name + suffix;
  }

  /** {@code SampleDistance} for {@code sample-distance}. */
  private static String camelCase(String kebab) {
    return Arrays.stream(kebab.split("-", -1))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  private static String identifier(String kebab) {
    String name = kebab.replace("-", "");
    return SourceVersion.isKeyword(name) ? name + "_" : name;
  }

  @Override
  public String toString() {
    return vendor + "/" + part;
  }
}
