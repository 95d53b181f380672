package io.kldiv.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.ElementwiseOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every operation promises. A subclass supplies the operations, ours or a third party's, each
 * with an oracle in plain Java, samples, edges, and what it refuses.
 */
public abstract class OpContract {
  private static final int CHECKED_ELEMENTS = 200;
  private static final int WARM_RUNS = 50;
  private static final long SEED = 11;
  private static final Pattern SOURCE_LINE = Pattern.compile("\\(\\w+\\.java:\\d+\\)$");

  /** Creates the contract; called by subclasses. */
  protected OpContract() {}

  /** The operations to test. */
  protected abstract List<OpCase> cases();

  @TestFactory
  final Stream<DynamicTest> samplesHaveSizesZeroOneAndRagged() {
    return each(
        operation -> {
          List<Integer> sizes =
              operation.samples().stream().map(inputs -> inputs.get(0).count()).toList();
          boolean complete =
              sizes.contains(0)
                  && sizes.contains(1)
                  && sizes.stream().anyMatch(size -> size > 8 && size % 8 != 0);
          if (operation.claims().missingSizes().isEmpty()) {
            assertThat(complete).as("sizes of the first input: %s", sizes).isTrue();
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> valuesAreThoseOfTheOracle() {
    return eachSample(
        (operation, inputs, runtime) -> {
          Trial trial = Trial.weighted(operation, inputs);
          Plan plan = Trial.plan(trial.value(), runtime);
          double[] actual = trial.run(plan, inputs).get(0);
          double[] expected = operation.oracle().apply(inputs);
          assertThat(actual).hasSameSizeAs(expected);
          for (int i = 0; i < actual.length; i++) {
            double scale = Math.max(1, Math.abs(expected[i]));
            if (!(Math.abs(actual[i] - expected[i]) <= operation.claims().tolerance() * scale)) {
              fail("element %d is %s, the oracle says %s".formatted(i, actual[i], expected[i]));
            }
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> valuesAndGradientsAtTheEdgesAreAsDeclared() {
    return each(operation -> operation.edges().forEach(edge -> checkEdge(operation, edge)));
  }

  @TestFactory
  final Stream<DynamicTest> gradientsAgreeWithCentralDifferences() {
    return eachSample(
        (operation, inputs, runtime) -> {
          if (isSmall(inputs) && !operation.claims().smooth().isEmpty()) {
            Trial trial = Trial.weighted(operation, inputs);
            GradientCheck.of(trial.scalar(), trial.smooth()).check(trial.point(inputs));
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> secondDerivativesAgreeWithCentralDifferences() {
    return eachSample(
        (operation, inputs, runtime) -> {
          boolean claimed =
              operation.claims().secondOrder() && !operation.claims().smooth().isEmpty();
          if (isSmall(inputs) && claimed) {
            Trial trial = Trial.weighted(operation, inputs);
            GradientCheck.of(trial.scalar(), trial.smooth())
                .secondOrder(SEED)
                .check(trial.point(inputs));
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> otherInputsHaveNoGradient() {
    return each(
        operation -> {
          Trial trial = Trial.weighted(operation, operation.samples().get(0));
          List<@Nullable Node> rule = trial.node().operation().gradient(trial.node(), trial.node());
          boolean direct = trial.isDirect();
          for (int i = 0; direct && i < rule.size(); i++) {
            assertThat(rule.get(i) != null)
                .as("whether input %d has a gradient", i)
                .isEqualTo(operation.claims().smooth().contains(i));
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> wrongUseIsRefusedWithNameShapesAndLine() {
    return each(
        operation -> {
          for (OpCase.Refusal refusal : operation.refusals()) {
            assertThatThrownBy(() -> refusal.attempt().get())
                .as("refusal with %s", refusal.message())
                .isInstanceOf(GraphException.class)
                .hasMessageFindingMatch(refusal.message())
                .hasMessageFindingMatch(SOURCE_LINE.pattern());
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> badValuesStopTheRunWithAMessage() {
    return each(
        operation -> {
          for (OpCase.Failure failure : operation.failures()) {
            try (PlanRuntime runtime = PlanRuntime.of(1)) {
              Trial trial = Trial.weighted(operation, failure.inputs());
              Plan plan = Trial.plan(trial.value(), runtime);
              assertThatThrownBy(() -> trial.run(plan, failure.inputs()))
                  .isInstanceOf(failure.type())
                  .hasMessageFindingMatch(failure.message());
            }
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> inputsAreNotWritten() {
    return eachSample(
        (operation, inputs, runtime) -> {
          Trial trial = Trial.weighted(operation, inputs);
          Plan plan = Trial.plan(trial.outputs(), runtime);
          trial.run(plan, inputs);
          for (int i = 0; i < inputs.size(); i++) {
            Node leaf = trial.leaves().get(i);
            if (plan.has(leaf)) {
              requireSameBits(List.of(inputs.get(i).toArray()), List.of(plan.view(leaf).toArray()));
            }
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> aSecondRunGivesTheSameBitsWhateverRanBetween() {
    return eachSample(
        (operation, inputs, runtime) -> {
          Trial trial = Trial.weighted(operation, inputs);
          Plan plan = Trial.plan(trial.outputs(), runtime);
          List<double[]> first = trial.run(plan, inputs);
          plan.run();
          requireSameBits(first, plan.outputs().stream().map(n -> plan.view(n).toArray()).toList());
          operation.samples().stream()
              .filter(other -> hasShapesOf(other, inputs))
              .forEach(other -> trial.run(plan, other));
          requireSameBits(first, trial.run(plan, inputs));
        });
  }

  @TestFactory
  final Stream<DynamicTest> everyElementIsWrittenAndNoOther() {
    return eachSample(
        (operation, inputs, runtime) -> {
          Trial trial = Trial.weighted(operation, inputs);
          boolean direct = trial.isDirect();
          if (direct && trial.node().operation() instanceof BufferOperation buffer) {
            List<double[]> expected = trial.run(Trial.plan(trial.value(), runtime), inputs);
            requireSameBits(expected, List.of(DirectRun.scattered(trial.node(), buffer, inputs)));
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> elementwiseWorkMayOverwriteAnInput() {
    return eachSample(
        (operation, inputs, runtime) -> {
          Trial trial = Trial.weighted(operation, inputs);
          boolean direct = trial.isDirect();
          long shapes = inputs.stream().map(View::shape).distinct().count();
          if (direct
              && shapes == 1
              && trial.node().shape().count() > 0
              && trial.node().shape().equals(inputs.get(0).shape())
              && trial.node().operation() instanceof ElementwiseOperation elementwise) {
            List<double[]> expected = trial.run(Trial.plan(trial.value(), runtime), inputs);
            for (int over = 0; over < inputs.size(); over++) {
              requireSameBits(expected, List.of(DirectRun.inPlace(elementwise, inputs, over)));
            }
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> kernelsAndThreadsGiveTheSameBits() {
    return eachSample(
        (operation, inputs, reference) -> {
          Trial trial = Trial.weighted(operation, inputs);
          List<Node> outputs = trial.outputs();
          List<double[]> expected = trial.run(Trial.plan(outputs, reference), inputs);
          for (int threads = 1; threads <= 3; threads++) {
            for (Kernels kernels : List.of(Kernels.scalar(), Kernels.best())) {
              try (PlanRuntime runtime = new PlanRuntime(kernels, new Workers(threads))) {
                requireSameBits(expected, trial.run(Trial.plan(outputs, runtime), inputs));
              }
            }
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> theSameOperationMadeTwiceIsEqual() {
    return each(
        operation -> {
          List<View> inputs = operation.samples().get(operation.samples().size() - 1);
          Node one = Trial.weighted(operation, inputs).node();
          Node other = Trial.weighted(operation, inputs).node();
          requireEqual(one, other);
        });
  }

  @TestFactory
  final Stream<DynamicTest> runningAllocatesNothing() {
    AllocationMeter meter = AllocationMeter.create();
    return eachSample(
        (operation, inputs, runtime) -> {
          if (isSmall(inputs) && operation.claims().allocation().isEmpty()) {
            Trial trial = Trial.weighted(operation, inputs);
            Plan plan = Trial.plan(trial.outputs(), runtime);
            trial.write(plan, inputs);
            assertThat(meter.bytes(WARM_RUNS, plan::run)).as("bytes allocated").isZero();
          }
        });
  }

  /** A test of an operation on a sample, with a runtime of one thread. */
  private interface SampleTest {
    void run(OpCase operation, List<View> inputs, PlanRuntime runtime);
  }

  private Stream<DynamicTest> each(Consumer<OpCase> test) {
    return cases().stream()
        .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> test.accept(operation)));
  }

  private Stream<DynamicTest> eachSample(SampleTest test) {
    return each(
        operation -> {
          try (PlanRuntime runtime = new PlanRuntime(Kernels.scalar(), new Workers(1))) {
            for (List<View> inputs : operation.samples()) {
              runNamed(test, operation, inputs, runtime);
            }
          }
        });
  }

  private static void runNamed(
      SampleTest test, OpCase operation, List<View> inputs, PlanRuntime runtime) {
    try {
      test.run(operation, inputs, runtime);
    } catch (AssertionError | RuntimeException e) {
      String shapes = inputs.stream().map(View::shape).toList().toString();
      throw new AssertionError("%s of %s: %s".formatted(operation.name(), shapes, e), e);
    }
  }

  private static void checkEdge(OpCase operation, OpCase.Edge edge) {
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      Trial trial = Trial.summed(operation, edge.inputs());
      List<Node> outputs = edge.gradients().isEmpty() ? List.of(trial.node()) : trial.outputs();
      List<double[]> actual = trial.run(Trial.plan(outputs, runtime), edge.inputs());
      String where = edge.inputs().stream().map(v -> Arrays.toString(v.toArray())).toList() + "";
      requireSame(operation.name() + " at " + where, actual.get(0), edge.values());
      for (int i = 0; i < edge.gradients().size(); i++) {
        String which = "gradient %d of %s at %s".formatted(i, operation.name(), where);
        requireSame(which, actual.get(i + 1), edge.gradients().get(i));
      }
    }
  }

  /** The same numbers within a rounding error; zeros of either sign are the same. */
  private static void requireSame(String what, double[] actual, double[] expected) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      double a = actual[i];
      double e = expected[i];
      boolean same = a == e || Double.compare(a, e) == 0 || Math.abs(a - e) <= 4 * Math.ulp(e);
      assertThat(same).as("%s: element %d is %s, not %s", what, i, a, e).isTrue();
    }
  }

  private static void requireSameBits(List<double[]> expected, List<double[]> actual) {
    for (int k = 0; k < expected.size(); k++) {
      for (int i = 0; i < expected.get(k).length; i++) {
        double e = expected.get(k)[i];
        double a = actual.get(k)[i];
        if (Double.doubleToLongBits(e) != Double.doubleToLongBits(a)) {
          fail("output %d, element %d: %s and %s differ".formatted(k, i, e, a));
        }
      }
    }
  }

  private static void requireEqual(Node one, Node other) {
    boolean leaves = one.inputs().isEmpty() && other.inputs().isEmpty();
    if (!leaves) {
      assertThat(one.operation()).isEqualTo(other.operation());
      assertThat(one.operation().hashCode()).isEqualTo(other.operation().hashCode());
      assertThat(one.inputs()).hasSameSizeAs(other.inputs());
      for (int i = 0; i < one.inputs().size(); i++) {
        requireEqual(one.inputs().get(i), other.inputs().get(i));
      }
    }
  }

  private static boolean isSmall(List<View> inputs) {
    return inputs.stream().mapToInt(View::count).sum() <= CHECKED_ELEMENTS;
  }

  private static boolean hasShapesOf(List<View> some, List<View> others) {
    return some.stream()
        .map(View::shape)
        .toList()
        .equals(others.stream().map(View::shape).toList());
  }
}
