package io.kldiv.runner.report;

import io.kldiv.runner.config.JsonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The learning curves: a figure for each number that was measured during training. */
final class CurveSection {
  private final RunFiles files;
  private final List<Chart> charts;

  CurveSection(RunFiles files) {
    this.files = files;
    this.charts = charts(files);
  }

  /** A number and its curve for each part of the data. */
  private record Chart(String name, Role role, Map<String, double[]> series) {}

  private static List<Chart> charts(RunFiles files) {
    Curves curves = files.curves();
    List<Chart> charts = new ArrayList<>();
    for (String name : curves.names()) {
      Role role = files.role(name);
      Map<String, double[]> series = new LinkedHashMap<>();
      curves.parts(name).forEach(part -> series.put(part, curves.values(name, part)));
      boolean same = series.values().stream().allMatch(CurveSection::isConstant);
      boolean isLoss = name.equals("objective") && files.run().texts("divergences").isEmpty();
      if (!isLoss && !(same && role == Role.SCHEDULE)) {
        charts.add(new Chart(name, role, series));
      }
    }
    charts.sort(Comparator.comparing(Chart::role));
    return charts;
  }

  private static boolean isConstant(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  /** Whether there is no curve. */
  boolean isEmpty() {
    return charts.isEmpty();
  }

  void write(Html html) {
    if (isEmpty()) {
      return;
    }
    html.open("section", "class", "curves").element("h2", "Learning curves");
    html.open("noscript")
        .element("p", "The curves are drawn by a script.", "class", "note")
        .close();
    html.open("div", "class", "figures");
    for (int i = 0; i < charts.size(); i++) {
      figure(html, charts.get(i), i);
    }
    html.close().element("p", note(), "class", "note").close();
  }

  private String note() {
    StringBuilder note = new StringBuilder("The number beside a part is its last. ");
    note.append("Training: the mean over the steps of an epoch, each taken before its step. ");
    if (charts.stream().anyMatch(chart -> chart.series.containsKey("validation"))) {
      note.append("Validation: measured after the epoch. ");
    }
    if (files.curves().stride() > 1) {
      note.append("Drawn is one of every %d evaluations. ".formatted(files.curves().stride()));
    }
    return note.append("All evaluations are in metrics.jsonl.").toString();
  }

  private void figure(Html html, Chart chart, int index) {
    html.open("figure", "class", "card").open("figcaption");
    html.open("div", "class", "name").inline("b", chart.name).text(" ");
    html.inline("span", kind(chart)).close();
    html.open("div", "class", "key");
    chart.series.forEach(
        (part, values) -> {
          html.open("span").inline("i", "", "class", "swatch " + tone(chart, part));
          html.text(chart.series.size() > 1 || chart.role != Role.SCHEDULE ? part : "last");
          String last = Numbers.number(values[values.length - 1]).replace('-', '−');
          html.text(" ").inline("b", last).close();
        });
    html.element("button", "log", "type", "button", "hidden", "", "aria-pressed", "false");
    html.close().close();
    String label = "Curve of " + chart.name;
    html.element(
        "div", "", "class", "plot", "role", "img", "aria-label", label, "data-chart", "" + index);
    html.close();
  }

  private String kind(Chart chart) {
    return switch (chart.role) {
      case LOSS ->
          chart.name.equals("loss") ? "mean over samples" : "loss plus weighted divergences";
      case DIVERGENCE ->
          files.isOfDivergence(chart.name, "-penalised")
              ? "as trained, before weighting"
              : "divergence, before weighting";
      case METRIC -> files.isHigherBetter(chart.name) ? "higher is better" : "lower is better";
      case SCHEDULE -> files.isOfDivergence(chart.name, "-weight") ? "weight λ" : "schedule";
    };
  }

  /** One of the classes of the style sheet. */
  private static String tone(Chart chart, String part) {
    if (chart.role == Role.SCHEDULE) {
      return "schedule";
    }
    return part.equals("train") ? "train" : "validation";
  }

  /** The curves for the script, safe inside an element. */
  String json() {
    Curves curves = files.curves();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("axis", curves.epochsAreSteps() ? "step" : "epoch");
    data.put("at", curves.epochs());
    double[] epochs = curves.epochs();
    double best = files.run().number("bestEpoch").orElse(Double.NaN);
    data.put("best", best < epochs[epochs.length - 1] ? best : null);
    data.put("charts", charts.stream().map(CurveSection::data).toList());
    return JsonText.line(data).replace("<", "\\u003c");
  }

  private static Map<String, Object> data(Chart chart) {
    List<Map<String, Object>> series = new ArrayList<>();
    chart.series.forEach(
        (part, values) -> {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("name", chart.role == Role.SCHEDULE ? chart.name : part);
          one.put("tone", tone(chart, part));
          one.put("values", values);
          series.add(one);
        });
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("log", chart.role != Role.METRIC);
    data.put("series", series);
    return data;
  }
}
