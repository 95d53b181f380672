package io.kldiv.core.divergence;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.relu;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.LinearAlgebra;
import io.kldiv.core.graph.op.Products;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.part.Describe;

/** The squared Wasserstein distance of order 2 between normal distributions. */
@Describe(
    value =
        "The squared Wasserstein distance of order 2 between normal distributions, with the"
            + " covariances compared by Bures' metric. Its root is a metric, in the unit of the"
            + " data, not in nats. With full covariances the difference of equal ones is 0 up to"
            + " rounding.",
    formula = "‖μ − μ₀‖² + tr(Σ + Σ₀ − 2(Σ^½·Σ₀·Σ^½)^½); independent: Σ (μ − μ₀)² + (σ − σ₀)²",
    source = "Dowson and Landau 1982, eq. 4; Bures 1969")
public final class BuresWasserstein implements Divergence {
  private static final Properties PROPERTIES =
      new Properties(
          "W₂²(P,Q)",
          Properties.Law.SYMMETRIC,
          Double.POSITIVE_INFINITY,
          Properties.OverBatch.MEAN,
          "it is finite everywhere: look for numbers that are not finite in P or Q themselves");

  /** The divergence has no settings. */
  public record Config() {}

  /**
   * Creates the divergence.
   *
   * @param config no settings
   */
  public BuresWasserstein(Config config) {}

  @Override
  public Node between(Distribution p, Distribution q) {
    Batches.common(p, q);
    Node shifted = square(subtract(p.mean(), q.mean()));
    if (p instanceof Normal left && q instanceof Normal right) {
      Node stretched = square(subtract(left.scale(), right.scale()));
      return Reductions.sum(add(shifted, stretched), 1);
    }
    Node left = factor(p, p, q);
    Node right = factor(q, p, q);
    Node overlap = LinearAlgebra.singularValues(Products.matmul(right, true, left, false));
    Node sizes = add(Reductions.sum(square(left), 1, 2), Reductions.sum(square(right), 1, 2));
    Node stretched = relu(subtract(sizes, scale(Reductions.sum(overlap, 1), 2)));
    return add(Reductions.sum(shifted, 1), stretched);
  }

  private static Node factor(Distribution distribution, Distribution p, Distribution q) {
    if (distribution instanceof Normal diagonal) {
      return Layouts.diagonalMatrix(diagonal.scale());
    }
    if (distribution instanceof MultivariateNormal full) {
      return full.scaleTril();
    }
    throw new DivergenceException(
        "'bures-wasserstein' is for normal and multivariate-normal distributions, not %s ‖ %s"
            .formatted(p.family(), q.family()));
  }

  @Override
  public Properties properties() {
    return PROPERTIES;
  }
}
