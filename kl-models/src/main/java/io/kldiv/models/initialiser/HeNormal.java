package io.kldiv.models.initialiser;

import io.kldiv.core.graph.Shape;
import io.kldiv.core.part.Describe;
import io.kldiv.core.random.RandomStream;
import io.kldiv.models.Initialiser;

/** He's normal law. */
@Describe(
    value = "Normal with variance 2 / fan-in: keeps variances through relu layers.",
    formula = "N(0, 2 / fanIn)",
    source = "He et al., 2015, equation 10")
public final class HeNormal implements Initialiser {
  /** Creates the initialiser. */
  public HeNormal() {}

  @Override
  public void initialise(double[] values, int offset, Shape shape, RandomStream random) {
    Fills.normal(Math.sqrt(2 / Fills.fanIn(shape)), values, offset, shape.count(), random);
  }
}
