package io.kldiv.core.divergence;

import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.relativeEntropy;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;

/** The Bregman divergence of a potential, between probabilities or any arrays not below 0. */
@Describe(
    value =
        "The Bregman divergence of a convex potential between the probabilities of P and Q:"
            + " squared-euclidean Σ(p − q)², negative-entropy Σ p·log(p/q) − p + q, burg Σ p/q −"
            + " log(p/q) − 1, the distance of Itakura and Saito. For categorical and Bernoulli"
            + " distributions; of a Bernoulli answer both probabilities count.",
    formula = "φ(p) − φ(q) − ⟨∇φ(q), p − q⟩",
    source = "Bregman 1967; Itakura and Saito 1968; Csiszár 1991")
public final class Bregman implements Divergence {
  private final Potential potential;

  /**
   * The settings.
   *
   * @param potential φ
   */
  public record Config(
      @Describe("The potential: squared-euclidean, negative-entropy or burg.")
          @Default("squared-euclidean")
          Potential potential) {}

  /** A convex function of an array. */
  public enum Potential {
    /** {@code Σ x²}. */
    SQUARED_EUCLIDEAN,
    /** {@code Σ x·log x}; the generalised Kullback-Leibler divergence. */
    NEGATIVE_ENTROPY,
    /** {@code −Σ log x}; the distance of Itakura and Saito. */
    BURG
  }

  /**
   * Creates the divergence.
   *
   * @param config the potential
   */
  public Bregman(Config config) {
    this.potential = config.potential();
  }

  @Override
  public Node between(Distribution p, Distribution q) {
    int batch = Batches.common(p, q);
    Node values;
    if (p instanceof Categorical left && q instanceof Categorical right) {
      values = between(left.probabilities(), right.probabilities());
    } else if (p instanceof Bernoulli left && q instanceof Bernoulli right) {
      values = between(answers(left), answers(right));
    } else {
      throw new DivergenceException(
          "'bregman' is made of probabilities: it needs two categorical or two bernoulli"
              + " distributions, not %s ‖ %s".formatted(p.family(), q.family()));
    }
    return Layouts.broadcastTo(values, Shape.of(batch));
  }

  private static Node answers(Bernoulli distribution) {
    return Layouts.concatenate(1, distribution.probabilities(), distribution.complements());
  }

  /**
   * The divergence of arrays that need not sum to one.
   *
   * @param p numbers not below 0, {@code [n × k]} or {@code [1 × k]}
   * @param q numbers not below 0, {@code [n × k]} or {@code [1 × k]}
   * @return {@code [n]}; for burg +∞ where one of them alone is 0
   */
  public Node between(Node p, Node q) {
    return Reductions.sum(
        switch (potential) {
          case SQUARED_EUCLIDEAN -> square(subtract(p, q));
          case NEGATIVE_ENTROPY -> relativeEntropy(p, q);
          case BURG -> itakuraSaito(p, q);
        },
        1);
  }

  /** (q·log(q/p) − q + p)/q. */
  private static Node itakuraSaito(Node p, Node q) {
    Node zero = Node.constant(0);
    Node one = Node.constant(1);
    Node noP = equal(p, zero);
    Node noQ = equal(q, zero);
    Node infinite = select(multiply(noP, noQ), zero, Node.constant(Double.POSITIVE_INFINITY));
    Node safeP = select(noP, one, p);
    Node safeQ = select(noQ, one, q);
    Node terms = divide(relativeEntropy(safeQ, safeP), safeQ);
    return select(noP, infinite, select(noQ, infinite, terms));
  }

  @Override
  public Properties properties() {
    boolean euclidean = potential == Potential.SQUARED_EUCLIDEAN;
    return new Properties(
        euclidean ? "B(P,Q)" : "B(P‖Q)",
        euclidean ? Properties.Law.SYMMETRIC : Properties.Law.DIVERGENCE,
        Double.POSITIVE_INFINITY,
        Properties.OverBatch.MEAN,
        "with negative-entropy it is infinite where P gives probability to what Q excludes, with"
            + " burg also the reverse: smooth the reference Q, or use squared-euclidean");
  }
}
