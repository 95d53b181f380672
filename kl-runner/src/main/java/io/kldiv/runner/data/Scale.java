package io.kldiv.runner.data;

import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.Arrays;

/** {@code factor · x} for each numeric column; categorical columns stay as they are. */
@Describe(value = "Multiplies each numeric column by a number.", formula = "factor * x")
public final class Scale implements Transform {
  private final double factor;

  /**
   * The transform's configuration.
   *
   * @param factor the number to multiply by
   */
  public record Config(
      @Describe("The number to multiply by, for example 0.0625 for values from 0 to 16.") @Range
          double factor) {}

  /**
   * Creates the transform.
   *
   * @param config the factor
   */
  public Scale(Config config) {
    this.factor = config.factor();
  }

  @Override
  public Fitted fit(Table table, int[] trainingRows) {
    double[] factors = new double[table.width()];
    Arrays.fill(factors, factor);
    return Linear.of(table.columns(), new double[table.width()], factors);
  }
}
