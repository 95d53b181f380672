package io.kldiv.core.graph;

import static io.kldiv.core.graph.TestOperations.add;
import static io.kldiv.core.graph.TestOperations.exp;
import static io.kldiv.core.graph.TestOperations.multiply;
import static io.kldiv.core.graph.TestOperations.sum;
import static io.kldiv.core.graph.TestOperations.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.kldiv.core.graph.op.Products;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Workers;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanThreadsTest {
  /** So many that sums over them are cut into segments, the last one shorter. */
  private static final int ROWS = 600;

  /** A network of two layers: its loss and its gradients. */
  private static List<Node> network() {
    Node x = Node.input("x", Shape.of(ROWS, 40));
    Node w1 = Node.parameter("w1", Shape.of(40, 50));
    Node b1 = Node.parameter("b1", Shape.of(50));
    Node w2 = Node.parameter("w2", Shape.of(50, 10));
    Node y = Node.input("y", Shape.of(ROWS, 10));
    Node hidden = tanh(Products.affine(x, w1, b1));
    Node error = add(exp(Products.matmul(hidden, w2)), multiply(y, Node.constant(-1)));
    Node loss = multiply(sum(multiply(error, error)), Node.constant(1.0 / ROWS));
    List<Node> outputs = new ArrayList<>(Gradients.of(loss, List.of(w1, b1, w2)));
    outputs.add(loss);
    return outputs;
  }

  private static void fill(Plan plan) {
    Random random = new Random(5);
    for (Value value : plan.program().values()) {
      if (value.isLeaf()) {
        double[] numbers = random.doubles(value.count(), -0.5, 0.5).toArray();
        plan.view(value.node()).set(numbers);
      }
    }
  }

  private static List<double[]> results(Plan plan) {
    return plan.outputs().stream().map(node -> plan.view(node).toArray()).toList();
  }

  @Test
  void resultsHaveTheSameBitsForAnyNumberOfThreadsWithAndWithoutFusionAndReuse() {
    List<Node> outputs = network();
    List<double[]> expected = null;
    for (int threads : new int[] {1, 2, 3, 7}) {
      for (int option = 0; option < 6; option++) {
        try (PlanRuntime runtime = PlanRuntime.of(threads)) {
          Plan.Options options = new Plan.Options(option % 2 == 0, option < 2, option < 4 ? 0 : 7);
          Plan plan = Plan.compile(outputs, Bindings.none(), runtime, options);
          fill(plan);
          for (int run = 0; run < 5; run++) {
            plan.run();
            List<double[]> found = results(plan);
            expected = expected == null ? found : expected;
            for (int i = 0; i < found.size(); i++) {
              assertThat(found.get(i)).as("%d threads", threads).isEqualTo(expected.get(i));
            }
          }
        }
      }
    }
  }

  // Oracle: chains of Math.fma in index order for each segment, added in order.
  @Test
  void sumsOverManyRowsAreTheSumsOfTheirSegments() {
    int n = 40;
    for (int columns : new int[] {10, 50}) {
      Node x = Node.input("x", Shape.of(ROWS, n));
      Node y = Node.input("y", Shape.of(ROWS, columns));
      Node product = Products.matmul(x, true, y, false);
      Plan plan = Plan.compile(List.of(product), Bindings.none(), PlanRuntime.of(1));
      fill(plan);
      plan.run();
      for (int j = 0; j < columns; j++) {
        for (int i = 0; i < n; i++) {
          assertThat(plan.view(product).get(i * columns + j))
              .isEqualTo(segmentSum(plan, x, i, y, j));
        }
      }
    }
  }

  private static double segmentSum(Plan plan, Node x, int i, Node y, int j) {
    double total = 0;
    for (int from = 0; from < ROWS; from += 100) {
      double part = 0;
      for (int row = from; row < Math.min(ROWS, from + 100); row++) {
        double u = plan.view(x).get(row * x.shape().size(1) + i);
        part = Math.fma(u, plan.view(y).get(row * y.shape().size(1) + j), part);
      }
      total = from == 0 ? part : total + part;
    }
    return total;
  }

  @Test
  void sumsThatAreTooLargeOrOfFewRowsAreNotCut() {
    assertThat(Segments.of(511, 1)).isNull();
    assertThat(Segments.of(512, 1)).isEqualTo(new Segments(512, 128));
    assertThat(Segments.of(1000, 100)).isEqualTo(new Segments(1000, 100));
    assertThat(Segments.of(1257, 1)).isEqualTo(new Segments(1257, 128));
    assertThat(Segments.of(100_000, 65_536)).isEqualTo(new Segments(100_000, 6272));
    assertThat(Segments.of(100_000, 65_537)).isNull();
  }

  @Test
  void segmentsCoverAllSlices() {
    for (int slices = 512; slices < 20_000; slices++) {
      Segments segments = Segments.of(slices, 1);
      assertThat(segments).isNotNull();
      int count = segments.count();
      assertThat(count).as("%d slices", slices).isBetween(4, 16);
      assertThat(segments.length() % segments.piece()).isZero();
      assertThat(segments.to(count - 1)).isEqualTo(slices);
      assertThat(segments.from(count - 1)).isLessThan(slices);
    }
  }

  /** Oracle: the virtual machine's allocation counters of the caller and of every worker. */
  @Test
  void runningAllocatesNothing() {
    ThreadMXBean counters = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int threads : new int[] {1, 3}) {
      try (PlanRuntime runtime = PlanRuntime.of(threads)) {
        Plan plan = Plan.compile(network(), Bindings.none(), runtime);
        fill(plan);
        long[] ids = ids(Thread.currentThread(), "kl-worker");
        run(plan, 1000);
        allocated(counters, ids);
        long before = allocated(counters, ids);
        run(plan, 1000);
        long after = allocated(counters, ids);
        // Reading the counters allocates the two answers' arrays; a step that allocated 1 object of
        // 16 bytes would show 16 000.
        assertThat(after - before).as("%d threads", threads).isLessThan(1000);
      }
    }
  }

  private static void run(Plan plan, int times) {
    for (int i = 0; i < times; i++) {
      plan.run();
    }
  }

  private static long allocated(ThreadMXBean counters, long[] ids) {
    long total = 0;
    for (long id : ids) {
      total += counters.getThreadAllocatedBytes(id);
    }
    return total;
  }

  private static long[] ids(Thread caller, String prefix) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread == caller || thread.getName().startsWith(prefix))
        .mapToLong(Thread::getId)
        .toArray();
  }

  /** Throws in its third task. */
  private record Broken() implements BufferOperation {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
      return inputs.get(0);
    }

    @Override
    public long flops(List<Shape> inputs, Shape output) {
      return 1_000_000;
    }

    @Override
    public Work bind(Kernels kernels, List<View> inputs, View output) {
      return new Work() {
        @Override
        public void run(int task) {
          if (task == 3 && inputs.get(0).get(0) < 0) {
            throw new IllegalStateException("task " + task);
          }
          output.array()[output.offset() + task] = inputs.get(0).get(task);
        }

        @Override
        public int tasks() {
          return 10;
        }
      };
    }

    @Override
    public List<@Nullable Node> gradient(Node self, Node upstream) {
      return List.of(upstream);
    }
  }

  @Test
  void anExceptionInATaskReachesTheCallerAndThePlanRunsOn() {
    try (PlanRuntime runtime = new PlanRuntime(Kernels.scalar(), new Workers(3))) {
      Node x = Node.input("x", Shape.of(10));
      Node y = Node.of(new Broken(), x);
      Plan plan = Plan.compile(List.of(y), Bindings.none(), runtime);
      double[] values = new Random(1).doubles(10).toArray();
      for (int run = 0; run < 50; run++) {
        values[0] = -1;
        plan.view(x).set(values);
        assertThatThrownBy(plan::run)
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("task 3");
        values[0] = 1;
        plan.view(x).set(values);
        plan.run();
        assertThat(plan.view(y).toArray()).isEqualTo(values);
      }
    }
  }
}
