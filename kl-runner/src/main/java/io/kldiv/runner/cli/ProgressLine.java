package io.kldiv.runner.cli;

import io.kldiv.runner.report.Numbers;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * The progress of training on one line: epoch, bar, samples a second, time left, and what the last
 * evaluation found, as far as the terminal is wide.
 *
 * @param epochs the number of epochs
 * @param rows the number of samples of an epoch
 */
record ProgressLine(long epochs, long rows) implements ProgressBarRenderer {
  private static final int BAR = 16;

  @Override
  public String render(ProgressState state, int maxLength) {
    double done = state.getNormalizedProgress();
    double seconds = seconds(state.getTotalElapsed());
    int width = Long.toString(epochs).length();
    int blocks = (int) Math.round(done * BAR);
    String line =
        String.format(
            Locale.ROOT,
            "epoch %" + width + "d/%d %s%s %s samples/s, %s left  %s",
            state.getCurrent() / rows,
            epochs,
            "█".repeat(blocks),
            "░".repeat(BAR - blocks),
            Numbers.count(Math.round(state.getCurrent() / Math.max(seconds, 1e-3))),
            done > 0 ? time(seconds * (1 - done) / done) : "?",
            state.getExtraMessage());
    return line.length() <= maxLength ? line : line.substring(0, maxLength);
  }

  private static double seconds(Duration elapsed) {
    return elapsed.toMillis() * 1e-3;
  }

  /** Minutes and seconds, with hours where there are any: {@code 1:02:03}. */
  private static String time(double seconds) {
    long left = Math.round(seconds);
    String minutes = String.format(Locale.ROOT, "%d:%02d", left / 60 % 60, left % 60);
    return left < 3600
        ? minutes
        : String.format(Locale.ROOT, "%d:%02d:%02d", left / 3600, left / 60 % 60, left % 60);
  }
}
