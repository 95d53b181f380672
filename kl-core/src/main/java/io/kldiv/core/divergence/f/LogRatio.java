package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.reciprocal;
import static io.kldiv.core.graph.op.Elementwise.select;

import io.kldiv.core.graph.ElementwiseOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Span;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.ScalarMath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code log(p/q)} of two probabilities, without cancellation where they are near: {@code ±log(1 +
 * |p − q|/min(p, q))}, so that exchanging p and q changes the sign and no other bit. At {@code p =
 * 0} it is −∞, at {@code q = 0} +∞, at {@code p = q = 0} it is 0. The derivatives are {@code 1/p}
 * and {@code −1/q}, and 0 for a probability of 0.
 */
record LogRatio() implements ElementwiseOperation {
  private static final double FAR = 0x1p52;

  static Node of(Node p, Node q) {
    return Node.of(new LogRatio(), p, q);
  }

  @Override
  public String name() {
    return "logRatio";
  }

  @Override
  public int flopsPerElement() {
    return 40;
  }

  @Override
  public void apply(Kernels kernels, Span[] inputs, Span output, int n) {
    Span p = inputs[0];
    Span q = inputs[1];
    for (int i = 0; i < n; i++) {
      output.array[output.offset + i] =
          value(p.array[p.offset + i * p.stride], q.array[q.offset + i * q.stride]);
    }
  }

  private static double value(double p, double q) {
    double greater = Math.max(p, q);
    double lesser = Math.min(p, q);
    if (greater == lesser) {
      return 0;
    }
    double excess = (greater - lesser) / lesser;
    double size =
        excess > FAR ? ScalarMath.log(greater) - ScalarMath.log(lesser) : ScalarMath.log1p(excess);
    return p < q ? -size : size;
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node p = self.inputs().get(0);
    Node q = self.inputs().get(1);
    return List.of(multiply(upstream, inverse(p)), negate(multiply(upstream, inverse(q))));
  }

  private static Node inverse(Node probability) {
    Node zero = equal(probability, Node.constant(0));
    Node positive = select(zero, Node.constant(1), probability);
    return select(zero, Node.constant(0), reciprocal(positive));
  }
}
