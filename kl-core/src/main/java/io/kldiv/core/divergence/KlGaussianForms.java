package io.kldiv.core.divergence;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.relativeEntropy;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.LowRankMultivariateNormal;
import io.kldiv.core.distribution.MatrixNormal;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.LinearAlgebra;
import io.kldiv.core.graph.op.Products;
import io.kldiv.core.graph.op.Reductions;
import java.util.List;

/**
 * The closed forms of the Kullback-Leibler divergence between Gaussians with structure: low-rank
 * covariances, which are never made in full among themselves, and Kronecker products.
 */
public final class KlGaussianForms {
  private static final String FORMULA =
      "½ [tr(Σ₀⁻¹Σ) + (μ₀−μ)ᵀΣ₀⁻¹(μ₀−μ) − d + log(|Σ₀|/|Σ|)], Kullback 1959, chapter 9, eq. 1.4";
  private static final Node ZERO = Node.constant(0);

  private KlGaussianForms() {}

  /** All of them. */
  public static List<KlRule> all() {
    return List.of(
        new KlRule.ClosedForm<>(
            LowRankMultivariateNormal.class,
            LowRankMultivariateNormal.class,
            KlGaussianForms::lowRank,
            FORMULA),
        new KlRule.ClosedForm<>(
            LowRankMultivariateNormal.class,
            MultivariateNormal.class,
            (p, q) -> KlClosedForms.multivariateNormal(p.full(), q),
            FORMULA),
        new KlRule.ClosedForm<>(
            MultivariateNormal.class,
            LowRankMultivariateNormal.class,
            (p, q) -> KlClosedForms.multivariateNormal(p, q.full()),
            FORMULA),
        new KlRule.ClosedForm<>(
            LowRankMultivariateNormal.class,
            Normal.class,
            (p, q) -> lowRank(p, withoutFactor(q)),
            FORMULA),
        new KlRule.ClosedForm<>(
            Normal.class,
            LowRankMultivariateNormal.class,
            (p, q) -> lowRank(withoutFactor(p), q),
            FORMULA),
        new KlRule.ClosedForm<>(
            MatrixNormal.class, MatrixNormal.class, KlGaussianForms::matrixNormal, FORMULA));
  }

  private static LowRankMultivariateNormal withoutFactor(Normal normal) {
    int d = normal.shape().size(1);
    Node factor = Node.constant(new double[d], Shape.of(1, d, 1));
    return new LowRankMultivariateNormal(normal.mean(), factor, square(normal.scale()));
  }

  /**
   * The divergence in either of two ways. As the difference between the divergences of the joint
   * law of vector and factor scores, and of the scores given the vector: then everything vanishes
   * with P − Q. Or by trace and determinants, which lose less where the factors outweigh the
   * diagonals. The first is taken where its parts are the smaller ones.
   */
  private static Node lowRank(LowRankMultivariateNormal p, LowRankMultivariateNormal q) {
    Node shifted = scale(q.squaredNorms(columns(subtract(p.mean(), q.mean()))), 0.5);
    int d = p.shape().size(1);
    Node trace = scale(trace(p, q), 0.5);
    Node logRatio = subtract(q.halfLogDeterminant(), p.halfLogDeterminant());
    Node direct = add(shift(trace, -0.5 * d), logRatio);
    int width = Math.max(p.factor().shape().size(2), q.factor().shape().size(2));
    LowRankMultivariateNormal left = widened(p, width);
    LowRankMultivariateNormal right = widened(q, width);
    Node joint = joint(left, right);
    Node near = subtract(joint, scores(left, right));
    Node chosen = select(greater(shift(trace, 0.5 * d), joint), near, direct);
    return add(shifted, select(greater(ZERO, chosen), ZERO, chosen));
  }

  private static LowRankMultivariateNormal widened(LowRankMultivariateNormal law, int width) {
    int missing = width - law.factor().shape().size(2);
    Node factor = missing == 0 ? law.factor() : Layouts.pad(law.factor(), 2, 0, missing);
    return new LowRankMultivariateNormal(law.mean(), factor, law.diagonal());
  }

  /** tr(Σ₀⁻¹Σ). */
  private static Node trace(LowRankMultivariateNormal p, LowRankMultivariateNormal q) {
    Node half = LinearAlgebra.triangularSolve(q.capacitanceTril(), Layouts.transpose(q.whitened()));
    Node free = shift(scale(Reductions.sum(square(half), 1), -1), 1);
    Node diagonals = multiply(divide(p.diagonal(), q.diagonal()), free);
    return add(Reductions.sum(diagonals, 1), q.squaredNorms(p.factor()));
  }

