package io.kldiv.runner.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/** The objective over the learning rate as a picture: an SVG that needs nothing else. */
public final class RatePicture {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 400;
  private static final int LEFT = 70;
  private static final int TOP = 50;
  private static final int RIGHT = WIDTH - 20;
  private static final int BOTTOM = HEIGHT - 50;
  private static final int LINES = 5;

  private final double[] decades;
  private final double[] losses;
  private final double[] smoothed;
  private final double low;
  private final double high;
  private final StringBuilder out = new StringBuilder();

  private RatePicture(double[] rates, double[] losses, double[] smoothed) {
    this.decades = new double[rates.length];
    for (int i = 0; i < rates.length; i++) {
      decades[i] = StrictMath.log10(rates[i]);
    }
    this.losses = losses;
    this.smoothed = smoothed;
    double least = Arrays.stream(losses).min().orElse(0);
    double most = top(smoothed);
    double room = most > least ? 0.05 * (most - least) : 1;
    this.low = least - room;
    this.high = most;
  }

  /**
   * The upper end of a picture: a little more than the fall of the objective, so that its final
   * rise does not make that look flat.
   *
   * @param smoothed the smoothed objective
   */
  public static double top(double[] smoothed) {
    double least = Arrays.stream(smoothed).min().orElse(0);
    double before = least;
    for (int i = 0; i < smoothed.length && smoothed[i] > least; i++) {
      before = Math.max(before, smoothed[i]);
    }
    double most = Arrays.stream(smoothed).max().orElse(0);
    return before > least ? Math.min(most, before + 0.25 * (before - least)) : most;
  }

  /**
   * Draws the picture.
   *
   * @param name the name of the experiment
   * @param rates the rates, rising, at least two
   * @param losses the objective at each rate
   * @param smoothed the same smoothed
   * @param marks rates to be marked: the steepest slope, a tenth of the rate of the minimum
   */
  public static String svg(
      String name, double[] rates, double[] losses, double[] smoothed, RatePicture.Marks marks) {
    return new RatePicture(rates, losses, smoothed).draw(name, marks);
  }

  /**
   * The rates that a range test suggests.
   *
   * @param steepest where the objective falls most
   * @param belowLowest a tenth of the rate where it is lowest
   */
  public record Marks(OptionalDouble steepest, OptionalDouble belowLowest) {}

  private String draw(String name, Marks marks) {
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\"", WIDTH, HEIGHT);
    add(" font-family=\"sans-serif\" font-size=\"12\">\n");
    add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n", WIDTH, HEIGHT);
    add("<clipPath id=\"plot\"><rect x=\"%d\" y=\"%d\"", LEFT, TOP);
    add(" width=\"%d\" height=\"%d\"/></clipPath>\n", RIGHT - LEFT, BOTTOM - TOP);
    text(LEFT, 24, "start", name + ": objective over learning rate");
    grid();
    line(losses, "#b8c4d6", 1);
    line(smoothed, "#1f5fbf", 2);
    marks.steepest().ifPresent(rate -> mark(rate, "#b3541e", "steepest slope", TOP + 14));
    marks.belowLowest().ifPresent(rate -> mark(rate, "#2e7d32", "minimum / 10", TOP + 30));
    return out.append("</svg>\n").toString();
  }

  private void grid() {
    for (int i = 0; i <= LINES; i++) {
      double loss = low + (high - low) * i / LINES;
      double y = y(loss);
      rule(LEFT, y, RIGHT, y);
      text(LEFT - 8, y + 4, "end", Numbers.number(loss));
    }
    double last = decades[decades.length - 1];
    for (int decade = (int) Math.ceil(decades[0] - 1e-9); decade <= last + 1e-9; decade++) {
      rule(x(decade), TOP, x(decade), BOTTOM);
      text(x(decade), BOTTOM + 18, "middle", "1e" + decade);
    }
    text((LEFT + RIGHT) / 2.0, HEIGHT - 10, "middle", "learning rate");
  }

  private void rule(double x1, double y1, double x2, double y2) {
    add("<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#e3e6ea\"/>\n", x1, y1, x2, y2);
  }

  private void line(double[] values, String colour, int width) {
    add("<path clip-path=\"url(#plot)\" fill=\"none\" stroke=\"%s\"", colour);
    add(" stroke-width=\"%d\" d=\"", width);
    for (int i = 0; i < values.length; i++) {
      add("%s%.1f %.1f", i == 0 ? "M" : "L", x(decades[i]), y(values[i]));
    }
    add("\"/>\n");
  }

  private void mark(double rate, String colour, String label, double y) {
    double x = x(StrictMath.log10(rate));
    add("<path stroke=\"%s\" stroke-dasharray=\"4 3\"", colour);
    add(" d=\"M%.1f %dL%.1f %d\"/>\n", x, TOP, x, BOTTOM);
    text(x + 4, y, "start", label + ": " + Numbers.number(rate));
  }

  private void text(double x, double y, String anchor, String content) {
    add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor);
    out.append(Html.escape(content)).append("</text>\n");
  }

  private double x(double decade) {
    double span = decades[decades.length - 1] - decades[0];
    return LEFT + (RIGHT - LEFT) * (decade - decades[0]) / span;
  }

  /** The height of a loss, kept near the picture, so that no coordinate is huge. */
  private double y(double loss) {
    double share = Math.max(-1, Math.min(2, (loss - low) / (high - low)));
    return BOTTOM - (BOTTOM - TOP) * share;
  }

  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }
}
