package io.kldiv.runner.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the data came from and how it was divided. */
final class DataSection {
  private static final int NAMES = 200;

  private DataSection() {}

  static void write(Html html, Fields data) {
    Fields source = data.object("source");
    html.open("section").element("h2", "Data").open("div", "class", "card");
    html.open("dl");
    List<Fields> files = source.objects("files");
    if (files.isEmpty()) {
      source.text("name").ifPresent(name -> entry(html, "source", name));
    }
    files.forEach(file -> file(html, file));
    entry(html, "rows", rows(source, data.object("parts")));
    names(html, "features", data.texts("features"));
    names(html, "targets", data.texts("targets"));
    Map<String, Double> missing = source.object("missing").numbers();
    if (!missing.isEmpty()) {
      entry(html, "missing", missing(missing));
    }
    html.close();
    List<String> notes = data.texts("notes");
    if (!notes.isEmpty()) {
      html.open("ul", "class", "notes");
      notes.forEach(note -> html.element("li", note));
      html.close();
    }
    html.close().close();
  }

  private static void entry(Html html, String name, String value) {
    html.element("dt", name).element("dd", value);
  }

  private static void file(Html html, Fields file) {
    String path = file.text("path").orElse("");
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    String bytes = file.number("bytes").isPresent() ? count(file, "bytes") + " bytes" : "";
    html.element("dt", "file").open("dd").text("%s, %s".formatted(name, bytes));
    file.text("sha256")
        .ifPresent(hash -> html.empty("br").inline("code", "sha256 " + hash, "class", "hash"));
    html.close();
  }

  private static String rows(Fields source, Fields parts) {
    List<String> used =
        parts.values().keySet().stream()
            .filter(part -> parts.object(part).number("rows").orElse(0) > 0)
            .map(part -> count(parts.object(part), "rows") + " " + part)
            .toList();
    String sum = used.size() > 1 ? count(source, "rows") + " = " : "";
    double dropped = source.number("droppedRows").orElse(0);
    String left =
        dropped > 0 ? ", without %s dropped rows".formatted(count(source, "droppedRows")) : "";
    return sum + String.join(" + ", used) + left;
  }

  private static String count(Fields fields, String key) {
    return Numbers.count((long) fields.number(key).orElse(0));
  }

  private static String missing(Map<String, Double> missing) {
    return missing.entrySet().stream()
        .map(
            entry ->
                "%s (%s)".formatted(entry.getKey(), Numbers.count(entry.getValue().longValue())))
        .collect(Collectors.joining(", "));
  }

  private static void names(Html html, String label, List<String> names) {
    html.element("dt", label).open("dd");
    html.open("details");
    html.element("summary", Numbers.count(names.size()));
    String more =
        names.size() > NAMES
            ? " and %s more, see data.json".formatted(Numbers.count(names.size() - NAMES))
            : "";
    html.text(names.stream().limit(NAMES).collect(Collectors.joining(", ")) + more);
    html.close().close();
  }
}
