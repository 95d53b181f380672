package io.kldiv.core.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A node without inputs. The values of inputs, parameters and noise are written into the plan's
 * views before a run; so a stochastic expression is a pure function of its leaves.
 */
public sealed interface Leaf extends Operation {
  /** The shape of the values. */
  Shape shape();

  @Override
  default Shape shape(List<Shape> inputs) {
    return shape();
  }

  @Override
  default List<@Nullable Node> gradient(Node self, Node upstream) {
    return List.of();
  }

  /**
   * Data: features, targets, weights of terms.
   *
   * @param name the name in messages
   * @param shape the shape of the values
   */
  record Input(String name, Shape shape) implements Leaf {
    /** Checks that no component is null. */
    public Input {
      Objects.requireNonNull(name);
      Objects.requireNonNull(shape);
    }
  }

  /**
   * What training changes.
   *
   * @param name the name in messages and in the saved model
   * @param shape the shape of the values
   */
  record Parameter(String name, Shape shape) implements Leaf {
    /** Checks that no component is null. */
    public Parameter {
      Objects.requireNonNull(name);
      Objects.requireNonNull(shape);
    }
  }

  /**
   * Random numbers, drawn anew before each run from the stream of the same name.
   *
   * @param name the name of the random stream
   * @param law the law of each number
   * @param shape the shape of the values
   */
  record Noise(String name, Law law, Shape shape) implements Leaf {
    /** Checks that no component is null. */
    public Noise {
      Objects.requireNonNull(name);
      Objects.requireNonNull(law);
      Objects.requireNonNull(shape);
    }

    /** The law of a random number. */
    public enum Law {
      /** Uniform on [0, 1). */
      UNIFORM,
      /** Normal with mean 0 and standard deviation 1. */
      NORMAL
    }
  }

  /** Values known when the expression is made. */
  final class Constant implements Leaf {
    private final double[] values;
    private final Shape shape;

    Constant(double[] values, Shape shape) {
      if (values.length != shape.count()) {
        throw new GraphException(
            "%d values do not fill a constant of shape %s".formatted(values.length, shape));
      }
      this.values = values.clone();
      this.shape = shape;
    }

    @Override
    public String name() {
      return shape.count() == 1 ? "constant " + values[0] : "constant";
    }

    @Override
    public Shape shape() {
      return shape;
    }

    /** The element at a row-major index. */
    public double get(int index) {
      return values[index];
    }

    /** The elements as a new array. */
    public double[] toArray() {
      return values.clone();
    }

    /** Whether the other is a constant of the same shape and the same bits. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Constant constant
          && shape.equals(constant.shape)
          && Arrays.equals(values, constant.values);
    }

    @Override
    public int hashCode() {
      return 31 * shape.hashCode() + Arrays.hashCode(values);
    }
  }
}
