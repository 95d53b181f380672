package io.kldiv.models.initialiser;

import io.kldiv.core.graph.Shape;
import io.kldiv.core.part.Describe;
import io.kldiv.core.random.RandomStream;
import io.kldiv.models.Initialiser;

/** He's uniform law. */
@Describe(
    value = "Uniform with variance 2 / fan-in: keeps variances through relu layers.",
    formula = "U(−a, a), a = √(6 / fanIn)",
    source = "He et al., 2015, equation 10")
public final class HeUniform implements Initialiser {
  /** Creates the initialiser. */
  public HeUniform() {}

  @Override
  public void initialise(double[] values, int offset, Shape shape, RandomStream random) {
    Fills.uniform(Math.sqrt(6 / Fills.fanIn(shape)), values, offset, shape.count(), random);
  }
}
