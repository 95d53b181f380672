package io.kldiv.runner.cli;

import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.DivergenceValue.How;
import io.kldiv.runner.config.JsonText;
import io.kldiv.runner.measure.Measured;
import io.kldiv.runner.measure.Measured.Contribution;
import io.kldiv.runner.report.Numbers;
import java.util.List;
import java.util.Locale;

/** A result of {@code kl divergence} for people. */
final class MeasuredText {
  private static final int LABEL = 10;
  private static final int NUMBER = 12;

  private final Measured measured;
  private final StringBuilder text = new StringBuilder();

  MeasuredText(Measured measured) {
    this.measured = measured;
  }

  /** The result, a line for each thing to know. */
  String text(boolean contributions) {
    DivergenceValue value = measured.value();
    How how = value.how();
    line(value.direction(), (exact(value.value()) + " " + measured.unit()).strip());
    line("P", measured.request().p());
    line("Q", measured.request().q());
    line("method", words(how));
    line("error", error(value));
    measured
        .resampled()
        .interval()
        .ifPresent(
            found ->
                line(
                    "interval",
                    "%s to %s (%s, %s)"
                        .formatted(
                            Numbers.number(found.low()),
                            Numbers.number(found.high()),
                            JsonText.line(found.level()),
                            found.method())));
    measured
        .resampled()
        .test()
        .ifPresent(
            found ->
                line(
                    "test",
                    "%s: p-value %s (%d permutations)"
                        .formatted(
                            found.hypothesis(),
                            Numbers.number(found.probability()),
                            measured.request().permutations())));
    if (!how.bins().isEmpty()) {
      List<Double> edges = how.bins();
      line(
          "bins",
          "%d from %s to %s, and one on each side; zeros: %s"
              .formatted(
                  edges.size() - 1,
                  Numbers.number(edges.get(0)),
                  Numbers.number(edges.get(edges.size() - 1)),
                  how.zeros()));
    }
    if (contributions) {
      table();
    }
    return text.toString();
  }

  private void line(String label, String words) {
    text.append(label)
        .append(" ".repeat(Math.max(1, LABEL - label.length())))
        .append(words)
        .append('\n');
  }

  private static String words(How how) {
    String method = how.method().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return how.detail().isEmpty() ? method : method + ": " + how.detail();
  }

  private static String error(DivergenceValue value) {
    if (Double.isNaN(value.error())) {
      boolean ofSamples = value.method() == DivergenceValue.Method.SAMPLE_ESTIMATE;
      return ofSamples ? "unknown; --confidence gives an interval" : "unknown";
    }
    String number = Numbers.number(value.error());
    return switch (value.how().errorKind()) {
      case ROUNDING -> "rounding only";
      case BOUND -> "at most " + number + ", and rounding";
      case ESTIMATE -> "about " + number + " (an estimate, not a bound)";
      case STANDARD_ERROR -> number + " (standard error)";
    };
  }

  /** Every digit, alike on every Java version. */
  private static String exact(double value) {
    return Double.isFinite(value) ? JsonText.line(value) : Numbers.number(value);
  }

  private void table() {
    if (measured.contributions().isEmpty()) {
      text.append("\nno contributions: they are of f-divergences of categorical distributions\n");
      return;
    }
    text.append("\nwhat each outcome adds: q·f(p/q) with f′(1) = 0, never negative\noutcome")
        .append(pad("p"))
        .append(pad("q"))
        .append(pad("adds"))
        .append('\n');
    for (Contribution each : measured.contributions()) {
      text.append(String.format(Locale.ROOT, "%7d", each.outcome()))
          .append(pad(Numbers.number(each.p())))
          .append(pad(Numbers.number(each.q())))
          .append(pad(Numbers.number(each.value())))
          .append('\n');
    }
  }

  private static String pad(String words) {
    return " ".repeat(Math.max(1, NUMBER - words.length())) + words;
  }
}
