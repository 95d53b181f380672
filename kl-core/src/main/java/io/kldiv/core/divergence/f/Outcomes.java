package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.select;

import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Form;
import io.kldiv.core.divergence.Batches;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What two distributions give to each of finitely many outcomes, {@code [batch × outcomes]} each.
 *
 * @param p probabilities under P
 * @param q probabilities under Q
 * @param logRatio {@code log(p/q)}; −∞ where P alone excludes the outcome, +∞ where Q alone does
 * @param logP the logarithms of p
 * @param logQ the logarithms of q
 */
record Outcomes(Node p, Node q, Node logRatio, Node logP, Node logQ) {
  /** The most answers of yes or no whose 2ⁿ outcomes are summed one by one. */
  static final int MAX_ANSWERS = 12;

  /**
   * The independent factors of two discrete distributions: one for categorical ones, one for each
   * answer of Bernoulli ones; none for other pairs.
   *
   * @throws DivergenceException if the sizes differ
   */
  static List<Outcomes> factors(Distribution p, Distribution q) {
    int batch = Batches.common(p, q);
    if (p instanceof Categorical left && q instanceof Categorical right) {
      return List.of(of(left, right, batch));
    }
    if (p instanceof Bernoulli left && q instanceof Bernoulli right) {
      return IntStream.range(0, p.shape().size(1))
          .mapToObj(answer -> of(twoClasses(left, answer), twoClasses(right, answer), batch))
          .toList();
    }
    return List.of();
  }

  /**
   * All outcomes of two discrete distributions; empty for other pairs.
   *
   * @throws DivergenceException if the sizes differ, or there are too many outcomes
   */
  static Optional<Outcomes> joint(Distribution p, Distribution q) {
    List<Outcomes> factors = factors(p, q);
    if (factors.size() > MAX_ANSWERS) {
      throw new DivergenceException(
          "%d answers of yes or no have 2^%d joint outcomes, and this divergence sums over all: it"
                  .formatted(factors.size(), factors.size())
              + " is for up to %d answers; 'kl', 'jeffreys', 'renyi' and 'bhattacharyya' add up over"
                  .formatted(MAX_ANSWERS)
              + " any number");
    }
    return factors.stream().reduce(Outcomes::times);
  }

  /**
   * All outcomes of a discrete distribution as classes; empty for one that is not.
   *
   * @throws DivergenceException if there are too many outcomes
   */
  static Optional<Categorical> classes(Distribution distribution) {
    return distribution instanceof Categorical classes
        ? Optional.of(classes)
        : joint(distribution, distribution)
            .map(outcomes -> Categorical.ofProbabilities(outcomes.p()));
  }

  private static Outcomes of(Categorical left, Categorical right, int batch) {
    Shape shape = Shape.of(batch, left.shape().size(1));
    boolean given = left.form() == Form.PROBABILITIES && right.form() == Form.PROBABILITIES;
    Categorical p = stretched(left, shape, given);
    Categorical q = stretched(right, shape, given);
    Node ratio =
        given
            ? LogRatio.of(p.parameters(), q.parameters())
            : LogitsLogRatio.of(p.parameters(), q.parameters());
    return new Outcomes(
        p.probabilities(), q.probabilities(), ratio, p.logProbabilities(), q.logProbabilities());
  }

  private static Categorical stretched(Categorical distribution, Shape shape, boolean given) {
    return given
        ? Categorical.ofProbabilities(Layouts.broadcastTo(distribution.parameters(), shape))
        : Categorical.ofLogits(Layouts.broadcastTo(distribution.logits(), shape));
  }

  private static Categorical twoClasses(Bernoulli all, int answer) {
    Node yes = Layouts.slice(all.parameters(), 1, answer, answer + 1);
    if (all.form() == Form.LOGITS) {
      Node zero = Layouts.broadcastTo(Node.constant(0), yes.shape());
      return Categorical.ofLogits(Layouts.concatenate(1, yes, zero));
    }
    Node no = Layouts.slice(all.complements(), 1, answer, answer + 1);
    return Categorical.ofProbabilities(Layouts.concatenate(1, yes, no));
  }

  /** The pairs of outcomes of two independent factors. */
  private Outcomes times(Outcomes other) {
    Node bothP = pairs(p, other.p, false);
    Node bothQ = pairs(q, other.q, false);
    Node never = equal(maximum(bothP, bothQ), Node.constant(0));
    Node ratio = select(never, Node.constant(0), pairs(logRatio, other.logRatio, true));
    return new Outcomes(
        bothP, bothQ, ratio, pairs(logP, other.logP, true), pairs(logQ, other.logQ, true));
  }

  private static Node pairs(Node x, Node y, boolean sum) {
    int batch = x.shape().size(0);
    int n = x.shape().size(1);
    int m = y.shape().size(1);
    Node left = Layouts.reshape(x, Shape.of(batch, n, 1));
    Node right = Layouts.reshape(y, Shape.of(batch, 1, m));
    Node pairs = sum ? add(left, right) : multiply(left, right);
    return Layouts.reshape(pairs, Shape.of(batch, n * m));
  }

  /** The same with log-ratios of 0 in rows where a condition does not hold. */
  Outcomes where(Node rows) {
    return new Outcomes(p, q, select(rows, logRatio, Node.constant(0)), logP, logQ);
  }

  /** Where the log-ratio is finite. */
  Node finite() {
    return greater(Node.constant(Double.POSITIVE_INFINITY), abs(logRatio));
  }

  /** Where Q alone excludes the outcome. */
  Node onlyP() {
    return equal(logRatio, Node.constant(Double.POSITIVE_INFINITY));
  }

  /** Where P alone excludes the outcome. */
  Node onlyQ() {
    return equal(logRatio, Node.constant(Double.NEGATIVE_INFINITY));
  }

  /** The log-ratios, 0 where they are infinite. */
  Node finiteLogRatio() {
    return select(finite(), logRatio, Node.constant(0));
  }
}
