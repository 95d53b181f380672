package io.kldiv.core.divergence.f;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.ScalarMath;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order α in [0, 1] with the least {@code Σ qᵢ·exp(α·tᵢ)}, by 60 halvings of the interval on
 * the sign of the derivative; outcomes with an infinite t are left out. Without gradient, which by
 * the envelope theorem the value at the least point does not need.
 */
record ChernoffOrder() implements BufferOperation {
  private static final int HALVINGS = 60;

  /**
   * The orders.
   *
   * @param logQ {@code [batch × outcomes]}
   * @param t log-ratios, {@code [batch × outcomes]}
   * @return {@code [batch]}
   */
  static Node of(Node logQ, Node t) {
    return Node.of(new ChernoffOrder(), logQ, t);
  }

  @Override
  public String name() {
    return "chernoffOrder";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape shape = inputs.get(0);
    if (shape.rank() != 2 || !shape.equals(inputs.get(1))) {
      throw new GraphException("two matrices of the same shape are needed");
    }
    return shape.without(-1);
  }

  @Override
  public long flops(List<Shape> inputs, Shape output) {
    return 20L * HALVINGS * inputs.get(0).count();
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View logQ = inputs.get(0);
    View t = inputs.get(1);
    int n = t.shape().size(1);
    return new Work() {
      @Override
      public void run(int task) {
        output.array()[output.offset() + task] = order(logQ, t, task * n, n);
      }

      @Override
      public int tasks() {
        return output.count();
      }
    };
  }

  private static double order(View logQ, View t, int from, int n) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = 0.5 * (low + high);
      if (slope(logQ, t, from, n, middle) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return 0.5 * (low + high);
  }

  /** Σ qᵢ·tᵢ·exp(α·tᵢ), up to a positive factor. */
  private static double slope(View logQ, View t, int from, int n, double alpha) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int k = from; k < from + n; k++) {
      greatest = Math.max(greatest, exponent(logQ, t, k, alpha));
    }
    double sum = 0;
    for (int k = from; k < from + n; k++) {
      double exponent = exponent(logQ, t, k, alpha);
      if (exponent > Double.NEGATIVE_INFINITY) {
        sum += ratio(t, k) * ScalarMath.exp(exponent - greatest);
      }
    }
    return sum;
  }

  private static double exponent(View logQ, View t, int k, double alpha) {
    double ratio = ratio(t, k);
    double log = logQ.array()[logQ.offset() + k];
    return Double.isInfinite(ratio) ? Double.NEGATIVE_INFINITY : Math.fma(alpha, ratio, log);
  }

  private static double ratio(View t, int k) {
    return t.array()[t.offset() + k];
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    return Arrays.asList(null, null);
  }
}
