package io.kldiv.core.divergence.estimate;

import io.kldiv.core.divergence.f.Generator;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.graph.op.Layouts;
import java.util.List;

/** {@code g(t) = f(eᵗ)/max(1, eᵗ)} of a generator and its derivative, as numbers. */
final class ConvexFunction implements AutoCloseable {
  private static final int BLOCK = 256;

  private final Generator generator;
  private final PlanRuntime runtime = PlanRuntime.of(1);
  private final Plan plan;
  private final View points;
  private final View values;
  private final View slopes;

  ConvexFunction(Generator generator) {
    this.generator = generator;
    Node t = Node.input("t", Shape.of(BLOCK));
    Node value = Layouts.broadcastTo(generator.of(t), t.shape());
    Node ones = Layouts.broadcastTo(Node.constant(1), t.shape());
    Node slope = Gradients.of(value, ones, List.of(t)).get(0);
    plan = Plan.compile(List.of(value, slope), Bindings.none(), runtime);
    points = plan.view(t);
    values = plan.view(value);
    slopes = plan.view(slope);
  }

  /** f at 0: the limit of g at −∞. */
  double atZero() {
    return generator.atZero().value();
  }

  /** The limit of g at +∞. */
  double atInfinity() {
    return generator.atInfinity().value();
  }

  /** g at each of some log-ratios, infinite or not; +∞ where it is above all numbers. */
  double[] values(double[] t) {
    double[] all = new double[t.length];
    each(t, all, values);
    for (int i = 0; i < t.length; i++) {
      double value = Double.isNaN(all[i]) ? Double.POSITIVE_INFINITY : all[i];
      all[i] =
          t[i] == Double.NEGATIVE_INFINITY
              ? atZero()
              : t[i] == Double.POSITIVE_INFINITY ? atInfinity() : value;
    }
    return all;
  }

  /** g′ at each of some finite log-ratios. */
  double[] slopes(double[] t) {
    double[] all = new double[t.length];
    each(t, all, slopes);
    return all;
  }

  private void each(double[] t, double[] all, View view) {
    double[] block = new double[BLOCK];
    for (int from = 0; from < t.length; from += BLOCK) {
      int count = Math.min(BLOCK, t.length - from);
      for (int i = 0; i < count; i++) {
        block[i] = Double.isFinite(t[from + i]) ? t[from + i] : 0;
      }
      points.set(block);
      plan.run();
      for (int i = 0; i < count; i++) {
        all[from + i] = view.get(i);
      }
    }
  }

  @Override
  public void close() {
    runtime.close();
  }
}
