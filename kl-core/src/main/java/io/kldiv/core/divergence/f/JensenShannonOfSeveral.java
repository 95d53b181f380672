package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.relativeEntropy;
import static io.kldiv.core.graph.op.Elementwise.scale;

import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.divergence.Batches;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.kernel.ScalarMath;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The Jensen-Shannon divergence of several categorical distributions, {@code Σ wᵢ·D(Pᵢ‖M)} with
 * {@code M = Σ wᵢPᵢ} (Lin 1991, eq. 5.1): 0 where all are equal, at most the entropy of the
 * weights, finite always. It is the information that an outcome has about which distribution it is
 * from. The part {@link JensenShannon} offers it where it has others.
 */
public final class JensenShannonOfSeveral {
  private static final double ROUNDING = 1e-12;

  private JensenShannonOfSeveral() {}

  /**
   * The divergence of each sample, in nats. An error of the mixture has an effect of second order.
   *
   * @param distributions at least one, each {@code [batch × classes]} of batch size n or 1
   * @param weights as many, above 0, whose sum is 1
   * @return {@code [n]}
   * @throws DivergenceException if the sizes differ, a weight is not above 0, or their sum is not 1
   */
  public static Node of(List<Categorical> distributions, List<Double> weights) {
    check(distributions, weights);
    List<Node> shares =
        IntStream.range(0, weights.size())
            .mapToObj(i -> scale(distributions.get(i).probabilities(), weights.get(i)))
            .toList();
    Node mixture = shares.stream().reduce(Elementwise::add).orElseThrow();
    Node sum = Node.constant(0);
    double bound = 0;
    for (int i = 0; i < weights.size(); i++) {
      double weight = weights.get(i);
      Node each = relativeEntropy(distributions.get(i).probabilities(), mixture);
      sum = add(sum, scale(each, weight));
      bound -= weight * ScalarMath.log(weight);
    }
    return FDivergence.atMost(bound, Reductions.sum(sum, 1));
  }

  private static void check(List<Categorical> distributions, List<Double> weights) {
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    boolean positive = weights.stream().allMatch(weight -> weight > 0);
    if (distributions.isEmpty() || distributions.size() != weights.size()) {
      throw new DivergenceException(
          "jensen-shannon: %d distributions have %d weights: each needs one, and at least one is"
                  .formatted(distributions.size(), weights.size())
              + " needed");
    }
    if (!positive || Math.abs(sum - 1) > ROUNDING) {
      throw new DivergenceException(
          "jensen-shannon: the weights must be above 0 and sum to 1, but are " + weights);
    }
    for (Categorical p : distributions) {
      distributions.forEach(q -> Batches.common(p, q));
    }
  }
}
