package io.kldiv.runner.train;

import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Products;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.models.DenseLayer;
import io.kldiv.optim.ParameterLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The expressions of the Kronecker factors of the Fisher matrix, by dense layer: A of what goes in
 * and G of what comes out, as {@link io.kldiv.optim.Problem#layerFactors} has them.
 *
 * <p>With H the Hessian of the divergence in the last layer's outputs z and J[c] the gradient of
 * z[c] in a layer's outputs, G is the mean of Σ J[c]ᵀ H[c, d] J[d]: for each output of the last
 * layer one pass back through the network, and no sampling.
 */
final class LayerFactors {
  private final List<DenseLayer> layers;
  private final Node divergence;

  /**
   * Checks the layers.
   *
   * @param layers those of the prediction that moves
   * @param divergence the divergence of that prediction from the one that stays, summed over the
   *     batch, at a place where both are the same
   * @param layout the parameters
   * @throws DivergenceException if they are not the dense layers of the parameters
   */
  LayerFactors(List<DenseLayer> layers, Node divergence, ParameterLayout layout) {
    this.layers = layers;
    this.divergence = divergence;
    if (2 * layers.size() != layout.slices().size() || layers.isEmpty()) {
      throw new DivergenceException(
          "the factors are known only if a model consists of dense layers, but of the parameters %s"
                  .formatted(layout.slices().stream().map(ParameterLayout.Slice::name).toList())
              + " those of %d are known".formatted(layers.size()));
    }
  }

  /** The length of all factors. */
  int size() {
    int size = 0;
    for (DenseLayer layer : layers) {
      size += square(layer.weight().shape().size(0) + 1) + square(layer.weight().shape().size(1));
    }
    return size;
  }

  /** The factors and where they are to lie, one after the other from the start of an array. */
  Map<Node, View> expressions(double[] factors) {
    Node last = layers.get(layers.size() - 1).outputs();
    int batch = last.shape().size(0);
    int outputs = last.shape().size(1);
    List<Node> places = layers.stream().map(DenseLayer::outputs).toList();
    List<Node> hessian = new ArrayList<>();
    List<List<Node>> jacobian = new ArrayList<>();
    Node slope = Gradients.of(divergence, List.of(last)).get(0);
    for (int c = 0; c < outputs; c++) {
      hessian.add(Gradients.of(Reductions.sum(column(slope, c)), List.of(last)).get(0));
      jacobian.add(Gradients.of(Reductions.sum(column(last, c)), places));
    }
    Map<Node, View> views = new LinkedHashMap<>();
    int offset = 0;
    for (int i = 0; i < layers.size(); i++) {
      Node inputs = withOne(layers.get(i).inputs());
      Node a = Elementwise.scale(Products.matmul(inputs, true, inputs, false), 1.0 / batch);
      Node g = outer(i, hessian, jacobian);
      for (Node factor : List.of(a, Elementwise.scale(g, 1.0 / batch))) {
        views.put(factor, new View(factors, offset, factor.shape()));
        offset += factor.shape().count();
      }
    }
    return views;
  }

  /** The sum over the batch of Σ J[c]ᵀ H[c, d] J[d]. */
  private static Node outer(int layer, List<Node> hessian, List<List<Node>> jacobian) {
    int outputs = hessian.size();
    Node[] left = new Node[outputs];
    Node[] right = new Node[outputs];
    for (int c = 0; c < outputs; c++) {
      left[c] = jacobian.get(c).get(layer);
      Node sum = Elementwise.multiply(column(hessian.get(c), 0), jacobian.get(0).get(layer));
      for (int d = 1; d < outputs; d++) {
        Node part = Elementwise.multiply(column(hessian.get(c), d), jacobian.get(d).get(layer));
        sum = Elementwise.add(sum, part);
      }
      right[c] = sum;
    }
    return Products.matmul(
        Layouts.concatenate(0, left), true, Layouts.concatenate(0, right), false);
  }

  private static Node withOne(Node inputs) {
    Shape column = Shape.of(inputs.shape().size(0), 1);
    return Layouts.concatenate(1, inputs, Layouts.broadcastTo(Node.constant(1), column));
  }

  private static Node column(Node x, int index) {
    return Layouts.slice(x, 1, index, index + 1);
  }

  private static int square(int n) {
    return Math.multiplyExact(n, n);
  }
}
