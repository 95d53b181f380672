package io.kldiv.core.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node computes. An operation is immutable data; two equal operations on the same inputs are
 * the same computation.
 *
 * <p>A new operation implements {@link ElementwiseOperation} if each element of its result depends
 * on the elements at the same place of its inputs, and {@link BufferOperation} otherwise.
 */
public sealed interface Operation permits ElementwiseOperation, BufferOperation, Leaf {
  /** The name in error messages and in {@link Plan#explain()}: {@code matmul}, {@code log}. */
  String name();

  /**
   * The shape of the result.
   *
   * @param inputs the shapes of the inputs
   * @throws GraphException if the operation does not accept these shapes; the message says what is
   *     wrong, {@link Node#of} adds the operation's name, the shapes and the line
   */
  Shape shape(List<Shape> inputs);

  /**
   * The gradient rule, in terms of other operations: for each input the upstream gradient times the
   * derivative of {@code self} with respect to it, or {@code null} where the operation does not
   * depend on the input smoothly. The gradient for an input that was broadcast has the shape of
   * {@code self}: the engine sums it back.
   *
   * @param self the node whose operation this is
   * @param upstream the gradient with respect to {@code self}, of its shape
   * @return one entry for each input
   */
  List<@Nullable Node> gradient(Node self, Node upstream);
}
