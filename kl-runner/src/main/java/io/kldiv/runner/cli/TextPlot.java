package io.kldiv.runner.cli;

import io.kldiv.runner.report.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A curve over a logarithmic axis in text; dots of Braille characters, two by four in each. */
final class TextPlot {
  private static final int ROWS = 12;
  private static final int LABEL = 11;
  private static final int BRAILLE = 0x2800;

  /** The bit of each dot of a character, by row and column. */
  private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private final double[] decades;
  private final double[] values;
  private final int columns;

  private TextPlot(double[] decades, double[] values, int columns) {
    this.decades = decades;
    this.values = values;
    this.columns = columns;
  }

  /**
   * The lines of a plot.
   *
   * @param at where, above 0 and rising, at least two
   * @param values the values there
   * @param width the width of the terminal
   */
  static List<String> lines(double[] at, double[] values, int width) {
    double[] decades = Arrays.stream(at).map(StrictMath::log10).toArray();
    return new TextPlot(decades, values, Math.max(16, width - LABEL - 2)).draw();
  }

  private List<String> draw() {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(1);
    int[][] cells = new int[ROWS][columns];
    int dots = 4 * ROWS - 1;
    int before = -1;
    for (int column = 0; column < 2 * columns; column++) {
      double share = high > low ? (high - value(column)) / (high - low) : 0.5;
      int row = (int) Math.round(share * dots);
      int from = before < 0 ? row : before;
      for (int dot = Math.min(from, row); dot <= Math.max(from, row); dot++) {
        cells[dot / 4][column / 2] |= DOTS[dot % 4][column % 2];
      }
      before = row;
    }
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      String label = row == 0 ? Numbers.number(high) : row == ROWS - 1 ? Numbers.number(low) : "";
      StringBuilder line = new StringBuilder(" ".repeat(LABEL - label.length()));
      line.append(label).append(" │");
      for (int cell : cells[row]) {
        line.append((char) (BRAILLE + cell));
      }
      lines.add(line.toString());
    }
    lines.addAll(axis());
    return lines;
  }

  /** The value at a column of dots, on the line between the two nearest points. */
  private double value(int column) {
    double x = decades[0] + span() * column / (2 * columns - 1);
    int next = 1;
    while (next < decades.length - 1 && decades[next] < x) {
      next++;
    }
    double share = (x - decades[next - 1]) / (decades[next] - decades[next - 1]);
    return values[next - 1] + Math.min(1, share) * (values[next] - values[next - 1]);
  }

  private double span() {
    return decades[decades.length - 1] - decades[0];
  }

  private List<String> axis() {
    StringBuilder line = new StringBuilder("─".repeat(columns));
    StringBuilder labels = new StringBuilder(" ".repeat(columns + LABEL));
    int free = 0;
    double last = decades[decades.length - 1];
    for (int decade = (int) Math.ceil(decades[0] - 1e-9); decade <= last + 1e-9; decade++) {
      int column = (int) Math.round((columns - 1) * (decade - decades[0]) / span());
      String label = "1e" + decade;
      if (column >= free) {
        line.setCharAt(column, '┴');
        labels.replace(column, column + label.length(), label);
        free = column + label.length() + 1;
      }
    }
    String margin = " ".repeat(LABEL + 1);
    return List.of(margin + "└" + line, margin + " " + labels.toString().stripTrailing());
  }
}
