package io.kldiv.testkit;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A divergence between two batches of distributions with free parameters. */
record Comparison(List<Node> p, List<Node> q, Node values) {
  /** The sizes of a comparison. */
  record Sizes(int batchOfP, int batchOfQ, int event) {
    static Sizes of(int batch, int event) {
      return new Sizes(batch, batch, event);
    }
  }

  /** Values, then the gradients of their weighted sum for each parameter. */
  record Result(double[] values, List<double[]> gradients) {}

  static Comparison of(Divergence divergence, DivergenceContract.Pair pair, Sizes sizes) {
    List<Node> p = leaves("p", pair.p().shapes(sizes.batchOfP(), sizes.event()));
    List<Node> q = leaves("q", pair.q().shapes(sizes.batchOfQ(), sizes.event()));
    Distribution left = pair.p().of(p);
    Distribution right = pair.q().of(q);
    return new Comparison(p, q, divergence.between(left, right));
  }

  static List<Node> leaves(String name, List<Shape> shapes) {
    return IntStream.range(0, shapes.size())
        .mapToObj(i -> Node.input(name + i, shapes.get(i)))
        .toList();
  }

  /** The parameters of P, then those of Q. */
  List<Node> leaves() {
    List<Node> leaves = new ArrayList<>(p);
    leaves.addAll(q);
    return leaves;
  }

  /** A sum of the values in which no two errors cancel. */
  Node scalar() {
    double[] weights = new Random(7).doubles(values.shape().count(), 0.5, 1.5).toArray();
    return Reductions.sum(Elementwise.multiply(values, Node.constant(weights, values.shape())));
  }

  /** What each leaf is set to. */
  Map<Node, double[]> point(List<double[]> ofP, List<double[]> ofQ) {
    Map<Node, double[]> point = new LinkedHashMap<>();
    IntStream.range(0, p.size()).forEach(i -> point.put(p.get(i), ofP.get(i)));
    IntStream.range(0, q.size()).forEach(i -> point.put(q.get(i), ofQ.get(i)));
    return point;
  }

  /**
   * Values and gradients at a point.
   *
   * @throws AssertionError if the run writes to a parameter
   */
  Result at(Map<Node, double[]> point) {
    return at(point, 1);
  }

  /** The same on some threads. */
  Result at(Map<Node, double[]> point, int threads) {
    List<Node> outputs = outputs();
    try (PlanRuntime runtime = runtime(threads)) {
      Plan plan = Plan.compile(outputs, Bindings.none(), runtime);
      set(plan, point);
      plan.run();
      checkUnwritten(plan, point);
      List<double[]> results = outputs.stream().map(output -> plan.view(output).toArray()).toList();
      return new Result(results.get(0), results.subList(1, results.size()));
    }
  }

  /** The bytes that 100 warm runs for values and gradients allocate. */
  long allocated(Map<Node, double[]> point) {
    try (PlanRuntime runtime = runtime(1)) {
      Plan plan = Plan.compile(outputs(), Bindings.none(), runtime);
      set(plan, point);
      return AllocationMeter.create().bytes(100, plan::run);
    }
  }

  /** The scalar kernels give the bits of the vector ones, and allocate nothing uncompiled. */
  private static PlanRuntime runtime(int threads) {
    return new PlanRuntime(Kernels.scalar(), new Workers(threads));
  }

  private List<Node> outputs() {
    List<Node> outputs = new ArrayList<>(List.of(values));
    outputs.addAll(Gradients.of(scalar(), leaves()));
    return outputs;
  }

  private static void set(Plan plan, Map<Node, double[]> point) {
    point.forEach(
        (leaf, numbers) -> {
          if (plan.has(leaf)) {
            plan.view(leaf).set(numbers);
          }
        });
  }

  private static void checkUnwritten(Plan plan, Map<Node, double[]> point) {
    point.forEach(
        (leaf, numbers) -> {
          if (plan.has(leaf) && !Arrays.equals(plan.view(leaf).toArray(), numbers)) {
            throw new AssertionError("the run wrote to the parameter " + leaf);
          }
        });
  }
}
