package io.kldiv.models.initialiser;

import io.kldiv.core.graph.Shape;
import io.kldiv.core.part.Describe;
import io.kldiv.core.random.RandomStream;
import io.kldiv.models.Initialiser;
import java.util.Arrays;

/** All values 0. */
@Describe("Every value is 0.")
public final class Zeros implements Initialiser {
  /** Creates the initialiser. */
  public Zeros() {}

  @Override
  public void initialise(double[] values, int offset, Shape shape, RandomStream random) {
    Arrays.fill(values, offset, offset + shape.count(), 0.0);
  }
}
