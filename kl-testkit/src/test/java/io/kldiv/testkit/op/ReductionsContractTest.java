package io.kldiv.testkit.op;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.testkit.OpCase;
import io.kldiv.testkit.OpCase.Edge;
import io.kldiv.testkit.OpContract;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Reductions. Oracle: loops over indices, and StrictMath without the shift by the greatest. */
class ReductionsContractTest extends OpContract {
  private static final double INF = POSITIVE_INFINITY;
  private static final double NONE = NEGATIVE_INFINITY;

  @Override
  protected List<OpCase> cases() {
    return List.of(
        sumOfAll(),
        sumOfLastAxis(),
        sumOfFirstAxis(),
        sumOfOuterAndInnerAxes(),
        meanOfAll(),
        meanOfAxis(),
        sumTo(),
        max(),
        maxOfMiddleAxis(),
        logSumExp(),
        softmax(),
        logSoftmax(),
        argMax());
  }

  private static OpCase sumOfAll() {
    return OpCase.of("sum", x -> Reductions.sum(x.get(0)))
        .oracle(x -> new double[] {Arrays.stream(x.get(0).toArray()).sum()})
        .tolerance(1e-12)
        .sample(Shape.SCALAR)
        .sample(Shape.of(0))
        .sample(Shape.of(0, 3))
        .sample(Shape.of(1))
        .sample(Shape.of(3, 5))
        .sample(Shape.of(1031, 65))
        .build();
  }

  private static OpCase sumOfLastAxis() {
    return OpCase.of("sum of the last axis", x -> Reductions.sum(x.get(0), -1))
        .oracle(x -> rows(x.get(0), row -> Arrays.stream(row).sum()))
        .tolerance(1e-12)
        .sample(Shape.of(1))
        .sample(Shape.of(0))
        .sample(Shape.of(0, 4))
        .sample(Shape.of(4, 0))
        .sample(Shape.of(2, 3, 7))
        .sample(Shape.of(2, 3, 1, 5))
        .sample(Shape.of(1031, 65))
        .refuses("sum\\(\\[2]\\): shape \\[2] has no axis 1", OneAxisTooMany::make)
        .build();
  }

  /** A call outside the lambdas of the builder, so that the message has the line of a call. */
  private static final class OneAxisTooMany {
    static Node make() {
      return Reductions.sum(Node.input("x", Shape.of(2)), 0, 1);
    }
  }

  private static OpCase sumOfFirstAxis() {
    return OpCase.of("sum of the first axis", x -> Reductions.sum(x.get(0), 0))
        .oracle(
            x ->
                Plain.fill(
                    x.get(0).shape().without(0),
                    i ->
                        IntStream.range(0, x.get(0).shape().size(0))
                            .mapToDouble(k -> Plain.at(x.get(0), k, i[0]))
                            .sum()))
        .tolerance(1e-12)
        .sample(Shape.of(1, 1))
        .sample(Shape.of(0, 4))
        .sample(Shape.of(4, 0))
        .sample(Shape.of(7, 3))
        .sample(Shape.of(1031, 65))
        .refuses("has no axis 0", Shape.SCALAR)
        .build();
  }

  private static OpCase sumOfOuterAndInnerAxes() {
    return OpCase.of("sum of axes 0, 2 and -1", x -> Reductions.sum(x.get(0), -1, 0, 2))
        .oracle(
            x ->
                Plain.fill(
                    Shape.of(x.get(0).shape().size(1)),
                    i -> {
                      int[] sizes = x.get(0).shape().sizes();
                      double sum = 0;
                      for (int a = 0; a < sizes[0]; a++) {
                        for (int c = 0; c < sizes[2]; c++) {
                          for (int d = 0; d < sizes[3]; d++) {
                            sum += Plain.at(x.get(0), a, i[0], c, d);
                          }
                        }
                      }
                      return sum;
                    }))
        .sample(Shape.of(1, 1, 1, 1))
        .sample(Shape.of(0, 2, 3, 4))
        .sample(Shape.of(3, 2, 1, 5))
        .refuses("axis 2 is given twice", Shape.of(2, 2, 2))
        .build();
  }

