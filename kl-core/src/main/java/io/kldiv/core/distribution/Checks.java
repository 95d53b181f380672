package io.kldiv.core.distribution;

import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import java.util.List;

/** Checks of the shapes of parameters and values. */
final class Checks {
  private Checks() {}

  /** Returns a node of shape {@code [batch × event]}, or throws. */
  static Node matrix(String family, String parameter, Node node) {
    if (node.shape().rank() != 2) {
      throw new GraphException(
          "%s: %s must have the shape [batch × event], but is %s (%s)"
              .formatted(family, parameter, node.shape(), node.source()));
    }
    return node;
  }

  /** The shape {@code [batch × d]} of parameters that belong together; a batch may be 1. */
  static Shape common(Family family, Node... parameters) {
    Shape common = matrix(family.name(), "a parameter", parameters[0]).shape();
    for (Node parameter : parameters) {
      Shape shape = matrix(family.name(), "a parameter", parameter).shape();
      if (shape.size(1) != common.size(1) || differ(shape.size(0), common.size(0))) {
        throw new GraphException(
            "%s: a parameter has the shape %s, but those before it %s (%s)"
                .formatted(family, shape, common, parameter.source()));
      }
      common = Shape.broadcast(common, shape);
    }
    return common;
  }

  /** Returns a value that can be asked for its density, of the batch of the distribution or not. */
  static Node value(Distribution distribution, Node value) {
    Shape shape = distribution.shape();
    if (value.shape().rank() != 2
        || value.shape().size(1) != shape.size(1)
        || differ(value.shape().size(0), shape.size(0))) {
      throw new GraphException(
          "%s: a value must have the shape %s, but is %s (%s)"
              .formatted(distribution.family(), shape, value.shape(), value.source()));
    }
    return value;
  }

  /** The greatest of some sizes of batches, which must be equal or 1. */
  static int batch(String family, List<Shape> shapes) {
    int batch = 1;
    for (Shape shape : shapes) {
      int size = shape.size(0);
      if (differ(size, batch)) {
        throw new GraphException(
            "%s: the batches of the parts must be equal or 1, but their shapes are %s"
                .formatted(family, shapes));
      }
      batch = size == 1 ? batch : size;
    }
    return batch;
  }

  /** Refuses a negative number of trials. */
  static void totalCount(Family family, int totalCount) {
    if (totalCount < 0) {
      throw new IllegalArgumentException(
          "%s: the total count must not be below 0, but is %d".formatted(family, totalCount));
    }
  }

  /** Whether two sizes of a batch do not go together. */
  static boolean differ(int left, int right) {
    return left != right && left != 1 && right != 1;
  }
}
