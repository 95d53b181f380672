package io.kldiv.core.divergence.estimate;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Family.Support;
import io.kldiv.core.distribution.Tails;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.ScalarPower;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evaluates two distributions of one number at many numbers. */
final class CellEnds implements AutoCloseable {
  private static final int BLOCK = 256;
  private static final int DECADES = 150;

  private final PlanRuntime runtime = PlanRuntime.of(1);
  private final Plan plan;
  private final View points;
  private final List<View> views;
  private final Support ofP;
  private final Support ofQ;

  private CellEnds(Distribution p, Distribution q, Node x, Tails tailsOfP, Tails tailsOfQ) {
    List<Node> nodes =
        List.of(
            p.logDensity(x),
            tailsOfP.below(),
            tailsOfP.above(),
            q.logDensity(x),
            tailsOfQ.below(),
            tailsOfQ.above());
    plan = Plan.compile(nodes, Bindings.none(), runtime);
    points = plan.view(x);
    views = nodes.stream().map(plan::view).toList();
    this.ofP = p.family().support();
    this.ofQ = q.family().support();
  }

  /** Of two distributions; empty if the tails of one are not known. */
  static Optional<CellEnds> of(Distribution p, Distribution q) {
    Node x = Node.input("x", Shape.of(BLOCK, 1));
    Optional<Tails> ofP = p.tails(x);
    Optional<Tails> ofQ = q.tails(x);
    return ofP.isPresent() && ofQ.isPresent()
        ? Optional.of(new CellEnds(p, q, x, ofP.orElseThrow(), ofQ.orElseThrow()))
        : Optional.empty();
  }

  /** Zero, and every second power of ten with both signs. */
  List<CellEnd> first() {
    List<Double> all = new ArrayList<>();
    for (int k = DECADES; k >= -DECADES; k -= 2) {
      all.add(-ScalarPower.pow(10, k));
    }
    all.add(0.0);
    for (int k = -DECADES; k <= DECADES; k += 2) {
      all.add(ScalarPower.pow(10, k));
    }
    return at(all);
  }

  /** The numbers with what P and Q say, in their order. */
  List<CellEnd> at(List<Double> numbers) {
    List<CellEnd> all = new ArrayList<>();
    double[] block = new double[BLOCK];
    for (int from = 0; from < numbers.size(); from += BLOCK) {
      int count = Math.min(BLOCK, numbers.size() - from);
      for (int i = 0; i < count; i++) {
        block[i] = numbers.get(from + i);
      }
      points.set(block);
      plan.run();
      for (int i = 0; i < count; i++) {
        all.add(new CellEnd(block[i], side(0, i, ofP), side(3, i, ofQ)));
      }
    }
    return all;
  }

  private CellEnd.Side side(int first, int i, Support support) {
    double logDensity = views.get(first).get(i);
    boolean inside = support == Support.REAL || (support == Support.POSITIVE && points.get(i) > 0);
    boolean overflown = inside && logDensity == Double.NEGATIVE_INFINITY;
    return new CellEnd.Side(
        overflown ? Double.NaN : logDensity,
        views.get(first + 1).get(i),
        views.get(first + 2).get(i));
  }

  @Override
  public void close() {
    runtime.close();
  }
}
