package io.kldiv.core.divergence.estimate;

import static io.kldiv.core.graph.op.Elementwise.exp;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.f.FDivergence;
import io.kldiv.core.divergence.f.Generator;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import java.util.List;

/** The integrand of an f-divergence between two distributions of one number, at many points. */
final class Integrand implements AutoCloseable {
  private final PlanRuntime runtime;
  private final Plan plan;
  private final View points;
  private final View values;
  private final View ofP;
  private final View ofQ;

  Integrand(Distribution p, Distribution q, Generator generator, int count) {
    Node x = Node.input("x", Shape.of(count, 1));
    Node logP = p.logDensity(x);
    Node logQ = q.logDensity(x);
    Node value = FDivergence.integrand(logP, logQ, generator);
    Node densityP = exp(logP);
    Node densityQ = exp(logQ);
    runtime = PlanRuntime.of(1);
    plan = Plan.compile(List.of(value, densityP, densityQ), Bindings.none(), runtime);
    points = plan.view(x);
    values = plan.view(value);
    ofP = plan.view(densityP);
    ofQ = plan.view(densityQ);
  }

  /**
   * Refuses what is not one distribution of one number each.
   *
   * @throws DivergenceException if it is not
   */
  static void requireOneNumber(String method, Distribution p, Distribution q) {
    Shape one = Shape.of(1, 1);
    if (!p.shape().equals(one) || !q.shape().equals(one)) {
      throw new DivergenceException(
          "'%s' is for one distribution of one number, %s, but P (%s) has %s and Q (%s) %s; use"
                  .formatted(method, one, p.family(), p.shape(), q.family(), q.shape())
              + " 'monte-carlo'");
    }
  }

  void at(double[] x) {
    points.set(x);
    plan.run();
  }

  double value(int i) {
    return values.get(i);
  }

  double densityP(int i) {
    return ofP.get(i);
  }

  double densityQ(int i) {
    return ofQ.get(i);
  }

  @Override
  public void close() {
    runtime.close();
  }
}
