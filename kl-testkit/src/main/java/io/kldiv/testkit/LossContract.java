package io.kldiv.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.loss.Accepted;
import io.kldiv.core.loss.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Loss} promises. A subclass supplies the loss and predictions and targets to try
 * it with.
 */
public abstract class LossContract {
  private static final long SEED = 20260411;

  /** Creates the contract; called by subclasses. */
  protected LossContract() {}

  /** The loss. */
  protected abstract Loss loss();

  /** Predictions and targets to try it with. */
  protected abstract List<LossCase> cases();

  /** Why the loss can be negative, or a perfect prediction has another loss than 0; or empty. */
  protected String notZeroAtBest() {
    return "";
  }

  private record Trial(List<Node> parameters, Node target, Node values) {
    static Trial of(Loss loss, LossCase lossCase, int batch, int outputs) {
      List<Shape> shapes = lossCase.predicted().shapes(batch, outputs);
      List<Node> parameters = Comparison.leaves("parameter", shapes);
      Node target = Node.input("target", Shape.of(batch, outputs));
      Node values = loss.perSample(lossCase.predicted().of(parameters), target);
      return new Trial(parameters, target, values);
    }

    Map<Node, double[]> point(List<double[]> numbers, double[] targets) {
      Map<Node, double[]> point = new LinkedHashMap<>();
      for (int i = 0; i < parameters.size(); i++) {
        point.put(parameters.get(i), numbers.get(i));
      }
      point.put(target, targets);
      return point;
    }

    /** The values, then the gradients of their sum for each parameter. */
    List<double[]> at(Map<Node, double[]> point) {
      List<Node> outputs = new ArrayList<>(List.of(values));
      outputs.addAll(Gradients.of(Reductions.sum(values), parameters));
      try (PlanRuntime runtime = PlanRuntime.of(1)) {
        Plan plan = Plan.compile(outputs, Bindings.none(), runtime);
        point.forEach(
            (leaf, numbers) -> {
              if (plan.has(leaf)) {
                plan.view(leaf).set(numbers);
              }
            });
        plan.run();
        point.forEach(
            (leaf, numbers) -> {
              if (plan.has(leaf)) {
                assertThat(plan.view(leaf).toArray()).as("%s after a run", leaf).isEqualTo(numbers);
              }
            });
        return outputs.stream().map(output -> plan.view(output).toArray()).toList();
      }
    }
  }

  @Test
  final void hasOneValuePerSample() {
    for (LossCase lossCase : cases()) {
      for (int batch : new int[] {1, 2, 7}) {
        Shape shape = Trial.of(loss(), lossCase, batch, 3).values().shape();
        assertThat(shape).isEqualTo(Shape.of(batch));
      }
    }
  }

  @Test
  final void isANumberAndNotNegative() {
    Random random = new Random(SEED);
    for (LossCase lossCase : cases()) {
      double[] values = draw(lossCase, 50, 3, random).get(0);
      for (double value : values) {
        assertThat(value).as("%s, seed %d", lossCase.predicted().name(), SEED).isFinite();
        if (notZeroAtBest().isEmpty()) {
          assertThat(value).as("%s, seed %d", lossCase.predicted().name(), SEED).isNotNegative();
        }
      }
    }
  }

  @Test
  final void isZeroAtAPerfectPrediction() {
    assumeTrue(notZeroAtBest().isEmpty(), () -> "exempt: " + notZeroAtBest());
    Random random = new Random(SEED);
    for (LossCase lossCase : cases()) {
      double[] target = lossCase.targets(1, 3, random);
      Trial trial = Trial.of(loss(), lossCase, 1, 3);
      List<double[]> results = trial.at(trial.point(lossCase.perfect(target), target));
      assertThat(results.get(0))
          .as(lossCase.predicted().name())
          .satisfies(values -> assertThat(values[0] + 0.0).isEqualTo(0.0));
      for (double[] gradient : results.subList(1, results.size())) {
        assertThat(Arrays.stream(gradient).allMatch(Double::isFinite)).isTrue();
      }
    }
  }

  @Test
  final void gradientsAgreeWithFiniteDifferences() {
    Random random = new Random(SEED);
    for (LossCase lossCase : cases()) {
      Trial trial = Trial.of(loss(), lossCase, 4, 3);
      Map<Node, double[]> point =
          trial.point(lossCase.predicted().draw(4, 3, random), lossCase.targets(4, 3, random));
      GradientCheck.of(Reductions.sum(trial.values()), trial.parameters()).check(point);
    }
  }

  @Test
  final void givesTheSameBitsTwice() {
    for (LossCase lossCase : cases()) {
      double[] once = draw(lossCase, 7, 3, new Random(SEED)).get(0);
      double[] twice = draw(lossCase, 7, 3, new Random(SEED)).get(0);
      assertThat(once).isEqualTo(twice);
    }
  }

  @Test
  final void refusesATargetOfAnotherShapeAndNamesBoth() {
    for (LossCase lossCase : cases()) {
      List<Node> parameters = Comparison.leaves("p", lossCase.predicted().shapes(2, 3));
      for (Shape shape : List.of(Shape.of(2, 4), Shape.of(1, 3), Shape.of(2))) {
        assertThatExceptionOfType(GraphException.class)
            .isThrownBy(
                () ->
                    loss()
                        .perSample(
                            lossCase.predicted().of(parameters), Node.input("target", shape)))
            .withMessageContainingAll(Shape.of(2, 3).toString(), shape.toString());
      }
    }
  }

  @Test
  final void acceptsItsOwnFamiliesAndExplainsWhyItRefusesAnother() {
    Accepted accepted = loss().accepts();
    List<TargetKind> kinds =
        accepted.targets().isEmpty()
            ? List.of(TargetKind.values())
            : List.copyOf(accepted.targets());
    for (LossCase lossCase : cases()) {
      List<Node> parameters = Comparison.leaves("p", lossCase.predicted().shapes(1, 2));
      Family family = lossCase.predicted().of(parameters).family();
      kinds.forEach(kind -> assertThat(accepted.problem("it", family, kind)).isEmpty());
    }
    Family other = new Family("unheard-of", Family.Support.REAL, false);
    if (!accepted.families().isEmpty()) {
      assertThat(accepted.problem("its-name", other, kinds.get(0)))
          .hasValueSatisfying(text -> assertThat(text).contains("its-name", "unheard-of"))
          .hasValueSatisfying(text -> assertThat(text).contains(accepted.families().get(0).name()));
    }
  }

  private List<double[]> draw(LossCase lossCase, int batch, int outputs, Random random) {
    Trial trial = Trial.of(loss(), lossCase, batch, outputs);
    return trial.at(
        trial.point(
            lossCase.predicted().draw(batch, outputs, random),
            lossCase.targets(batch, outputs, random)));
  }
}
