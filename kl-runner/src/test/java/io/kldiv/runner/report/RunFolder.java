package io.kldiv.runner.report;

import io.kldiv.runner.config.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run directory made by hand, and what its report holds. */
record RunFolder(Path path) {
  private static final Pattern ISLAND =
      Pattern.compile(
          "<script type=\"application/json\" id=\"curves\">(.*?)</script>", Pattern.DOTALL);

  /** The files of a completed run with a loss, a divergence, a metric and a schedule. */
  static RunFolder completed(Path path) throws IOException {
    RunFolder folder = new RunFolder(path);
    folder.run(run());
    folder.data(data());
    folder.configuration("name: trial\nseed: 42\n");
    folder.metrics(
        Map.of("epoch", 1, "step", 8, "part", "train", "loss", 0.5, "kl", 2.0, "rate", 0.1),
        Map.of("epoch", 1, "step", 8, "part", "validation", "loss", 0.6, "kl", 2.5, "hit", 0.25),
        Map.of("epoch", 2, "step", 16, "part", "train", "loss", 0.25, "kl", 1.0, "rate", 0.05),
        Map.of("epoch", 2, "step", 16, "part", "validation", "loss", 0.4, "kl", 1.5, "hit", 0.5),
        Map.of("step", 16, "part", "test", "final", true, "loss", 9.0, "kl", 9.0, "hit", 9.0));
    return folder;
  }

  static Map<String, Object> run() {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("status", "completed");
    run.put("name", "trial");
    run.put("started", "2026-01-02T03:04:05.678Z");
    run.put("ended", "2026-01-02T03:05:35.678Z");
    run.put("seed", 42);
    run.put("hash", "0123456789abcdef");
    run.put("divergences", List.of("kl"));
    run.put("higherIsBetter", Map.of("hit", true));
    run.put("versions", Map.of("kl", "1.2.3"));
    run.put("steps", 16);
    run.put("bestEpoch", 2);
    run.put("trainingSeconds", 75.2);
    run.put("parameters", 12345);
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("train", numbers(0.25, 1.0, 0.75));
    results.put("validation", numbers(0.4, 1.5, 0.5));
    results.put("test", numbers(0.5, 1.75, 0.25));
    run.put("results", results);
    return run;
  }

  static Map<String, Object> numbers(double loss, double divergence, double metric) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("loss", loss);
    numbers.put("kl", divergence);
    numbers.put("hit", metric);
    return numbers;
  }

  static Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(
        "source",
        Map.of(
            "name",
            "/home/someone/cells.csv",
            "files",
            List.of(Map.of("path", "/home/someone/cells.csv", "bytes", 4321, "sha256", "beef")),
            "rows",
            30,
            "missing",
            Map.of("radius", 2),
            "droppedRows",
            2));
    data.put("features", List.of("radius", "texture"));
    data.put("targets", List.of("benign", "malignant"));
    data.put("parts", Map.of("train", Map.of("rows", 20), "test", Map.of("rows", 10)));
    data.put("notes", List.of("one feature is constant"));
    return data;
  }

  void run(Map<String, ?> run) throws IOException {
    Files.writeString(path.resolve("run.json"), JsonText.pretty(run));
  }

  void data(Map<String, ?> data) throws IOException {
    Files.writeString(path.resolve("data.json"), JsonText.pretty(data));
  }

  void configuration(String yaml) throws IOException {
    Files.writeString(path.resolve("config.yaml"), yaml);
  }

  void metrics(Map<?, ?>... lines) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Map<?, ?> line : lines) {
      text.append(JsonText.line(line)).append('\n');
    }
    Files.writeString(path.resolve("metrics.jsonl"), text);
  }

  /** The whole page. */
  String page() throws IOException {
    return Files.readString(HtmlReport.write(path));
  }

  /** The page without the code of the chart library. */
  static String withoutLibrary(String page) {
    int begin = page.indexOf("<script>");
    return page.substring(0, begin) + page.substring(page.indexOf("</script>", begin));
  }

  /** The JSON in the page, as a browser reads it: without unescaping. */
  static Map<String, Object> island(String page) {
    Matcher matcher = ISLAND.matcher(page);
    if (!matcher.find()) {
      throw new AssertionError("the page has no curves");
    }
    return JsonText.readObject(matcher.group(1));
  }

  /** The values of the curves, chart by chart. */
  static List<List<?>> curves(String page) {
    return list(island(page).get("charts")).stream()
        .flatMap(chart -> list(((Map<?, ?>) chart).get("series")).stream())
        .<List<?>>map(series -> list(((Map<?, ?>) series).get("values")))
        .toList();
  }

  private static List<?> list(Object value) {
    return (List<?>) value;
  }
}
