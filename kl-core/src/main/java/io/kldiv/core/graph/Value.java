package io.kldiv.core.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing a plan computes, on behalf of every node that is the same computation. Equal only to
 * itself.
 */
final class Value {
  private final int index;
  private final Node node;
  private final List<Value> inputs;
  private final int aliasOffset;
  private final @Nullable View constant;

  /**
   * A value.
   *
   * @param index the place in the order of evaluation
   * @param node the first node that asked for it
   * @param inputs what it is computed from; none for leaves and folded constants
   * @param aliasOffset where it lies in its first input, or −1 where it has elements of its own
   * @param constant its elements, if they are known
   */
  Value(int index, Node node, List<Value> inputs, int aliasOffset, @Nullable View constant) {
    this.index = index;
    this.node = node;
    this.inputs = inputs;
    this.aliasOffset = aliasOffset;
    this.constant = constant;
  }

  int index() {
    return index;
  }

  Node node() {
    return node;
  }

  List<Value> inputs() {
    return inputs;
  }

  Shape shape() {
    return node.shape();
  }

  int count() {
    return node.shape().count();
  }

  @Nullable View constant() {
    return constant;
  }

  boolean isLeaf() {
    return constant == null && node.operation() instanceof Leaf;
  }

  boolean isAlias() {
    return aliasOffset >= 0;
  }

  boolean isElementwise() {
    return isComputed() && node.operation() instanceof ElementwiseOperation;
  }

  /** Whether running the plan has to do work for it. */
  boolean isComputed() {
    return constant == null && !isAlias() && !(node.operation() instanceof Leaf);
  }

  /** The value whose elements this one shares: itself unless it is an alias. */
  Value root() {
    Value value = this;
    while (value.isAlias()) {
      value = value.inputs.get(0);
    }
    return value;
  }

  /** Where the first element lies in the root. */
  int rootOffset() {
    int offset = 0;
    Value value = this;
    while (value.isAlias()) {
      offset += value.aliasOffset;
      value = value.inputs.get(0);
    }
    return offset;
  }

  /** An estimate of the floating-point operations. */
  long flops() {
    if (!isComputed()) {
      return 0;
    }
    if (node.operation() instanceof ElementwiseOperation operation) {
      return (long) count() * operation.flopsPerElement();
    }
    return node.operation() instanceof BufferOperation operation
        ? operation.flops(inputShapes(), shape())
        : 0;
  }

  /** The segments that it is summed in, or null if it is no sum over slices. */
  @Nullable Segments segments() {
    return isComputed() && node.operation() instanceof BufferOperation operation
        ? operation.segments(inputShapes(), shape())
        : null;
  }

  List<Shape> inputShapes() {
    return inputs.stream().map(Value::shape).toList();
  }

  /** The same value elsewhere in the order, with other inputs. */
  Value at(int newIndex, List<Value> newInputs) {
    return new Value(newIndex, node, newInputs, aliasOffset, constant);
  }

  @Override
  public String toString() {
    return "#" + index + " " + node;
  }
}
