package io.kldiv.models;

import io.kldiv.core.graph.Shape;
import io.kldiv.core.part.PartKind;
import io.kldiv.core.random.RandomStream;

/** The law of a parameter's first values. */
@PartKind("initialiser")
public interface Initialiser {
  /**
   * Writes the first values of a parameter, and nothing beside them.
   *
   * @param values the array of all parameters
   * @param offset the index of the parameter's first value
   * @param shape the parameter's shape; of a dense layer's weight {@code [inputs × outputs]}
   * @param random the parameter's own stream
   */
  void initialise(double[] values, int offset, Shape shape, RandomStream random);
}
