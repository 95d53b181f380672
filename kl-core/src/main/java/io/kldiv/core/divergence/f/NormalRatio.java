package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.multiplyAdd;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.relativeEntropy;
import static io.kldiv.core.graph.op.Elementwise.relu;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.divergence.Batches;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.LinearAlgebra;
import io.kldiv.core.graph.op.Products;
import io.kldiv.core.graph.op.Reductions;
import java.util.Optional;

/**
 * Two normal distributions in the coordinates in which Q is standard normal and P has independent
 * components. With factors L of P and L₀ of Q and {@code E = L₀⁻¹(L − L₀)} the excess variances are
 * the eigenvalues of {@code E + Eᵀ + EEᵀ}, exactly 0 where {@code P = Q}.
 *
 * @param squaredMean the squared means m² of P, {@code [batch × d]}
 * @param excess the variances of P less 1, w, {@code [batch × d]}
 * @param entropy {@code Σ ψ(w)} with {@code ψ(w) = w − log(1 + w) ≥ 0}, {@code [batch]}
 * @param logScale {@code ½ Σ log(1 + w)}, {@code [batch]}
 */
record NormalRatio(Node squaredMean, Node excess, Node entropy, Node logScale) {
  private static final double SMALL = 0.02;
  private static final int TERMS = 12;

  /**
   * The coordinates of two normal distributions; empty for other families.
   *
   * @throws io.kldiv.core.divergence.DivergenceException if the sizes differ
   */
  static Optional<NormalRatio> of(Distribution p, Distribution q) {
    Batches.common(p, q);
    if (p instanceof Normal left && q instanceof Normal right) {
      return Optional.of(diagonal(left, right));
    }
    Optional<MultivariateNormal> left = full(p);
    Optional<MultivariateNormal> right = full(q);
    return left.isPresent() && right.isPresent()
        ? Optional.of(full(left.get(), right.get()))
        : Optional.empty();
  }

  private static NormalRatio diagonal(Normal p, Normal q) {
    Node mean = divide(subtract(p.mean(), q.mean()), q.scale());
    Node stretch = divide(subtract(p.scale(), q.scale()), q.scale());
    return new NormalRatio(
        square(mean),
        multiply(stretch, shift(stretch, 2)),
        Reductions.sum(add(square(stretch), logarithms(p.scale(), q.scale())), 1),
        Reductions.sum(subtract(log(p.scale()), log(q.scale())), 1));
  }

  private static Optional<MultivariateNormal> full(Distribution distribution) {
    if (distribution instanceof Normal diagonal) {
      Node factor = Layouts.diagonalMatrix(diagonal.scale());
      return Optional.of(MultivariateNormal.of(diagonal.mean(), factor));
    }
    return distribution instanceof MultivariateNormal full ? Optional.of(full) : Optional.empty();
  }

  private static NormalRatio full(MultivariateNormal p, MultivariateNormal q) {
    Node stretch =
        LinearAlgebra.triangularQuotient(q.scaleTril(), subtract(p.scaleTril(), q.scaleTril()));
    Node product = Products.matmul(stretch, false, stretch, true);
    LinearAlgebra.Eigen eigen =
        LinearAlgebra.eigenSymmetric(add(add(stretch, Layouts.transpose(stretch)), product));
    Node mean = q.standardise(p.mean());
    Shape shape = mean.shape();
    Node row = Layouts.reshape(mean, Shape.of(shape.size(0), 1, shape.size(1)));
    Node rotated = Layouts.reshape(Products.matmul(row, eigen.vectors()), shape);
    Node ofP = Layouts.diagonal(p.scaleTril());
    Node ofQ = Layouts.diagonal(q.scaleTril());
    return new NormalRatio(
        square(rotated),
        eigen.values(),
        add(Reductions.sum(square(stretch), 1, 2), Reductions.sum(logarithms(ofP, ofQ), 1)),
        Reductions.sum(subtract(log(ofP), log(ofQ)), 1));
  }

  /** 2·(σ/σ₀ − 1 − log(σ/σ₀)). */
  private static Node logarithms(Node scale, Node reference) {
    return scale(divide(relativeEntropy(reference, scale), reference), 2);
  }

  /**
   * The Rényi divergence (Gil, Alajaji and Linder 2013, table 2), with {@code γ = 1 − α}: {@code ½
   * Σ [α·m²/(1 + γw) + log(1 + γw)/γ − log(1 + w)]}, +∞ where {@code 1 + γw ≤ 0}. Near {@code P =
   * Q} the logarithms are {@code ψ(w) − ψ(γw)/γ}.
   *
   * @param order α, above 0, not 1; +∞ gives {@code log max p/q}
   * @return {@code [batch]}
   */
  Node renyi(double order) {
    return order == Double.POSITIVE_INFINITY
        ? greatestRatio()
        : renyi(Node.constant(order), Node.constant(1 - order));
  }

  /** The same for orders and their complements that are nodes, {@code [batch × 1]} or scalars. */
  Node renyi(Node order, Node gamma) {
    Node change = multiply(gamma, excess);
    Node exists = greater(shift(change, 1), Node.constant(0));
    Node safe = select(exists, change, Node.constant(0));
    Node shifted = divide(multiply(order, squaredMean), shift(safe, 1));
    Node near = greater(Node.constant(1), entropy);
    Node nearRows = Layouts.reshape(near, Shape.of(near.shape().size(0), 1));
    Node closeChange = select(nearRows, safe, Node.constant(0));
    Node close =
        subtract(
            select(near, entropy, Node.constant(0)),
            Reductions.sum(divide(psi(closeChange), gamma), 1));
    Node apart = subtract(Reductions.sum(divide(log1p(safe), gamma), 1), scale(logScale, 2));
    Node total = add(Reductions.sum(shifted, 1), relu(select(near, close, apart)));
    Node missing = Reductions.sum(subtract(Node.constant(1), exists), 1);
    return select(missing, Node.constant(Double.POSITIVE_INFINITY), scale(total, 0.5));
  }

  /** log max p/q = ½ Σ [−m²/w − log(1 + w)] where P is narrower than Q in every direction. */
  private Node greatestRatio() {
    Node zero = Node.constant(0);
    Node narrower = greater(zero, excess);
    Node same = multiply(equal(excess, zero), equal(squaredMean, zero));
    Node terms = divide(squaredMean, negate(select(narrower, excess, Node.constant(-1))));
    Node other = select(same, zero, Node.constant(Double.POSITIVE_INFINITY));
    Node shifted = Reductions.sum(select(narrower, terms, other), 1);
    return relu(subtract(scale(shifted, 0.5), logScale));
  }

  /** x − log(1 + x). */
  private static Node psi(Node x) {
    Node small = greater(Node.constant(SMALL), abs(x));
    Node near = select(small, x, Node.constant(0));
    Node far = select(small, Node.constant(1), x);
    Node series = Node.constant((TERMS % 2 == 0 ? 1.0 : -1.0) / TERMS);
    for (int n = TERMS - 1; n >= 2; n--) {
      series = multiplyAdd(series, near, Node.constant((n % 2 == 0 ? 1.0 : -1.0) / n));
    }
    return select(
        small, multiply(series, square(near)), relativeEntropy(Node.constant(1), shift(far, 1)));
  }
}
