package io.kldiv.runner.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resolved configuration, with its keys, texts and numbers set apart. */
final class ConfigurationSection {
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<comment>(?:^|(?<=\\s))\\#.*)\
          |(?<quoted>"(?:[^"\\\\]|\\\\.)*+"|'(?:[^']|'')*+')\
          |(?<word>[A-Za-z_/.][A-Za-z0-9_./*-]*)\
          |(?<number>-?[0-9][0-9A-Za-z.+-]*)""",
          Pattern.MULTILINE);

  private ConfigurationSection() {}

  static void write(Html html, String yaml) {
    html.open("section").element("h2", "Configuration");
    html.open("div", "class", "card scroll").open("pre", "class", "yaml").open("code");
    Matcher matcher = TOKEN.matcher(yaml);
    int done = 0;
    while (matcher.find()) {
      html.text(yaml.substring(done, matcher.start()));
      done = matcher.end();
      boolean isKey = done < yaml.length() && yaml.charAt(done) == ':';
      html.inline("span", matcher.group(), "class", kind(matcher, isKey));
    }
    html.text(yaml.substring(done).stripTrailing());
    html.close().close().close();
    html.element("p", "Every default is filled in; config.yaml is the same.", "class", "note");
    html.close();
  }

  private static String kind(Matcher matcher, boolean isKey) {
    if (matcher.group("comment") != null) {
      return "comment";
    }
    if (isKey) {
      return "name";
    }
    return matcher.group("number") != null ? "number" : "value";
  }
}
