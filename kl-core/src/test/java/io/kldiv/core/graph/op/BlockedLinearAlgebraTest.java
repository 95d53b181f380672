package io.kldiv.core.graph.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Workers;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Oracle: plain loops over indices, with the same order of operations for each element, so that
 * every bit must agree.
 */
class BlockedLinearAlgebraTest {
  private static final int MATRICES = 2;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 17, 63, 64, 65, 127, 130, 200, 300})
  void choleskyFactorsHaveTheBitsOfThePlainLoop(int d) {
    double[] a = dominant(d);
    double[] expected = new double[a.length];
    for (int start = 0; start < a.length; start += d * d) {
      factor(a, expected, start, d);
    }
    Node x = Node.input("x", Shape.of(MATRICES, d, d));
    check(LinearAlgebra.cholesky(x), expected, List.of(x), List.of(a));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 17, 63, 64, 65, 127, 130, 200, 300})
  void solutionsHaveTheBitsOfThePlainLoop(int d) {
    for (int n : new int[] {1, 3, 8, 65, 130}) {
      for (int form = 0; form < 4; form++) {
        boolean lower = form < 2;
        boolean transposed = form % 2 == 1;
        double[] t = dominant(d);
        double[] b = new Random(n).doubles((long) MATRICES * d * n, -1, 1).toArray();
        double[] expected = b.clone();
        for (int matrix = 0; matrix < MATRICES; matrix++) {
          solve(
              t, matrix * d * d, expected, matrix * d * n, new Equations(d, n, lower, transposed));
        }
        Node nodeT = Node.input("t", Shape.of(MATRICES, d, d));
        Node nodeB = Node.input("b", Shape.of(MATRICES, d, n));
        Node x = LinearAlgebra.triangularSolve(nodeT, nodeB, lower, transposed);
        check(x, expected, List.of(nodeT, nodeB), List.of(t, b));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 17, 64, 65, 130, 200})
  void quotientsAreTheLowerTrianglesOfSolutions(int d) {
    for (boolean transposed : new boolean[] {false, true}) {
      double[] t = dominant(d);
      double[] b = new Random(d).doubles((long) MATRICES * d * d, -1, 1).toArray();
      double[] expected = b.clone();
      keepLower(expected, d);
      for (int start = 0; start < b.length; start += d * d) {
        solve(t, start, expected, start, new Equations(d, d, true, transposed));
      }
      keepLower(expected, d);
      for (int i = 0; i < b.length; i++) {
        b[i] = i % d > i / d % d ? Double.NaN : b[i];
      }
      Node nodeT = Node.input("t", Shape.of(MATRICES, d, d));
      Node nodeB = Node.input("b", Shape.of(MATRICES, d, d));
      Node x = Node.of(new TriangularSolve(true, transposed, true), nodeT, nodeB);
      check(x, expected, List.of(nodeT, nodeB), List.of(t, b));
    }
  }

  /**
   * Oracle: the equations themselves, to the accuracy of a backward stable method (Higham, 2002,
   * theorem 9.5), with zeros on the diagonal so that rows must be exchanged.
   */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 15, 16, 17, 33, 64, 100, 130})
  void solutionsByEliminationSolveTheEquationsWithTheSameBitsEverywhere(int d) {
    int n = 5;
    Random random = new Random(d);
    double[] a = random.doubles((long) MATRICES * d * d, -1, 1).toArray();
    for (int i = 0; i < a.length; i++) {
      a[i] = i % d == i / d % d ? 0 : a[i];
    }
    double[] b = random.doubles((long) MATRICES * d * n, -1, 1).toArray();
    Node nodeA = Node.input("a", Shape.of(MATRICES, d, d));
    Node nodeB = Node.input("b", Shape.of(MATRICES, d, n));
    Node y = LinearAlgebra.solve(nodeA, nodeB);
    double[] x = values(y, List.of(nodeA, nodeB), List.of(a, b));
    for (int i = 0; i < x.length; i++) {
      double rest = b[i];
      double size = 0;
      for (int k = 0; k < d; k++) {
        double term = a[i / n * d + k] * x[i / (d * n) * d * n + k * n + i % n];
        rest -= term;
        size += Math.abs(x[i / (d * n) * d * n + k * n + i % n]);
      }
      assertThat(Math.abs(rest)).as("element %d", i).isLessThan(0x1p-50 * d * (1 + size));
    }
    check(y, x, List.of(nodeA, nodeB), List.of(a, b));
  }

  /** Oracle: the virtual machine's allocation counters of the caller and of every worker. */
  @Test
  void runningInPhasesAllocatesNothing() {
    ThreadMXBean counters = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int d = 200;
    Node a = Node.input("a", Shape.of(d, d));
    Node factor = LinearAlgebra.cholesky(a);
    Node quotient = LinearAlgebra.triangularQuotient(factor, a);
    Node solution = LinearAlgebra.solve(a, quotient);
    try (PlanRuntime runtime = PlanRuntime.of(3)) {
      Plan plan = Plan.compile(List.of(solution), Bindings.none(), runtime);
      plan.view(a).set(Arrays.copyOf(dominant(d), d * d));
      long[] threads =
          Thread.getAllStackTraces().keySet().stream()
              .filter(t -> t == Thread.currentThread() || t.getName().startsWith("kl-worker"))
              .mapToLong(Thread::getId)
              .toArray();
      run(plan, 200);
      long before = allocated(counters, threads);
      run(plan, 100);
      // Reading the counters allocates; a run that allocated one object would show 1600.
      assertThat(allocated(counters, threads) - before).isLessThan(1000);
    }
  }

  private static void run(Plan plan, int times) {
    for (int i = 0; i < times; i++) {
      plan.run();
    }
  }

  private static long allocated(ThreadMXBean counters, long[] threads) {
    return Arrays.stream(threads).map(counters::getThreadAllocatedBytes).sum();
  }

  @Test
  void aPivotThatIsNotPositiveIsNamedHoweverDeepInTheMatrix() {
    int d = 300;
    double[] a = dominant(d);
    for (int pivot : new int[] {0, 9, 63, 64, 130, 299}) {
      double[] broken = a.clone();
      broken[d * d + pivot * d + pivot] = -1;
      Node x = Node.input("x", Shape.of(MATRICES, d, d));
      try (PlanRuntime runtime = PlanRuntime.of(2)) {
        Plan plan = Plan.compile(List.of(LinearAlgebra.cholesky(x)), Bindings.none(), runtime);
        plan.view(x).set(broken);
        assertThatThrownBy(plan::run)
            .isInstanceOf(MatrixException.class)
            .hasMessageContaining("matrix 1 of the batch")
            .hasMessageContaining("pivot " + pivot + " is -");
      }
    }
  }

  private static double[] values(Node y, List<Node> inputs, List<double[]> values) {
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      return values(runtime, y, inputs, values);
    }
  }

  private static double[] values(
      PlanRuntime runtime, Node y, List<Node> inputs, List<double[]> values) {
    Plan plan = Plan.compile(List.of(y), Bindings.none(), runtime);
    for (int i = 0; i < inputs.size(); i++) {
      plan.view(inputs.get(i)).set(values.get(i));
    }
    plan.run();
    return plan.view(y).toArray();
  }

  private static void check(Node y, double[] expected, List<Node> inputs, List<double[]> values) {
    List<Kernels> all =
        Stream.concat(Stream.of(Kernels.scalar()), Kernels.vector().stream()).toList();
    for (Kernels kernels : all) {
      for (int threads = 1; threads <= 3; threads += 2) {
        try (PlanRuntime runtime = new PlanRuntime(kernels, new Workers(threads))) {
          assertThat(values(runtime, y, inputs, values))
              .as("%s, %s, %d threads", y.shape(), kernels.describe(), threads)
              .isEqualTo(expected);
        }
      }
    }
  }

  /** Column by column, each taken from the columns to its right at once. */
  private static void factor(double[] a, double[] l, int start, int d) {
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        l[start + i * d + j] = 0.5 * a[start + i * d + j] + 0.5 * a[start + j * d + i];
      }
    }
    for (int k = 0; k < d; k++) {
      double root = Math.sqrt(l[start + k * d + k]);
      l[start + k * d + k] = root;
      for (int i = k + 1; i < d; i++) {
        l[start + i * d + k] /= root;
      }
      for (int i = k + 1; i < d; i++) {
        for (int j = k + 1; j <= i; j++) {
          int place = start + i * d + j;
          l[place] = Math.fma(-l[start + i * d + k], l[start + j * d + k], l[place]);
        }
      }
    }
  }

  private record Equations(int d, int n, boolean lower, boolean transposed) {}

  private static void solve(double[] t, int tStart, double[] x, int start, Equations form) {
    int d = form.d;
    for (int step = 0; step < d; step++) {
      boolean forward = form.lower != form.transposed;
      int i = forward ? step : d - 1 - step;
      List<Integer> order = new ArrayList<>();
      if (forward) {
        for (int k = 0; k < i; k++) {
          order.add(k);
        }
      } else {
        backward(i, 0, d, order);
      }
      for (int j = 0; j < form.n; j++) {
        double sum = x[start + i * form.n + j];
        for (int k : order) {
          double factor = t[tStart + (form.transposed ? k * d + i : i * d + k)];
          sum = Math.fma(-factor, x[start + k * form.n + j], sum);
        }
        x[start + i * form.n + j] = sum / t[tStart + i * d + i];
      }
    }
  }

  /** The order in which equation i, of some equations, meets the solutions of those after it. */
  private static void backward(int i, int from, int to, List<Integer> order) {
    if (to - from <= 16) {
      for (int k = to - 1; k > i; k--) {
        order.add(k);
      }
      return;
    }
    int middle = to - Integer.highestOneBit(to - from - 1);
    if (i >= middle) {
      backward(i, middle, to, order);
      return;
    }
    for (int k = middle; k < to; k++) {
      order.add(k);
    }
    backward(i, from, middle, order);
  }

  /** Matrices with a diagonal that dominates them; their symmetric parts are positive definite. */
  private static double[] dominant(int d) {
    double[] a = new Random(d).doubles((long) MATRICES * d * d, -1, 1).toArray();
    for (int i = 0; i < a.length; i++) {
      a[i] += i % d == i / d % d ? d : 0;
    }
    return a;
  }

  private static void keepLower(double[] x, int d) {
    for (int i = 0; i < x.length; i++) {
      x[i] = i % d > i / d % d ? 0 : x[i];
    }
  }
}
