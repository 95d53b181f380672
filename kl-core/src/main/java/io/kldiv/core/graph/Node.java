package io.kldiv.core.graph;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An expression: an operation and its inputs. Immutable. Made by the static methods here for leaves
 * and by those of {@code graph.op} for everything else. Two nodes are equal only if they are the
 * same object.
 */
public final class Node {
  private static final StackWalker STACK = StackWalker.getInstance();
  private static final String PACKAGE = Node.class.getPackageName();

  private final Operation operation;
  private final List<Node> inputs;
  private final Shape shape;
  private final String source;

  private Node(Operation operation, List<Node> inputs, Shape shape, String source) {
    this.operation = operation;
    this.inputs = inputs;
    this.shape = shape;
    this.source = source;
  }

  /**
   * An operation on inputs.
   *
   * @throws GraphException if the operation does not accept the shapes of the inputs; the message
   *     names the operation, the shapes and the line of the caller
   */
  public static Node of(Operation operation, Node... inputs) {
    List<Node> list = List.of(inputs);
    List<Shape> shapes = list.stream().map(Node::shape).toList();
    String source = sourceLine();
    try {
      return new Node(operation, list, operation.shape(shapes), source);
    } catch (GraphException e) {
      String given = shapes.stream().map(Shape::toString).collect(Collectors.joining(", "));
      throw new GraphException(
          "%s(%s): %s (%s)".formatted(operation.name(), given, e.getMessage(), source));
    }
  }

  /** An operation on inputs, on behalf of a line of the user's that is known already. */
  static Node derived(Operation operation, List<Node> inputs, String source) {
    Shape shape = operation.shape(inputs.stream().map(Node::shape).toList());
    return new Node(operation, List.copyOf(inputs), shape, source);
  }

  /** Data whose values are set before each run. */
  public static Node input(String name, Shape shape) {
    return of(new Leaf.Input(name, shape));
  }

  /** Values that training changes. */
  public static Node parameter(String name, Shape shape) {
    return of(new Leaf.Parameter(name, shape));
  }

  /** Random numbers, drawn before each run from the stream of the given name. */
  public static Node noise(String name, Leaf.Noise.Law law, Shape shape) {
    return of(new Leaf.Noise(name, law, shape));
  }

  /** A constant of rank 0. */
  public static Node constant(double value) {
    return constant(new double[] {value}, Shape.SCALAR);
  }

  /**
   * A constant array.
   *
   * @param values the elements, row-major; copied
   * @throws GraphException if their number is not the shape's
   */
  public static Node constant(double[] values, Shape shape) {
    return of(new Leaf.Constant(values, shape));
  }

  /** What the node computes. */
  public Operation operation() {
    return operation;
  }

  /** The inputs, in the operation's order. */
  public List<Node> inputs() {
    return inputs;
  }

  /** The shape of the result. */
  public Shape shape() {
    return shape;
  }

  /**
   * The line outside this package and its operations that made the node: {@code Kl.java:42}. For a
   * gradient it is the line of what was differentiated: {@code ∂ Kl.java:42}.
   */
  public String source() {
    return source;
  }

  /** The operation and shape: {@code matmul [1000 × 100]}. */
  @Override
  public String toString() {
    return operation.name() + " " + shape;
  }

  private static String sourceLine() {
    return STACK.walk(
        frames ->
            frames
                .filter(frame -> !frame.getClassName().startsWith(PACKAGE))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("unknown source"));
  }
}
