package io.kldiv.models;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a model, laid out one after the other in one flat array, in the order in which
 * the model adds them.
 */
public final class Parameters {
  private final List<Entry> entries = new ArrayList<>();
  private int count;

  /** Creates an empty list. */
  public Parameters() {}

  /**
   * A parameter.
   *
   * @param name the name, unique in the model: {@code hidden1.weight}
   * @param node the leaf of the expression
   * @param offset the index of its first value in the flat array
   * @param initialiser the law of its first values
   */
  public record Entry(String name, Node node, int offset, Initialiser initialiser) {
    /** The parameter's shape. */
    public Shape shape() {
      return node.shape();
    }
  }

  /**
   * Adds a parameter.
   *
   * @param name the name, unique in the model: {@code hidden1.weight}
   * @param shape the shape of its values
   * @param initialiser the law of its first values
   * @return the leaf for the model's expressions
   * @throws IllegalArgumentException if the name is taken, or all parameters together would have
   *     more values than an array can
   */
  public Node add(String name, Shape shape, Initialiser initialiser) {
    if (entries.stream().anyMatch(entry -> entry.name().equals(name))) {
      throw new IllegalArgumentException("the model adds two parameters '%s'".formatted(name));
    }
    long total = (long) count + shape.count();
    if (total > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "with '%s' of shape %s the model has %d parameters, but at most %d are possible"
              .formatted(name, shape, total, Integer.MAX_VALUE));
    }
    Node node = Node.parameter(name, shape);
    entries.add(new Entry(name, node, count, initialiser));
    count = (int) total;
    return node;
  }

  /** The length of the flat array. */
  public int count() {
    return count;
  }

  /** The parameters in the order of the flat array. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /**
   * The first values, each parameter's from the stream {@code model.<name>}: so they do not change
   * when another parameter is added.
   *
   * @return a new flat array
   */
  public double[] initialise(RandomStreams streams) {
    double[] values = new double[count];
    for (Entry entry : entries) {
      entry
          .initialiser()
          .initialise(
              values, entry.offset(), entry.shape(), streams.stream("model." + entry.name()));
    }
    return values;
  }
}
