package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.kernel.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code log(softmax(a)/softmax(b))} along the last axis. Exchanging a and b changes the sign and
 * no other bit, equal logits give 0, and near-equal ones do not cancel. A logit of −∞ is
 * probability 0: the ratio is −∞ or +∞ where P or Q excludes a class, and 0 where both do.
 */
record LogitsLogRatio() implements BufferOperation {
  /**
   * The log-ratios.
   *
   * @param a logits of P, {@code [.. × classes]}
   * @param b logits of Q, of the same shape
   * @return of that shape
   */
  static Node of(Node a, Node b) {
    return Node.of(new LogitsLogRatio(), a, b);
  }

  @Override
  public String name() {
    return "logitsLogRatio";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape shape = inputs.get(0);
    if (shape.rank() == 0 || shape.size(-1) == 0 || !shape.equals(inputs.get(1))) {
      throw new GraphException("two arrays of logits of the same shape are needed");
    }
    return shape;
  }

  @Override
  public long flops(List<Shape> inputs, Shape output) {
    return 80L * output.count();
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    return new LogitsLogRatioRows(inputs.get(0), inputs.get(1), output);
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node total = Reductions.sum(upstream, -1);
    Node each = Layouts.reshape(total, upstream.shape().with(-1, 1));
    Node ofP = multiply(each, Reductions.softmax(self.inputs().get(0)));
    Node ofQ = multiply(each, Reductions.softmax(self.inputs().get(1)));
    return List.of(subtract(upstream, ofP), subtract(ofQ, upstream));
  }
}
