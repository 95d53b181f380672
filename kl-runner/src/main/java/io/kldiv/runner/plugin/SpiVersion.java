package io.kldiv.runner.plugin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the interfaces that plug-ins are written against. A minor version adds to the one
 * before; a major version takes away or changes.
 *
 * @param major counts the incompatible changes
 * @param minor counts the additions since
 */
public record SpiVersion(int major, int minor) {
  /** The version that this kl offers. */
  public static final SpiVersion OWN = new SpiVersion(1, 0);

  /** The entry of a jar's manifest that names the version it was written against. */
  public static final String ATTRIBUTE = "Kl-Spi";

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})");

  /** Reads {@code 1.0}; empty if the text has another form. */
  static Optional<SpiVersion> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(
            new SpiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** Whether a plug-in written against another version runs on this one. */
  boolean runs(SpiVersion other) {
    return other.major == major && other.minor <= minor;
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
