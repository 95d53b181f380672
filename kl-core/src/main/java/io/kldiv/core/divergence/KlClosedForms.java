package io.kldiv.core.divergence;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.relativeEntropy;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Form;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.LinearAlgebra;
import io.kldiv.core.graph.op.Reductions;
import java.util.List;

/**
 * The closed forms of the Kullback-Leibler divergence between our own families.
 *
 * <p>Each is arranged so that nothing cancels where P ≈ Q. Probabilities are compared by {@code
 * p·log(p/q) − p + q}, whose terms are never negative and whose sum is D(P‖Q). With scales σ of P
 * and σ₀ of Q, {@code ½(σ²/σ₀² − 1) − log(σ/σ₀)} becomes {@code ½((σ − σ₀)/σ₀)²} plus that same
 * function of (σ₀, σ), divided by σ₀.
 */
public final class KlClosedForms {
  private static final String GAUSSIAN =
      "½ [tr(Σ₀⁻¹Σ) + (μ₀−μ)ᵀΣ₀⁻¹(μ₀−μ) − d + log(|Σ₀|/|Σ|)], Kullback 1959, chapter 9, eq. 1.4";

  private static final double NEAR = 0.01;
  private static final int SERIES_TERMS = 10;

  private KlClosedForms() {}

  /** All of them. */
  public static List<KlRule> all() {
    return List.of(
        new KlRule.ClosedForm<>(
            Categorical.class,
            Categorical.class,
            KlClosedForms::categorical,
            "Σ p log(p/q), Kullback and Leibler 1951, eq. 2.5"),
        new KlRule.ClosedForm<>(
            Bernoulli.class,
            Bernoulli.class,
            KlClosedForms::bernoulli,
            "p log(p/q) + (1−p) log((1−p)/(1−q)), Kullback and Leibler 1951, eq. 2.5"),
        new KlRule.ClosedForm<>(
            Normal.class,
            Normal.class,
            KlClosedForms::normal,
            "½ [(μ−μ₀)²/σ₀² + σ²/σ₀² − 1 − log(σ²/σ₀²)], Kullback 1959, chapter 9"),
        new KlRule.ClosedForm<>(
            MultivariateNormal.class,
            MultivariateNormal.class,
            KlClosedForms::multivariateNormal,
            GAUSSIAN),
        new KlRule.ClosedForm<>(
            Normal.class,
            MultivariateNormal.class,
            (p, q) -> multivariateNormal(full(p), q),
            GAUSSIAN),
        new KlRule.ClosedForm<>(
            MultivariateNormal.class, Normal.class, KlClosedForms::fullFromDiagonal, GAUSSIAN));
  }

  static Node categorical(Categorical p, Categorical q) {
    if (q.form() == Form.PROBABILITIES) {
      return Reductions.sum(relativeEntropy(p.probabilities(), q.probabilities()), 1);
    }
    return LogitsRelativeEntropy.of(p.logits(), q.logits());
  }

  private static Node bernoulli(Bernoulli p, Bernoulli q) {
    return Reductions.sum(trials(p, q), 1);
  }

  /** The divergence of each answer, {@code [batch × outputs]}. */
  static Node trials(Bernoulli p, Bernoulli q) {
    if (q.form() == Form.PROBABILITIES) {
      Node yes = relativeEntropy(p.probabilities(), q.probabilities());
      Node no = relativeEntropy(p.complements(), q.complements());
      return add(yes, p.form() == Form.PROBABILITIES ? nearComplements(p, q, no) : no);
    }
    return LogitsRelativeEntropy.of(twoClasses(p), twoClasses(q));
  }

  /**
   * The relative entropy of 1 − p and 1 − q, which rounding would leave nothing of where p and q
   * are small and nearly equal: with {@code t = (q − p)/(1 − q)} it is {@code (1 − q)((1 + t)log(1
   * + t) − t)}, near 0 the series {@code Σ (−t)ᵏ/k(k − 1)}, k ≥ 2.
   */
  private static Node nearComplements(Bernoulli p, Bernoulli q, Node otherwise) {
    Node rest = q.complements();
    Node possible = greater(rest, Node.constant(0));
    Node divisor = select(possible, rest, Node.constant(1));
    Node t = divide(subtract(q.probabilities(), p.probabilities()), divisor);
    Node near = multiply(possible, greater(Node.constant(NEAR), abs(t)));
    Node guarded = select(near, t, Node.constant(0));
    Node series = Node.constant(1.0 / (SERIES_TERMS * (SERIES_TERMS - 1)));
    for (int k = SERIES_TERMS - 1; k >= 2; k--) {
      series = shift(negate(multiply(guarded, series)), 1.0 / (k * (k - 1)));
    }
    return select(near, multiply(multiply(rest, square(guarded)), series), otherwise);
  }

  /** The answers as logits of two classes: {@code [batch × outputs × 2]}. */
  private static Node twoClasses(Bernoulli distribution) {
    Shape shape = distribution.shape();
    Shape column = Shape.of(shape.size(0), shape.size(1), 1);
    Node yes = Layouts.reshape(distribution.logits(), column);
    return Layouts.concatenate(2, yes, Layouts.broadcastTo(Node.constant(0), column));
  }

  private static Node normal(Normal p, Normal q) {
    Node shifted = square(divide(subtract(p.mean(), q.mean()), q.scale()));
    Node stretched = square(divide(subtract(p.scale(), q.scale()), q.scale()));
    Node terms = add(scale(add(shifted, stretched), 0.5), logRatio(q.scale(), p.scale()));
    return Reductions.sum(terms, 1);
  }

  /** With Σ = LLᵀ: ½‖L₀⁻¹(μ − μ₀)‖² + ½‖L₀⁻¹(L − L₀)‖² + Σₖ ((Lₖₖ − L₀ₖₖ)/L₀ₖₖ − log(Lₖₖ/L₀ₖₖ)). */
  static Node multivariateNormal(MultivariateNormal p, MultivariateNormal q) {
    Node shifted = Reductions.sum(square(q.standardise(p.mean())), 1);
    Node difference = subtract(p.scaleTril(), q.scaleTril());
    Node stretched =
        Reductions.sum(square(LinearAlgebra.triangularQuotient(q.scaleTril(), difference)), 1, 2);
    Node logRatio = logRatio(Layouts.diagonal(q.scaleTril()), Layouts.diagonal(p.scaleTril()));
    return add(scale(add(shifted, stretched), 0.5), Reductions.sum(logRatio, 1));
  }

  private static Node fullFromDiagonal(MultivariateNormal p, Normal q) {
    Node shifted = Reductions.sum(square(divide(subtract(p.mean(), q.mean()), q.scale())), 1);
    Shape scale = q.scale().shape();
    Node perRow = Layouts.reshape(q.scale(), Shape.of(scale.size(0), scale.size(1), 1));
    Node difference = subtract(p.scaleTril(), Layouts.diagonalMatrix(q.scale()));
    Node stretched = Reductions.sum(square(divide(difference, perRow)), 1, 2);
    Node logRatio = logRatio(q.scale(), Layouts.diagonal(p.scaleTril()));
    return add(scale(add(shifted, stretched), 0.5), Reductions.sum(logRatio, 1));
  }

  private static MultivariateNormal full(Normal p) {
    return MultivariateNormal.of(p.mean(), Layouts.diagonalMatrix(p.scale()));
  }

  /** (σ − σ₀)/σ₀ − log(σ/σ₀), never negative. */
  private static Node logRatio(Node reference, Node scale) {
    return divide(relativeEntropy(reference, scale), reference);
  }
}
