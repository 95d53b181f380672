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
   * @throws IllegalArgumentException if the name is taken
   */
  public Node add(String name, Shape shape, Initialiser initialiser) {
    if (entries.stream().anyMatch(entry -> entry.name().equals(name))) {
      throw new IllegalArgumentException("the model adds two parameters '%s'".formatted(name));
    }
    Node node = Node.parameter(name, shape);
    entries.add(new Entry(name, node, count, initialiser));
    count = Math.addExact(count, shape.count());
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
   * The first values, each parameter's from a stream named after it.
   *
   * @return a new flat array
   */
  public double[] initialise(RandomStreams streams) {
    double[] values = new double[count];
    for (Entry entry : entries) {
      entry
          .initialiser()
          .initialise(
              values, entry.offset(), entry.shape(), streams.stream("model/" + entry.name()));
    }
    return values;
  }
}
