package io.kldiv.core.graph.op;

import static io.kldiv.core.graph.op.Elementwise.ONE;
import static io.kldiv.core.graph.op.Elementwise.ZERO;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.step;

import io.kldiv.core.graph.ElementwiseOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Span;
import io.kldiv.core.kernel.Binary;
import io.kldiv.core.kernel.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of two numbers. */
record BinaryOperation(Binary function) implements ElementwiseOperation {
  @Override
  public String name() {
    return switch (function) {
      case ADD -> "add";
      case SUBTRACT -> "subtract";
      case MULTIPLY -> "multiply";
      case DIVIDE -> "divide";
      case MAX -> "maximum";
      case MIN -> "minimum";
      case POW -> "power";
      case GREATER -> "greater";
      case GREATER_OR_EQUAL -> "greaterOrEqual";
      case EQUAL -> "equal";
      case RELATIVE_ENTROPY -> "relativeEntropy";
    };
  }

  @Override
  public int flopsPerElement() {
    return switch (function) {
      case DIVIDE -> 4;
      case POW -> 60;
      case RELATIVE_ENTROPY -> 40;
      default -> 1;
    };
  }

  @Override
  public void apply(Kernels kernels, Span[] inputs, Span output, int n) {
    Span a = inputs[0];
    Span b = inputs[1];
    kernels.binary(
        function,
        a.array,
        a.offset,
        a.stride,
        b.array,
        b.offset,
        b.stride,
        output.array,
        output.offset,
        n);
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node a = self.inputs().get(0);
    Node b = self.inputs().get(1);
    return switch (function) {
      case ADD -> List.of(upstream, upstream);
      case SUBTRACT -> List.of(upstream, negate(upstream));
      case MULTIPLY -> List.of(multiply(upstream, b), multiply(upstream, a));
      case DIVIDE -> {
        Node part = divide(upstream, b);
        yield List.of(part, negate(multiply(part, self)));
      }
      case MAX -> List.of(share(a, b, upstream), share(b, a, upstream));
      case MIN ->
          List.of(share(negate(a), negate(b), upstream), share(negate(b), negate(a), upstream));
      case RELATIVE_ENTROPY -> relativeEntropy(a, b, upstream);
      case POW, GREATER, GREATER_OR_EQUAL, EQUAL -> Arrays.asList(null, null);
    };
  }

  /** The part of the upstream gradient that belongs to the winner, half of it at a tie. */
  private static Node share(Node winner, Node other, Node upstream) {
    Node strictly = select(greater(winner, other), upstream, ZERO);
    return select(equal(winner, other), scale(upstream, 0.5), strictly);
  }

  /** log(p/q) and 1 − p/q, with p/q replaced by a harmless 1 or 0 where p = 0. */
  private static List<@Nullable Node> relativeEntropy(Node p, Node q, Node upstream) {
    Node positive = step(p);
    Node divisor = select(positive, q, ONE);
    Node logRatio = log(divide(select(positive, p, ONE), divisor));
    Node slope = shift(negate(divide(p, divisor)), 1);
    return List.of(multiply(upstream, logRatio), multiply(upstream, slope));
  }
}
