package io.kldiv.models.initialiser;

import io.kldiv.core.graph.Shape;
import io.kldiv.core.part.Describe;
import io.kldiv.core.random.RandomStream;
import io.kldiv.models.Initialiser;

/** Glorot and Bengio's law with normal values. */
@Describe(
    value = "Normal with variance 2 / (fan-in + fan-out): keeps variances through tanh layers.",
    formula = "N(0, 2 / (fanIn + fanOut))",
    source = "Glorot and Bengio, 2010, equation 12")
public final class GlorotNormal implements Initialiser {
  /** Creates the initialiser. */
  public GlorotNormal() {}

  @Override
  public void initialise(double[] values, int offset, Shape shape, RandomStream random) {
    double deviation = Math.sqrt(2 / (Fills.fanIn(shape) + Fills.fanOut(shape)));
    Fills.normal(deviation, values, offset, shape.count(), random);
  }
}
