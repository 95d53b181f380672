package io.kldiv.core.divergence;

import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.DivergenceValue.How;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import java.util.Arrays;
import java.util.List;

/** Divergences of distributions whose parameters are constants, as numbers. */
public final class Evaluation {
  private static final double ROUNDING = 1e-6;

  private Evaluation() {}

  /**
   * The divergence of each sample, by the expression that training uses.
   *
   * @param divergence the measure
   * @param p parameters made of constants only
   * @param q parameters made of constants only
   * @return one value per sample
   * @throws DivergenceException if the divergence has no meaning for the distributions
   */
  public static List<DivergenceValue> of(Divergence divergence, Distribution p, Distribution q) {
    Node node = divergence.between(p, q);
    String direction = divergence.properties().direction();
    How how = How.of(divergence.method(), "");
    return Arrays.stream(values(node))
        .mapToObj(value -> DivergenceValue.nats(value, 0, direction, how))
        .toList();
  }

  /**
   * The divergence of two discrete distributions given as numbers.
   *
   * @param divergence the measure
   * @param p probabilities, not below 0
   * @param q as many
   * @param normalise whether each is divided by its sum; else sums must be 1 up to {@value
   *     #ROUNDING}
   * @return the divergence
   * @throws DivergenceException if a number is negative, NaN or infinite, or a sum is not 1
   */
  public static DivergenceValue ofProbabilities(
      Divergence divergence, double[] p, double[] q, boolean normalise) {
    if (p.length != q.length || p.length == 0) {
      throw new DivergenceException(
          "P has %d outcomes and Q %d: as many are needed, and at least one"
              .formatted(p.length, q.length));
    }
    Categorical left = discrete("P", p, normalise);
    return of(divergence, left, discrete("Q", q, normalise)).get(0);
  }

  private static Categorical discrete(String name, double[] probabilities, boolean normalise) {
    double sum = 0;
    for (double probability : probabilities) {
      if (!(probability >= 0 && probability < Double.POSITIVE_INFINITY)) {
        throw new DivergenceException(
            "%s has the probability %s: it must be a number not below 0"
                .formatted(name, probability));
      }
      sum += probability;
    }
    if (!(sum > 0) || (!normalise && Math.abs(sum - 1) > ROUNDING)) {
      throw new DivergenceException(
          "%s sums to %s, not to 1: correct it, or ask to normalise".formatted(name, sum));
    }
    return Categorical.ofWeights(Node.constant(probabilities, Shape.of(1, probabilities.length)));
  }

  /**
   * The elements of an expression in constants.
   *
   * @param node an expression without inputs, parameters and noise
   * @return its elements, row by row
   */
  public static double[] values(Node node) {
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      Plan plan = Plan.compile(List.of(node), Bindings.none(), runtime);
      plan.run();
      return plan.view(node).toArray();
    }
  }
}
