package io.kldiv.core.divergence.estimate;

import java.util.List;

/**
 * Between which numbers the log-ratio of the densities lies in each cell. Where it rises or falls
 * through a cell and its two neighbours, between its values at the cell's ends; where it turns, as
 * far beyond them as the neighbours' slopes would carry it, which is right if it does not bend away
 * from the line there.
 */
final class LogRatioRanges {
  private final List<CellEnd> ends;
  private final double[] steps;
  private final double[] low;
  private final double[] high;

  LogRatioRanges(List<CellEnd> ends) {
    this.ends = ends;
    int cells = ends.size() - 1;
    steps = new double[cells];
    low = new double[cells];
    high = new double[cells];
    for (int i = 0; i < cells; i++) {
      steps[i] = step(ends.get(i), ends.get(i + 1));
    }
    for (int i = 0; i < cells; i++) {
      range(i);
    }
  }

  /** The least log-ratio in a cell. */
  double low(int i) {
    return low[i];
  }

  /** The greatest. */
  double high(int i) {
    return high[i];
  }

  private void range(int i) {
    double from = ends.get(i).logRatio();
    double to = ends.get(i + 1).logRatio();
    from = Double.isNaN(from) ? to : from;
    to = Double.isNaN(to) ? from : to;
    double ofFrom = ends.get(i).logRatioError();
    double ofTo = ends.get(i + 1).logRatioError();
    low[i] = Math.min(from - ofFrom, to - ofTo);
    high[i] = Math.max(from + ofFrom, to + ofTo);
    double before = i > 0 ? steps[i - 1] : 0;
    double after = i + 1 < steps.length ? steps[i + 1] : 0;
    boolean hidden =
        Double.isNaN(ends.get(i).logRatio() + ends.get(i + 1).logRatio()) && from != to;
    boolean rises = before > 0 || steps[i] > 0 || after > 0;
    boolean falls = before < 0 || steps[i] < 0 || after < 0;
    if (hidden || (rises && falls)) {
      double reach = reach(i);
      boolean peak = (before > 0 || steps[i] > 0) && (steps[i] < 0 || after < 0);
      boolean trough = (before < 0 || steps[i] < 0) && (steps[i] > 0 || after > 0);
      high[i] += peak || !trough ? reach : 0;
      low[i] -= trough || !peak ? reach : 0;
    }
  }

  /** By how much the steepest of the cells near by, of those that are finite, rises or falls. */
  private double reach(int i) {
    double slope = -1;
    for (int k = Math.max(0, i - 1); k <= Math.min(steps.length - 1, i + 1); k++) {
      double steepness = Math.abs(steps[k]) / width(k);
      slope = Double.isFinite(steepness) ? Math.max(slope, steepness) : slope;
    }
    return slope < 0 ? Double.POSITIVE_INFINITY : slope * width(i);
  }

  private double width(int i) {
    return ends.get(i + 1).x() - ends.get(i).x();
  }

  /** 0 for what may be rounding, and where both densities are 0. */
  private static double step(CellEnd from, CellEnd to) {
    double step = to.logRatio() - from.logRatio();
    double noise = from.logRatioError() + to.logRatioError();
    return Double.isNaN(step) || Math.abs(step) <= noise ? 0 : step;
  }
}
