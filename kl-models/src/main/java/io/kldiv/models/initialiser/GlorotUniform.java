package io.kldiv.models.initialiser;

import io.kldiv.core.graph.Shape;
import io.kldiv.core.part.Describe;
import io.kldiv.core.random.RandomStream;
import io.kldiv.models.Initialiser;

/** Glorot and Bengio's uniform law. */
@Describe(
    value = "Uniform with variance 2 / (fan-in + fan-out): keeps variances through tanh layers.",
    formula = "U(−a, a), a = √(6 / (fanIn + fanOut))",
    source = "Glorot and Bengio, 2010, equation 16")
public final class GlorotUniform implements Initialiser {
  /** Creates the initialiser. */
  public GlorotUniform() {}

  @Override
  public void initialise(double[] values, int offset, Shape shape, RandomStream random) {
    double limit = Math.sqrt(6 / (Fills.fanIn(shape) + Fills.fanOut(shape)));
    Fills.uniform(limit, values, offset, shape.count(), random);
  }
}
