package io.kldiv.core.divergence;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.reciprocal;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.part.Describe;

/** The term that the article's program prints as KL divergence; it is none. */
@Describe(
    value =
        "The term that the program in section 4 of the article calls KL divergence. It is not a"
            + " divergence: it ignores Q, is not 0 where P = Q, is summed over the samples instead"
            + " of averaged, and its gradient has −1/p², which makes training diverge. Here to"
            + " reproduce what was printed; use 'kl' to get what was meant (errata 2 and 3 of"
            + " docs/article.md).",
    formula = "Σ_i Σ_k (p_ik log p_ik − p_ik + 1/p_ik)",
    source = "the article's program, section 4")
public final class ArticlePrinted implements Divergence {
  private static final Properties PROPERTIES =
      new Properties(
          "none: Q is not used",
          Properties.Law.NONE,
          Double.POSITIVE_INFINITY,
          Properties.OverBatch.SUM,
          "its 1/p grows without bound as a probability goes to 0, which its own gradient brings"
              + " about; use 'kl', which is what was meant");

  /** The term has no settings. */
  public record Config() {}

  /**
   * Creates the term.
   *
   * @param config no settings
   */
  public ArticlePrinted(Config config) {}

  /**
   * The printed term of each sample, {@code Σₖ (pₖ log pₖ − pₖ + 1/pₖ)}, as printed: not a number
   * where a probability is 0.
   *
   * @param p a categorical or Bernoulli distribution
   * @param q not used
   * @throws DivergenceException if P has no probabilities, or Q has values of another shape
   */
  @Override
  public Node between(Distribution p, Distribution q) {
    if (!(p instanceof Categorical) && !(p instanceof Bernoulli)) {
      throw new DivergenceException(
          "'article-printed' is made of probabilities: it needs a prediction that is categorical"
              + " or bernoulli, not "
              + p.family());
    }
    int batch = Batches.common(p, q);
    Node probability = p.mean();
    Node first = subtract(multiply(probability, log(probability)), probability);
    Node values = Reductions.sum(add(first, reciprocal(probability)), 1);
    return Layouts.broadcastTo(values, Shape.of(batch));
  }

  @Override
  public Properties properties() {
    return PROPERTIES;
  }
}
