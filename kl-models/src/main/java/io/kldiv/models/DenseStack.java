package io.kldiv.models;

import io.kldiv.core.graph.Leaf;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Products;
import io.kldiv.models.activation.Relu;
import io.kldiv.models.initialiser.Zeros;
import java.util.ArrayList;
import java.util.List;

/**
 * Dense layers one after the other: hidden layers x ← activation(x W + b), each followed by dropout
 * while training (inverted dropout: Srivastava et al., 2014, section 10), then a linear output
 * layer.
 */
final class DenseStack {
  private final List<Dense> hidden;
  private final Dense output;
  private final Hidden layers;

  private DenseStack(List<Dense> hidden, Dense output, Hidden layers) {
    this.hidden = hidden;
    this.output = output;
    this.layers = layers;
  }

  /**
   * What the hidden layers look like.
   *
   * @param units the number of units of each layer
   * @param activation the function after each layer
   * @param dropout the probability that a unit is left out while training
   * @param initialiser the law of the first weights; biases start at 0
   */
  record Hidden(
      List<Integer> units, Activation activation, double dropout, Initialiser initialiser) {
    /** No hidden layer at all. */
    static Hidden none() {
      return new Hidden(List.of(), new Relu(), 0, new Zeros());
    }
  }

  /** Adds the parameters {@code hidden1.weight}, {@code hidden1.bias}, …, {@code output.bias}. */
  static DenseStack build(
      int inputs,
      int outputs,
      Hidden layers,
      Initialiser outputInitialiser,
      Parameters parameters) {
    List<Dense> hidden = new ArrayList<>();
    int width = inputs;
    for (int units : layers.units()) {
      String name = "hidden" + (hidden.size() + 1);
      hidden.add(Dense.build(name, Shape.of(width, units), layers.initialiser(), parameters));
      width = units;
    }
    Dense output = Dense.build("output", Shape.of(width, outputs), outputInitialiser, parameters);
    return new DenseStack(List.copyOf(hidden), output, layers);
  }

  /**
   * The layers at work.
   *
   * @param features {@code [batch × inputs]}
   * @return each layer, last the output layer with outputs {@code [batch × outputs]}
   */
  List<DenseLayer> apply(Node features, Network.Mode mode) {
    List<DenseLayer> applied = new ArrayList<>();
    Node x = features;
    for (int layer = 0; layer < hidden.size(); layer++) {
      applied.add(hidden.get(layer).apply(x));
      x = layers.activation().apply(applied.get(layer).outputs());
      if (mode == Network.Mode.TRAINING && layers.dropout() > 0) {
        x = dropout(x, "model.hidden" + (layer + 1) + ".dropout");
      }
    }
    applied.add(output.apply(x));
    return List.copyOf(applied);
  }

  /** The values of the output layer. */
  static Node outputs(List<DenseLayer> applied) {
    return applied.get(applied.size() - 1).outputs();
  }

  /** Keeps each element with probability 1 − rate, scaled up so that the mean stays. */
  private Node dropout(Node x, String stream) {
    Node noise = Node.noise(stream, Leaf.Noise.Law.UNIFORM, x.shape());
    Node kept = Elementwise.greaterOrEqual(noise, Node.constant(layers.dropout()));
    return Elementwise.multiply(x, Elementwise.scale(kept, 1 / (1 - layers.dropout())));
  }

  private record Dense(Node weight, Node bias) {
    static Dense build(String name, Shape shape, Initialiser initialiser, Parameters parameters) {
      Node weight = parameters.add(name + ".weight", shape, initialiser);
      Shape width = Shape.of(shape.size(1));
      return new Dense(weight, parameters.add(name + ".bias", width, new Zeros()));
    }

    DenseLayer apply(Node x) {
      return new DenseLayer(weight, bias, x, Products.affine(x, weight, bias));
    }
  }
}
