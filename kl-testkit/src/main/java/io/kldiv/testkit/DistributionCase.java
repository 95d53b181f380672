package io.kldiv.testkit;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import java.util.List;
import java.util.Random;

/**
 * A way to make distributions of a family from free parameters, for contract tests. Ours are in
 * {@link DistributionCases}; a third party's family brings its own.
 */
public interface DistributionCase {
  /** The name in messages. */
  String name();

  /**
   * The shapes of the parameters.
   *
   * @param batch the number of samples
   * @param size the size of the event
   */
  List<Shape> shapes(int batch, int size);

  /**
   * The distribution with the given parameters.
   *
   * @param parameters leaves of the shapes above
   */
  Distribution of(List<Node> parameters);

  /**
   * Parameters inside their domain, of magnitude 1 and away from its edges.
   *
   * @param batch the number of samples
   * @param size the size of the event
   * @param random where they come from
   */
  List<double[]> draw(int batch, int size, Random random);

  /**
   * Parameters at the edges of their domain, each for a single sample: zeros, infinities, extreme
   * magnitudes.
   *
   * @param size the size of the event, at least 2
   */
  List<List<double[]>> edges(int size);
}
