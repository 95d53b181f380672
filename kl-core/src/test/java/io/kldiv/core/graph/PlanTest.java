package io.kldiv.core.graph;

import static io.kldiv.core.graph.TestOperations.add;
import static io.kldiv.core.graph.TestOperations.exp;
import static io.kldiv.core.graph.TestOperations.log;
import static io.kldiv.core.graph.TestOperations.matmul;
import static io.kldiv.core.graph.TestOperations.multiply;
import static io.kldiv.core.graph.TestOperations.subtract;
import static io.kldiv.core.graph.TestOperations.sum;
import static io.kldiv.core.graph.TestOperations.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanTest {
  private final PlanRuntime runtime = new PlanRuntime(Kernels.scalar(), new Workers(2));

  @AfterEach
  void close() {
    runtime.close();
  }

  private Plan compile(Node... outputs) {
    return Plan.compile(List.of(outputs), Bindings.none(), runtime);
  }

  /** Oracle: the naive interpreter, bit for bit. */
  @Test
  void randomExpressionsHaveTheBitsOfTheNaiveInterpreter() {
    for (long seed = 0; seed < 300; seed++) {
      RandomGraph graph = new RandomGraph(seed, 5 + (int) (seed % 50));
      List<Node> outputs = graph.outputs();
      Plan.Options options = new Plan.Options(true, true, (int) (seed % 3));
      Plan plan = Plan.compile(outputs, Bindings.none(), runtime, options);
      for (int run = 0; run < 2; run++) {
        graph.write(plan);
        plan.run();
        NaiveInterpreter oracle = new NaiveInterpreter(graph.leaves);
        for (Node output : outputs) {
          assertThat(bits(plan.view(output).toArray()))
              .as("seed %d, run %d, %s%n%s", seed, run, output, plan.explain())
              .isEqualTo(bits(oracle.value(output)));
        }
      }
    }
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }

  @Test
  void valuesThatLiveAtTheSameTimeDoNotOverlap() {
    for (long seed = 0; seed < 200; seed++) {
      RandomGraph graph = new RandomGraph(seed, 40);
      Plan plan = Plan.compile(graph.outputs(), Bindings.none(), runtime);
      MemoryCheck.check(plan, "seed " + seed);
    }
  }

  @Test
  void equalComputationsAreDoneOnce() {
    Node x = Node.input("x", Shape.of(5));
    Plan plan = compile(add(tanh(x), tanh(x)), multiply(tanh(x), Node.constant(2)));
    assertThat(plan.explain()).containsOnlyOnce("tanh").contains("2 merged");
  }

  @Test
  void leavesOfTheSameNameStayApart() {
    Node a = Node.input("x", Shape.SCALAR);
    Node b = Node.input("x", Shape.SCALAR);
    Plan plan = compile(subtract(a, b));
    plan.view(a).set(new double[] {3});
    plan.view(b).set(new double[] {1});
    plan.run();
    assertThat(plan.view(plan.outputs().get(0)).get(0)).isEqualTo(2);
  }

  @Test
  void whatDependsOnConstantsAloneIsComputedOnce() {
    Node x = Node.input("x", Shape.of(3));
    Node two = exp(log(add(Node.constant(1), Node.constant(1))));
    Plan plan = compile(multiply(x, two));
    assertThat(plan.explain()).contains("exp (folded)").contains("3 folded").contains("in 1 steps");
  }

  @Test
  void unusedNodesAreLeftOut() {
    Node x = Node.input("x", Shape.of(3));
    Node unused = Node.input("unused", Shape.of(3));
    Node output = tanh(x);
    exp(output);
    Plan plan = compile(output);
    assertThat(plan.explain()).doesNotContain("exp").doesNotContain("unused");
    assertThat(plan.has(unused)).isFalse();
    assertThatThrownBy(() -> plan.view(unused))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("unused [3]");
  }

  @Test
  void elementwiseChainsAndTheirSumAreOneStep() {
    Node x = Node.input("x", Shape.of(100, 50));
    Node row = Node.parameter("row", Shape.of(50));
    Plan plan = compile(sum(exp(tanh(add(x, row)))));
    assertThat(plan.explain()).contains("in 1 steps").contains("scratch");
  }

  @Test
  void boundArraysAreReadAndWritten() {
    Node w = Node.parameter("w", Shape.of(2));
    Node loss = sum(multiply(w, w));
    List<Node> gradient = Gradients.of(loss, List.of(w));
    double[] parameters = {0, 1.5, -2};
    double[] gradients = new double[4];
    Bindings bindings =
        Bindings.of(
            Map.of(
                w,
                new View(parameters, 1, Shape.of(2)),
                gradient.get(0),
                new View(gradients, 2, Shape.of(2))));
    Plan plan = Plan.compile(List.of(loss, gradient.get(0)), bindings, runtime);
    plan.run();
    assertThat(gradients).containsExactly(0, 0, 3, -4);
    assertThat(plan.view(loss).get(0)).isEqualTo(6.25);
  }

  @Test
  void aBoundOutputThatIsNotComputedIsWrittenAtEveryRun() {
    Node x = Node.input("x", Shape.of(2));
    Node zero = Gradients.of(sum(x), List.of(Node.parameter("apart", Shape.of(2)))).get(0);
    Node same = Reshape.of(x, Shape.of(1, 2));
    double[] flat = {7, 7, 7, 7};
    Bindings bindings =
        Bindings.none()
            .with(zero, new View(flat, 0, Shape.of(2)))
            .with(same, new View(flat, 2, Shape.of(1, 2)));
    Plan plan = Plan.compile(List.of(zero, same), bindings, runtime);
    plan.view(x).set(new double[] {1, 2});
    for (int run = 0; run < 2; run++) {
      Arrays.fill(flat, 7);
      plan.run();
      assertThat(flat).containsExactly(0, 0, 1, 2);
    }
  }

  @Test
  void twoOutputsOfOneComputationAreBothWritten() {
    Node x = Node.input("x", Shape.of(2));
    Node a = tanh(x);
    Node b = tanh(x);
    double[] flat = new double[4];
    Bindings bindings =
        Bindings.none()
            .with(a, new View(flat, 0, Shape.of(2)))
            .with(b, new View(flat, 2, Shape.of(2)));
    Plan plan = Plan.compile(List.of(a, b), bindings, runtime);
    plan.view(x).set(new double[] {0.5, -0.5});
    plan.run();
    assertThat(flat[2]).isEqualTo(flat[0]).isNotZero();
    assertThat(flat[3]).isEqualTo(flat[1]).isNotZero();
  }

  @Test
  void bindingsThatWouldOverwriteEachOtherAreRefused() {
    Node w = Node.parameter("w", Shape.of(2));
    Node output = tanh(w);
    double[] flat = new double[3];
    Bindings bindings =
        Bindings.none()
            .with(w, new View(flat, 0, Shape.of(2)))
            .with(output, new View(flat, 1, Shape.of(2)));
    assertThatThrownBy(() -> Plan.compile(List.of(output), bindings, runtime))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("overlap");
    assertThatThrownBy(() -> Bindings.none().with(w, View.allocate(Shape.of(3))))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("[3]");
    Bindings inner = Bindings.none().with(output, View.allocate(Shape.of(2)));
    assertThatThrownBy(() -> Plan.compile(List.of(exp(output)), inner, runtime))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("neither an output of the plan nor a leaf");
  }

  @Test
  void noiseIsListedInOrder() {
    Node a = Node.noise("a", Leaf.Noise.Law.NORMAL, Shape.of(2));
    Node b = Node.noise("b", Leaf.Noise.Law.UNIFORM, Shape.of(2));
    assertThat(compile(add(b, a)).noise()).containsExactly(b, a);
  }

  @Test
  void aCheckedRunNamesWhereAnInfinityCameUp() {
    Node x = Node.input("x", Shape.of(2, 3));
    Node broken = log(x);
    Node output = sum(multiply(broken, Node.constant(0)));
    Plan plan = compile(output);
    plan.view(x).set(new double[] {1, 2, 3, 4, 0, 6});
    List<NonFinite> found = plan.runChecked();
    assertThat(found).hasSize(3);
    NonFinite first = found.get(0);
    assertThat(first.node()).isSameAs(broken);
    assertThat(first.index()).containsExactly(1, 1);
    assertThat(first.isOrigin()).isTrue();
    assertThat(first.inputs().get(0).value()).isZero();
    assertThat(first.toString()).contains("log [2 × 3] at ").contains("[1, 1]");
    assertThat(found.get(1).isOrigin()).isFalse();
    assertThat(plan.view(output).get(0)).isNaN();
    plan.view(x).set(new double[] {1, 2, 3, 4, 5, 6});
    assertThat(plan.runChecked()).isEmpty();
  }

  @Test
  void aCheckedRunGivesTheBitsOfARun() {
    RandomGraph graph = new RandomGraph(11, 40);
    Plan plan = Plan.compile(graph.outputs(), Bindings.none(), runtime);
    graph.write(plan);
    plan.run();
    List<double[]> expected =
        plan.outputs().stream().map(node -> plan.view(node).toArray()).toList();
    plan.runChecked();
    for (int i = 0; i < expected.size(); i++) {
      assertThat(plan.view(plan.outputs().get(i)).toArray()).isEqualTo(expected.get(i));
    }
  }

  @Test
  void memoryIsReused() {
    Node x = Node.input("x", Shape.of(64, 64));
    Node y = x;
    for (int i = 0; i < 10; i++) {
      y = tanh(matmul(y, y));
    }
    Plan plan = compile(y);
    assertThat(plan.memory().buffers().length()).isLessThanOrEqualTo(3 * 64 * 64);
    assertThat(plan.explain()).contains("bytes without reuse");
  }

  @Test
  void rowsAreNormalisedInOneStepWithWhatSurroundsThem() {
    Node x = Node.input("x", Shape.of(100, 10));
    Node bias = Node.parameter("bias", Shape.of(10));
    Node p = Reductions.softmax(add(x, bias));
    Node column = Reshape.of(Reductions.sum(multiply(p, p), -1), Shape.of(100, 1));
    Plan plan = compile(multiply(p, subtract(p, column)));
    assertThat(plan.explain()).contains("in 1 steps");
  }

  /** Oracle: the naive interpreter, on rows longer and shorter than a block, and one row alone. */
  @Test
  void rowsOfAnyLengthHaveTheBitsOfTheNaiveInterpreter() {
    for (int[] sizes : new int[][] {{3, 5000}, {3, 4096}, {1, 1025}, {2, 3, 700}, {1030, 1}, {7}}) {
      Shape shape = Shape.of(sizes);
      Node x = Node.input("x", shape);
      Node p = Reductions.softmax(tanh(x));
      Node sums = Reshape.of(Reductions.logSumExp(p, -1), shape.with(-1, 1));
      List<Node> outputs = List.of(subtract(p, sums), p, sum(multiply(p, p)));
      double[] values = new Random(3).doubles(shape.count(), -3, 3).toArray();
      Plan plan = Plan.compile(outputs, Bindings.none(), runtime);
      plan.view(x).set(values);
      plan.run();
      NaiveInterpreter oracle = new NaiveInterpreter(Map.of(x, values));
      for (Node output : outputs) {
        assertThat(bits(plan.view(output).toArray()))
            .as("%s of %s", output, shape)
            .isEqualTo(bits(oracle.value(output)));
      }
    }
  }

  @Test
  void theExplanationIsATable() {
    Node x = Node.input("x", Shape.of(64, 10));
    Node w = Node.parameter("w", Shape.of(10, 5));
    String text = compile(sum(tanh(matmul(x, w)))).explain();
    List<String> lines = text.lines().toList();
    assertThat(lines.get(0)).startsWith("step").contains("shape", "memory", "flops", "source");
    int source = lines.get(0).indexOf("source");
    assertThat(lines.subList(0, 6)).allMatch(line -> line.charAt(source - 1) == ' ');
    assertThat(lines.get(3)).contains("matmul", "[64 × 5]", "6400");
    assertThat(text).contains("5 values in 2 steps; 0 merged, 0 folded; 7,040 flops");
    assertThat(lines).allMatch(line -> line.equals(line.stripTrailing()));
  }
}
