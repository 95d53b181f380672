package io.kldiv.models.initialiser;

import io.kldiv.core.graph.Shape;
import io.kldiv.core.random.RandomStream;

/**
 * What several initialisers share: fans, and random values of a given spread. A fan of 0 makes an
 * infinite spread, but then there is no value to write.
 */
final class Fills {
  private Fills() {}

  /** The number of inputs of a layer: the first size of its weight's shape, 1 for a scalar. */
  static double fanIn(Shape shape) {
    return shape.rank() == 0 ? 1 : shape.size(0);
  }

  /** The number of outputs of a layer: the last size of its weight's shape, 1 for a scalar. */
  static double fanOut(Shape shape) {
    return shape.rank() == 0 ? 1 : shape.size(-1);
  }

  /** Writes {@code count} normal values of mean 0 from {@code offset} on. */
  static void normal(
      double standardDeviation, double[] values, int offset, int count, RandomStream random) {
    random.fillGaussian(values, offset, count);
    for (int i = offset; i < offset + count; i++) {
      values[i] *= standardDeviation;
    }
  }

  /** Writes {@code count} values that are uniform on [−limit, limit) from {@code offset} on. */
  static void uniform(double limit, double[] values, int offset, int count, RandomStream random) {
    random.fillUniform(values, offset, count);
    for (int i = offset; i < offset + count; i++) {
      values[i] = (2 * values[i] - 1) * limit;
    }
  }
}
