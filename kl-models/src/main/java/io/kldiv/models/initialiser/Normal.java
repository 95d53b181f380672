package io.kldiv.models.initialiser;

import io.kldiv.core.graph.Shape;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.core.random.RandomStream;
import io.kldiv.models.Initialiser;

/** Normal with mean 0 and a given standard deviation. */
@Describe(
    value = "Normal with mean 0 and the given standard deviation.",
    formula = "N(0, standardDeviation²)")
public final class Normal implements Initialiser {
  private final Config config;

  /** Creates the initialiser. */
  public Normal(Config config) {
    this.config = config;
  }

  /**
   * The configuration.
   *
   * @param standardDeviation the standard deviation
   */
  public record Config(
      @Describe("Standard deviation.") @Default("0.05") @Range(min = 0) double standardDeviation) {}

  @Override
  public void initialise(double[] values, int offset, Shape shape, RandomStream random) {
    Fills.normal(config.standardDeviation(), values, offset, shape.count(), random);
  }
}
