package io.kldiv.runner.metric;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.EnumSet;
import java.util.Set;

/** How far the stated confidence is from the share of right predictions. */
@Describe(
    value =
        "Expected calibration error: the mean distance between the probability of the predicted"
            + " class and the share of right predictions, over bins of equal width in that"
            + " probability. 0 is perfectly calibrated.",
    formula = "Σ_b (n_b / n) |accuracy(b) − confidence(b)|",
    source = "Guo et al., 2017, equation 3")
public final class ExpectedCalibrationError implements Metric {
  private final Config config;

  /** Creates the metric. */
  public ExpectedCalibrationError(Config config) {
    this.config = config;
  }

  /**
   * The configuration.
   *
   * @param bins the number of bins of equal width on (0, 1]
   */
  public record Config(
      @Describe("Number of bins of equal width on (0, 1].")
          @Default("15")
          @Range(min = 1, max = 1_000_000)
          int bins) {}

  @Override
  public Set<TargetKind> targets() {
    return EnumSet.of(TargetKind.CLASSES);
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  @Override
  public double of(Predictions predictions) {
    double[] confidence = new double[config.bins()];
    double[] right = new double[config.bins()];
    for (int row = 0; row < predictions.rows(); row++) {
      int predicted = predictions.predictedClass(row);
      double probability = predictions.predicted(row, predicted);
      int bin = Math.min((int) (probability * config.bins()), config.bins() - 1);
      confidence[bin] += probability;
      right[bin] += predicted == predictions.targetClass(row) ? 1 : 0;
    }
    double distance = 0;
    for (int bin = 0; bin < config.bins(); bin++) {
      distance += Math.abs(right[bin] - confidence[bin]);
    }
    return distance / predictions.rows();
  }
}
