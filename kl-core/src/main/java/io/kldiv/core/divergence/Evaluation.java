package io.kldiv.core.divergence;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import java.util.Arrays;
import java.util.List;

/** Divergences of distributions whose parameters are constants, as numbers. */
public final class Evaluation {
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
    return Arrays.stream(values(node))
        .mapToObj(value -> new DivergenceValue(value, direction, divergence.method(), 0))
        .toList();
  }

  private static double[] values(Node node) {
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      Plan plan = Plan.compile(List.of(node), Bindings.none(), runtime);
      plan.run();
      return plan.view(node).toArray();
    }
  }
}
