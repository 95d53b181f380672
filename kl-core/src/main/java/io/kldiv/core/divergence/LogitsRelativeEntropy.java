package io.kldiv.core.divergence;

import static io.kldiv.core.graph.op.Elementwise.add;
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
 * D(P‖Q) of P = softmax(a) and Q = softmax(b) along the last axis, or one of its gradients.
 *
 * <p>An operation of its own because no composition is exact everywhere: the difference of two
 * log-softmaxes loses near-equal distributions, and probabilities underflow where logits do not.
 * With rₖ = log(pₖ/qₖ) the value is {@code Σ pₖ·(rₖ − 1 + e⁻ʳᵏ)}, whose terms are never negative;
 * the gradients are {@code pₖ·(rₖ − D)} for a and {@code qₖ − pₖ} for b. A logit of −∞ is
 * probability 0, +∞ certainty. Where D is infinite there is no gradient for a, and 0 is given.
 *
 * @param result which of the three
 */
record LogitsRelativeEntropy(Result result) implements BufferOperation {
  /** What the operation computes. */
  enum Result {
    /** D(P‖Q), {@code [..]}. */
    VALUE,
    /** ∂D/∂a, {@code [.. × classes]}. */
    GRADIENT_P,
    /** ∂D/∂b, {@code [.. × classes]}. */
    GRADIENT_Q
  }

  /**
   * D(softmax(a)‖softmax(b)) in nats.
   *
   * @param a logits of P, {@code [.. × classes]}
   * @param b logits of Q, of a shape that broadcasts with that of a
   * @return {@code [..]}
   */
  static Node of(Node a, Node b) {
    Shape shape = Shape.broadcast(a.shape(), b.shape());
    return Node.of(
        new LogitsRelativeEntropy(Result.VALUE),
        Layouts.broadcastTo(a, shape),
        Layouts.broadcastTo(b, shape));
  }

  @Override
  public String name() {
    return switch (result) {
      case VALUE -> "logitsRelativeEntropy";
      case GRADIENT_P -> "logitsRelativeEntropyGradientP";
      case GRADIENT_Q -> "logitsRelativeEntropyGradientQ";
    };
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape shape = inputs.get(0);
    if (shape.rank() == 0 || shape.size(-1) == 0 || !shape.equals(inputs.get(1))) {
      throw new GraphException("two arrays of logits of the same shape are needed");
    }
    return result == Result.VALUE ? shape.without(-1) : shape;
  }

  @Override
  public long flops(List<Shape> inputs, Shape output) {
    return 60L * inputs.get(0).count();
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    return new LogitsRows(result, kernels, inputs.get(0), inputs.get(1), output);
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node a = self.inputs().get(0);
    Node b = self.inputs().get(1);
    return switch (result) {
      case VALUE -> {
        Node each = Layouts.reshape(upstream, a.shape().with(-1, 1));
        yield List.of(
            multiply(each, Node.of(new LogitsRelativeEntropy(Result.GRADIENT_P), a, b)),
            multiply(each, Node.of(new LogitsRelativeEntropy(Result.GRADIENT_Q), a, b)));
      }
      case GRADIENT_P -> ofGradientP(self, upstream, Reductions.softmax(a));
      case GRADIENT_Q ->
          List.of(
              subtract(Node.constant(0), ofSoftmax(upstream, Reductions.softmax(a))),
              ofSoftmax(upstream, Reductions.softmax(b)));
    };
  }

  /** For wᵢ = pᵢ(rᵢ − D): ∂wᵢ/∂aₖ = (δᵢₖ − pₖ)wᵢ + pᵢ(δᵢₖ − pₖ − wₖ); ∂wᵢ/∂bₖ = pᵢ(pₖ − δᵢₖ). */
  private static List<@Nullable Node> ofGradientP(Node w, Node upstream, Node p) {
    Node throughP = ofSoftmax(upstream, p);
    Node first = subtract(multiply(upstream, w), multiply(p, total(multiply(upstream, w))));
    Node second = subtract(throughP, multiply(w, total(multiply(upstream, p))));
    return List.of(add(first, second), subtract(Node.constant(0), throughP));
  }

  private static Node ofSoftmax(Node upstream, Node p) {
    return multiply(p, subtract(upstream, total(multiply(upstream, p))));
  }

  private static Node total(Node x) {
    return Layouts.reshape(Reductions.sum(x, -1), x.shape().with(-1, 1));
  }
}
