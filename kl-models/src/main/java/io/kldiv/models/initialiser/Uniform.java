package io.kldiv.models.initialiser;

import io.kldiv.core.graph.Shape;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.core.random.RandomStream;
import io.kldiv.models.Initialiser;

/** Uniform on a symmetric interval. */
@Describe(value = "Uniform on [−limit, limit).", formula = "U(−limit, limit)")
public final class Uniform implements Initialiser {
  private final Config config;

  /** Creates the initialiser. */
  public Uniform(Config config) {
    this.config = config;
  }

  /**
   * The configuration.
   *
   * @param limit half the length of the interval
   */
  public record Config(
      @Describe("Half the length of the interval.") @Default("0.05") @Range(min = 0)
          double limit) {}

  @Override
  public void initialise(double[] values, int offset, Shape shape, RandomStream random) {
    Fills.uniform(config.limit(), values, offset, shape.count(), random);
  }
}