  private static OpCase meanOfAll() {
    return OpCase.of("mean", x -> Reductions.mean(x.get(0)))
        .oracle(x -> new double[] {Arrays.stream(x.get(0).toArray()).average().orElse(NaN)})
        .sample(Shape.SCALAR)
        .sample(Shape.of(3, 5))
        .sample(Shape.of(1031, 65))
        .missingSizes("the mean of nothing is NaN: an edge")
        .edge(new Edge(List.of(OpCase.array(Shape.of(0))), new double[] {NaN}, List.of()))
        .build();
  }

  private static OpCase meanOfAxis() {
    return OpCase.of("mean of the last axis", x -> Reductions.mean(x.get(0), -1))
        .oracle(x -> rows(x.get(0), row -> Arrays.stream(row).average().orElse(NaN)))
        .sample(Shape.of(1))
        .sample(Shape.of(0, 3))
        .sample(Shape.of(3, 7))
        .edge(new Edge(List.of(OpCase.array(Shape.of(49), ones(49))), new double[] {1}, List.of()))
        .build();
  }

  private static OpCase sumTo() {
    return OpCase.of("sumTo [3 × 1]", x -> Reductions.sumTo(x.get(0), Shape.of(3, 1)))
        .oracle(
            x ->
                Plain.fill(
                    Shape.of(3, 1),
                    i -> {
                      View view = x.get(0);
                      int[] sizes = view.shape().sizes();
                      double sum = 0;
                      for (int k = 0; k < sizes[0]; k++) {
                        for (int j = 0; j < sizes[2]; j++) {
                          sum += Plain.at(view, k, i[0], j);
                        }
                      }
                      return sum;
                    }))
        .sample(Shape.of(1, 3, 1))
        .sample(Shape.of(0, 3, 2))
        .sample(Shape.of(2, 3, 0))
        .sample(Shape.of(2, 3, 5))
        .missingSizes("the shape has 3 elements")
        .refuses("sumTo.*\\[3 × 1] does not broadcast to \\[4]", Shape.of(4))
        .build();
  }

  private static OpCase max() {
    return OpCase.of("max", x -> Reductions.max(x.get(0), -1))
        .oracle(x -> rows(x.get(0), row -> Arrays.stream(row).max().orElse(NONE)))
        .sample(Shape.of(1))
        .sample(Shape.of(0, 3))
        .sample(Shape.of(3, 5))
        .sample(Shape.of(1031, 65))
        .edge(vector(3, new double[] {0, 0.5, 0.5}, 1, 3, 3))
        .edge(vector(NONE, new double[] {0.5, 0.5}, NONE, NONE))
        .edge(new Edge(List.of(OpCase.array(Shape.of(2), NaN, 1)), new double[] {NaN}, List.of()))
        .edge(new Edge(List.of(OpCase.array(Shape.of(0))), new double[] {NONE}, List.of()))
        .refuses("max\\(\\[]\\): shape \\[] has no axis -1", Shape.SCALAR)
        .build();
  }

  private static OpCase maxOfMiddleAxis() {
    return OpCase.of("max of axis 1", x -> Reductions.max(x.get(0), 1))
        .oracle(
            x ->
                Plain.fill(
                    x.get(0).shape().without(1),
                    i ->
                        IntStream.range(0, x.get(0).shape().size(1))
                            .mapToDouble(k -> Plain.at(x.get(0), i[0], k, i[1]))
                            .max()
                            .orElse(NONE)))
        .sample(Shape.of(1, 1, 1))
        .sample(Shape.of(0, 3, 2))
        .sample(Shape.of(3, 4, 5))
        .build();
  }

  private static OpCase logSumExp() {
    return OpCase.of("logSumExp", x -> Reductions.logSumExp(x.get(0), -1))
        .oracle(x -> rows(x.get(0), row -> StrictMath.log(expSum(row))))
        .sample(Shape.of(1))
        .sample(Shape.of(0, 3))
        .sample(Shape.of(3, 5))
        .sample(Shape.of(1031, 65))
        .edge(vector(NONE, new double[] {0, 0}, NONE, NONE))
        .edge(vector(2, new double[] {0, 1}, NONE, 2))
        .edge(vector(1000 + Math.log(2), new double[] {0.5, 0.5}, 1000, 1000))
        .edge(new Edge(List.of(OpCase.array(Shape.of(0))), new double[] {NONE}, List.of()))
        .build();
  }

