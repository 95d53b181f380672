package io.kldiv.runner.report;

import java.util.Map;

/** The table of results. */
final class ResultSection {
  /** As wide as a digit where digits are of one width. */
  private static final String DIGIT_SPACE = "\u2007";

  private ResultSection() {}

  static void write(Html html, RunFiles files) {
    Results results = files.results();
    html.open("section").element("h2", "Results");
    if (results.isEmpty()) {
      html.element("p", absence(files.run()), "class", "note").close();
      return;
    }
    html.open("div", "class", "card scroll").open("table", "class", "numbers");
    html.open("thead").open("tr").element("td", "");
    results.columns().forEach(name -> heading(html, files, name));
    html.close().close();
    html.open("tbody");
    String[][] cells = cells(results);
    int row = 0;
    for (Map.Entry<String, double[]> entry : results.rows().entrySet()) {
      html.open("tr", "class", entry.getKey().equals(Results.GAP) ? "gap" : "part");
      html.open("th", "scope", "row").text(entry.getKey());
      files
          .data()
          .object("parts")
          .object(entry.getKey())
          .number("rows")
          .ifPresent(rows -> html.inline("span", Numbers.count((long) rows) + " rows"));
      html.close();
      for (String cell : cells[row++]) {
        html.element("td", cell);
      }
      html.close();
    }
    html.close().close().close();
    html.element(
        "p",
        "Measured after training. The objective is the loss plus the weighted divergences; "
            + "a divergence is shown before weighting. ↑ higher is better, ↓ lower is better.",
        "class",
        "note");
    html.close();
  }

  private static String absence(Fields run) {
    return switch (run.text("status").orElse("")) {
      case "running" -> "Nothing was measured: the run had not ended.";
      case "interrupted" -> "Nothing was measured after training: the run was interrupted.";
      default -> "Nothing was measured after training: it did not come to its end.";
    };
  }

  private static void heading(Html html, RunFiles files, String name) {
    html.open("th", "scope", "col").text(name);
    switch (files.role(name)) {
      case LOSS -> arrow(html, false);
      case METRIC -> arrow(html, files.isHigherBetter(name));
      case DIVERGENCE, SCHEDULE -> {}
    }
    html.close();
  }

  private static void arrow(Html html, boolean up) {
    html.inline(
        "span",
        up ? "\u00a0↑" : "\u00a0↓",
        "class",
        "arrow",
        "title",
        up ? "higher is better" : "lower is better");
  }

  /** The numbers as text, padded so that the decimal points of a column lie below each other. */
  private static String[][] cells(Results results) {
    String[][] cells =
        results.rows().values().stream().map(ResultSection::texts).toArray(String[][]::new);
    for (int column = 0; column < results.columns().size(); column++) {
      int most = 0;
      for (String[] row : cells) {
        most = Math.max(most, decimals(row[column]));
      }
      for (String[] row : cells) {
        boolean isNumber = Character.isDigit(row[column].charAt(row[column].length() - 1));
        row[column] += isNumber ? DIGIT_SPACE.repeat(most - decimals(row[column])) : "";
      }
    }
    return cells;
  }

  private static String[] texts(double[] numbers) {
    String[] texts = new String[numbers.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = Numbers.number(numbers[i]).replace('-', '−');
    }
    return texts;
  }

  private static int decimals(String number) {
    int point = number.indexOf('.');
    return point < 0 ? 0 : number.length() - point - 1;
  }
}
