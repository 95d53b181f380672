package io.kldiv.core.divergence.f;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order α in [0, 1] with the greatest {@code (1 − α)·Rényi_α} of two normal distributions, by
 * 60 halvings on the sign of the derivative {@code ½ Σ [m²((γ − α)/v + αγw/v²) − w/v] + ½ Σ log(1 +
 * w)}, {@code γ = 1 − α}, {@code v = 1 + γw}. Without gradient, as {@link ChernoffOrder}.
 */
record NormalChernoffOrder() implements BufferOperation {
  private static final int HALVINGS = 60;

  /** So that 1 − α, by which the divergence of Rényi is divided, is never 0. */
  private static final double BELOW_ONE = 1 - 0x1p-50;

  static Node of(NormalRatio ratio) {
    return Node.of(
        new NormalChernoffOrder(), ratio.squaredMean(), ratio.excess(), ratio.logScale());
  }

  @Override
  public String name() {
    return "normalChernoffOrder";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape batch = inputs.get(2);
    if (inputs.get(0).rank() != 2
        || !inputs.get(0).equals(inputs.get(1))
        || !inputs.get(0).without(-1).equals(batch)) {
      throw new GraphException("two matrices and one number for each row are needed");
    }
    return batch;
  }

  @Override
  public long flops(List<Shape> inputs, Shape output) {
    return 10L * HALVINGS * inputs.get(0).count();
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    int n = inputs.get(0).shape().size(1);
    return new Work() {
      @Override
      public void run(int task) {
        output.array()[output.offset() + task] = order(inputs, task, n);
      }

      @Override
      public int tasks() {
        return output.count();
      }
    };
  }

  private static double order(List<View> inputs, int row, int n) {
    double low = 0;
    double high = BELOW_ONE;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = 0.5 * (low + high);
      double slope = slope(inputs, row, n, middle);
      if (slope == 0) {
        return middle;
      }
      if (slope < 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return 0.5 * (low + high);
  }

  private static double slope(List<View> inputs, int row, int n, double alpha) {
    View means = inputs.get(0);
    View excesses = inputs.get(1);
    double gamma = 1 - alpha;
    double sum = 0;
    for (int k = row * n; k < (row + 1) * n; k++) {
      double w = excesses.array()[excesses.offset() + k];
      double share = w / Math.fma(gamma, w, 1);
      double mean = means.array()[means.offset() + k] / Math.fma(gamma, w, 1);
      sum += mean * (gamma - alpha + alpha * gamma * share) - share;
    }
    View scale = inputs.get(2);
    return 0.5 * sum + scale.array()[scale.offset() + row];
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    return Arrays.asList(null, null, null);
  }
}