  private static OpCase softmax() {
    return OpCase.of("softmax", x -> Reductions.softmax(x.get(0)))
        .oracle(x -> byRow(x.get(0), (row, j) -> StrictMath.exp(row[j]) / expSum(row)))
        .sample(Shape.of(1))
        .sample(Shape.of(0, 3))
        .sample(Shape.of(3, 0))
        .sample(Shape.of(3, 5))
        .sample(Shape.of(2, 1, 2, 5))
        .sample(Shape.of(1031, 65))
        .edge(
            new Edge(
                List.of(OpCase.array(Shape.of(3), NONE, 1, 1)),
                new double[] {0, 0.5, 0.5},
                List.of(new double[3])))
        .edge(
            new Edge(
                List.of(OpCase.array(Shape.of(2), NONE, NONE)),
                new double[2],
                List.of(new double[2])))
        .edge(
            new Edge(
                List.of(OpCase.array(Shape.of(2), 1e308, -1e308)),
                new double[] {1, 0},
                List.of(new double[2])))
        .refuses("softmax\\(\\[]\\): a number has no axis", Shape.SCALAR)
        .build();
  }

  private static OpCase logSoftmax() {
    return OpCase.of("logSoftmax", x -> Reductions.logSoftmax(x.get(0)))
        .oracle(x -> byRow(x.get(0), (row, j) -> row[j] - StrictMath.log(expSum(row))))
        .sample(Shape.of(1))
        .sample(Shape.of(0, 3))
        .sample(Shape.of(3, 5))
        .sample(Shape.of(1031, 65))
        .edge(
            new Edge(
                List.of(OpCase.array(Shape.of(3), NONE, 0, NONE)),
                new double[] {NONE, 0, NONE},
                List.of(new double[] {1, -2, 1})))
        .refuses("logSoftmax", Shape.SCALAR)
        .build();
  }

  private static OpCase argMax() {
    return OpCase.of("argMax", x -> Reductions.argMax(x.get(0)))
        .oracle(
            x ->
                rows(
                    x.get(0),
                    row ->
                        IntStream.range(0, row.length)
                            .filter(i -> row[i] == Arrays.stream(row).max().orElse(0))
                            .findFirst()
                            .orElse(-1)))
        .smooth()
        .sample(Shape.of(1))
        .sample(Shape.of(0, 3))
        .sample(Shape.of(3, 5))
        .sample(Shape.of(1031, 65))
        .edge(new Edge(List.of(OpCase.array(Shape.of(3), 1, 2, 2)), new double[] {1}, List.of()))
        .edge(
            new Edge(List.of(OpCase.array(Shape.of(3), INF, NaN, 2)), new double[] {1}, List.of()))
        .refuses("no element along the last axis", Shape.of(3, 0))
        .refuses("argMax", Shape.SCALAR)
        .build();
  }

  private static double expSum(double[] row) {
    return Arrays.stream(row).map(StrictMath::exp).sum();
  }

  private static double[] ones(int n) {
    double[] result = new double[n];
    Arrays.fill(result, 1);
    return result;
  }

  private static Edge vector(double value, double[] gradient, double... x) {
    return new Edge(
        List.of(OpCase.array(Shape.of(x.length), x)), new double[] {value}, List.of(gradient));
  }

  private interface Element {
    double of(double[] row, int index);
  }

  private static double[] byRow(View x, Element element) {
    return Plain.fill(x.shape(), i -> element.of(row(x, i), i[i.length - 1]));
  }

  private static double[] rows(View x, ToDoubleFunction<double[]> function) {
    return Plain.fill(
        x.shape().without(-1), i -> function.applyAsDouble(row(x, Arrays.copyOf(i, i.length + 1))));
  }

  private static double[] row(View x, int[] index) {
    return IntStream.range(0, x.shape().size(-1))
        .mapToDouble(
            k -> {
              int[] place = index.clone();
              place[place.length - 1] = k;
              return Plain.at(x, place);
            })
        .toArray();
  }
}
