package io.kldiv.testkit;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An operation and the data that {@link OpContract} tests it with.
 *
 * @param name the name of the operation in the names of tests
 * @param factory makes the node from its inputs
 * @param oracle the values by plain Java, in row-major order
 * @param samples inputs inside the domain, with sizes 0, 1 and an odd one
 * @param edges inputs at the edges of the domain, with what must come out
 * @param refusals what must be refused when the node is made
 * @param failures what must stop a run
 * @param claims what the operation promises beyond its values
 */
public record OpCase(
    String name,
    Function<List<Node>, Node> factory,
    Function<List<View>, double[]> oracle,
    List<List<View>> samples,
    List<Edge> edges,
    List<Refusal> refusals,
    List<Failure> failures,
    Claims claims) {
  private static final long SEED = 20260101;

  /**
   * Inputs at the edge of the domain.
   *
   * @param inputs the inputs
   * @param values the values that must come out, NaN and the infinities among them
   * @param gradients for each input that has a gradient that of the sum of the values; empty to
   *     leave it open
   */
  public record Edge(List<View> inputs, double[] values, List<double[]> gradients) {}

  /**
   * A node that must be refused.
   *
   * @param message a regular expression that the message must contain
   * @param attempt makes the node
   */
  public record Refusal(String message, Supplier<Node> attempt) {}

  /**
   * Inputs that must stop a run.
   *
   * @param type the type of the exception
   * @param message a regular expression that the message must contain
   * @param inputs the inputs
   */
  public record Failure(
      Class<? extends RuntimeException> type, String message, List<View> inputs) {}

  /**
   * What an operation promises.
   *
   * @param smooth the numbers of the inputs that have gradients
   * @param secondOrder whether gradients have gradients
   * @param tolerance the largest {@code |value − oracle| / max(1, |oracle|)}
   * @param missingSizes why there is no sample of size 0, or of an odd size; empty where all are
   *     there
   * @param allocation why a run allocates; empty where it does not
   */
  public record Claims(
      List<Integer> smooth,
      boolean secondOrder,
      double tolerance,
      String missingSizes,
      String allocation) {}

  /**
   * Starts an operation's case.
   *
   * @param name the name of the operation in the names of tests
   * @param factory makes the node from its inputs
   */
  public static Builder of(String name, Function<List<Node>, Node> factory) {
    return new Builder(name, factory);
  }

  /** An array for a case. */
  public static View array(Shape shape, double... values) {
    return new View(values, 0, shape);
  }

  /** Collects the data of a case. */
  public static final class Builder {
    private final String name;
    private final Function<List<Node>, Node> factory;
    private final List<List<View>> samples = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final Random random = new Random(SEED);
    private @Nullable Function<List<View>, double[]> oracle;
    private @Nullable BiFunction<Random, Shape, View> generator;
    private int @Nullable [] smooth;
    private boolean secondOrder = true;
    private double tolerance = 1e-13;
    private String missingSizes = "";
    private String allocation = "";

    private Builder(String name, Function<List<Node>, Node> factory) {
      this.name = name;
      this.factory = factory;
    }

    /** The values by plain Java, in row-major order. Required. */
    public Builder oracle(Function<List<View>, double[]> values) {
      oracle = values;
      return this;
    }

    /** How the inputs of the samples that follow are made; uniform on [−2, 2) at first. */
    public Builder generator(BiFunction<Random, Shape, View> inputs) {
      generator = inputs;
      return this;
    }

    /** The inputs of the samples that follow are uniform on {@code [from, to)}. */
    public Builder between(double from, double to) {
      return generator(
          (source, shape) -> array(shape, source.doubles(shape.count(), from, to).toArray()));
    }

    /** A sample with random inputs of these shapes. */
    public Builder sample(Shape... inputs) {
      if (generator == null) {
        between(-2, 2);
      }
      BiFunction<Random, Shape, View> generate = Objects.requireNonNull(generator);
      samples.add(Arrays.stream(inputs).map(shape -> generate.apply(random, shape)).toList());
      return this;
    }

    /** A sample with given inputs. */
    public Builder sample(View... inputs) {
      samples.add(List.of(inputs));
      return this;
    }

    /**
     * An edge of an elementwise operation.
     *
     * @param inputs a number for each input
     * @param value the value
     * @param gradients a number for each input that has a gradient, or none to leave it open
     */
    public Builder edge(double[] inputs, double value, double... gradients) {
      List<View> numbers =
          Arrays.stream(inputs).mapToObj(number -> array(Shape.SCALAR, number)).toList();
      List<double[]> each =
          Arrays.stream(gradients).mapToObj(gradient -> new double[] {gradient}).toList();
      return edge(new Edge(numbers, new double[] {value}, each));
    }

    /** An edge. */
    public Builder edge(Edge edge) {
      edges.add(edge);
      return this;
    }

    /** Shapes that the operation must refuse with a message that contains a regular expression. */
    public Builder refuses(String message, Shape... inputs) {
      return refuses(message, () -> factory.apply(leaves(List.of(inputs))));
    }

    /** A call that must be refused with a message that contains a regular expression. */
    public Builder refuses(String message, Supplier<Node> attempt) {
      refusals.add(new Refusal(message, attempt));
      return this;
    }

    /** Inputs that must stop a run with a message that contains a regular expression. */
    public Builder stops(Class<? extends RuntimeException> type, String message, View... inputs) {
      failures.add(new Failure(type, message, List.of(inputs)));
      return this;
    }

    /** The numbers of the inputs that have gradients; all, unless this is called. */
    public Builder smooth(int... inputs) {
      smooth = inputs.clone();
      return this;
    }

    /** Gradients have no gradients. */
    public Builder firstOrderOnly() {
      secondOrder = false;
      return this;
    }

    /** The largest {@code |value − oracle| / max(1, |oracle|)}; 1e-13 unless this is called. */
    public Builder tolerance(double largest) {
      tolerance = largest;
      return this;
    }

    /** There is no sample of size 0, or of an odd size, for a reason. */
    public Builder missingSizes(String reason) {
      missingSizes = reason;
      return this;
    }

    /** A run allocates, for a reason. */
    public Builder allocates(String reason) {
      allocation = reason;
      return this;
    }

    /**
     * The case.
     *
     * @throws IllegalStateException if there is no oracle or no sample
     */
    public OpCase build() {
      Function<List<View>, double[]> values = oracle;
      if (values == null || samples.isEmpty()) {
        throw new IllegalStateException("case " + name + " needs an oracle and a sample");
      }
      int[] inputs = smooth != null ? smooth : IntStream.range(0, samples.get(0).size()).toArray();
      Claims claims =
          new Claims(
              Arrays.stream(inputs).boxed().toList(),
              secondOrder,
              tolerance,
              missingSizes,
              allocation);
      return new OpCase(
          name,
          factory,
          values,
          List.copyOf(samples),
          List.copyOf(edges),
          List.copyOf(refusals),
          List.copyOf(failures),
          claims);
    }
  }

  /** An input node for each shape. */
  static List<Node> leaves(List<Shape> shapes) {
    return IntStream.range(0, shapes.size())
        .mapToObj(i -> Node.input("input " + i, shapes.get(i)))
        .toList();
  }
}