  /** Of the vector given the scores, and the scores have one law: ½ Σ (D/D₀ − 1 − log(D/D₀)) + … */
  private static Node joint(LowRankMultivariateNormal p, LowRankMultivariateNormal q) {
    Node ratio = divide(relativeEntropy(q.diagonal(), p.diagonal()), q.diagonal());
    Node difference = square(subtract(p.factor(), q.factor()));
    Node moved = divide(Reductions.sum(difference, 2), q.diagonal());
    return scale(Reductions.sum(add(ratio, moved), 1), 0.5);
  }

  /**
   * Of the scores given the vector, N(Gy, C⁻¹) with {@code G = C⁻¹WᵀD⁻¹}, in the mean over y of P:
   * {@code ½‖K₀ᵀ(G − G₀)Σ^½‖²} and the divergence of the covariances, which is that of the
   * capacitances exchanged.
   */
  private static Node scores(LowRankMultivariateNormal p, LowRankMultivariateNormal q) {
    Node tril = p.capacitanceTril();
    Node other = q.capacitanceTril();
    Node quotient = LinearAlgebra.triangularQuotient(tril, subtract(other, tril));
    Node stretched = scale(Reductions.sum(square(quotient), 1, 2), 0.5);
    Node from = Layouts.diagonal(other);
    Node to = Layouts.diagonal(tril);
    Node logRatio = Reductions.sum(divide(relativeEntropy(to, from), to), 1);
    Node gap = Products.matmul(other, true, subtract(gain(p), gain(q)), false);
    Node byFactor = Reductions.sum(square(Products.matmul(gap, p.factor())), 1, 2);
    Node perColumn = Reductions.sum(square(gap), 1);
    Node byDiagonal = Reductions.sum(multiply(perColumn, p.diagonal()), 1);
    return add(add(stretched, logRatio), scale(add(byFactor, byDiagonal), 0.5));
  }

  /** {@code C⁻¹WᵀD⁻¹}, {@code [batch × r × d]}. */
  private static Node gain(LowRankMultivariateNormal law) {
    Node scaled = divide(law.factor(), columns(law.diagonal()));
    return law.posterior(Layouts.transpose(scaled));
  }

  /**
   * With {@code A₀⁻¹A = I + E} of n × n, {@code B₀⁻¹B = I + F} of m × m and the divergences D and
   * D′ of the factors alone: {@code ½(‖I + E‖² − n)(‖I + F‖² − m) + m·D + n·D′}, and the means.
   */
  private static Node matrixNormal(MatrixNormal p, MatrixNormal q) {
    if (p.rows() != q.rows()) {
      throw new DivergenceException(
          "KL(matrix-normal ‖ matrix-normal): P has matrices of %d × %d, but Q of %d × %d"
              .formatted(p.rows(), p.columns(), q.rows(), q.columns()));
    }
    Node shifted = scale(Reductions.sum(square(q.standardise(p.mean())), 1, 2), 0.5);
    Excess rows = Excess.of(p.rowTril(), q.rowTril());
    Excess columns = Excess.of(p.columnTril(), q.columnTril());
    Node alone = add(scale(rows.divergence(), p.columns()), scale(columns.divergence(), p.rows()));
    Node together = scale(multiply(rows.norm(), columns.norm()), 0.5);
    return add(shifted, add(alone, together));
  }

  /**
   * What a quotient of factors {@code L₀⁻¹L = I + E} has beyond the identity.
   *
   * @param norm {@code ‖I + E‖² − n}
   * @param divergence {@code ½(‖I + E‖² − n) − log|I + E|}
   */
  private record Excess(Node norm, Node divergence) {
    static Excess of(Node factor, Node reference) {
      Node rest = LinearAlgebra.triangularQuotient(reference, subtract(factor, reference));
      Node squares = Reductions.sum(square(rest), 1, 2);
      Node twice = scale(Reductions.sum(Layouts.diagonal(rest), 1), 2);
      Node from = Layouts.diagonal(reference);
      Node ratio = divide(relativeEntropy(from, Layouts.diagonal(factor)), from);
      Node divergence = add(scale(squares, 0.5), Reductions.sum(ratio, 1));
      return new Excess(add(squares, twice), divergence);
    }
  }

  private static Node columns(Node x) {
    return Layouts.reshape(x, Shape.of(x.shape().size(0), x.shape().size(1), 1));
  }
}
