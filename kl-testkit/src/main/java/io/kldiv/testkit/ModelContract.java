package io.kldiv.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Leaf;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Workers;
import io.kldiv.models.Model;
import io.kldiv.models.Network;
import io.kldiv.models.Network.Mode;
import io.kldiv.models.Parameters;
import io.kldiv.models.Task;
import io.kldiv.testkit.ModelTrial.Samples;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Model} promises. A subclass supplies models with different settings, each with
 * a task it can predict.
 */
public abstract class ModelContract {
  private static final long SEED = 20261122;

  /** Creates the contract; called by subclasses. */
  protected ModelContract() {}

  /** Models and tasks to try; small ones, as every parameter is differentiated numerically. */
  protected abstract List<ModelCase> cases();

  @Test
  final void predictsTheFamilyItDeclaresForEveryBatch() {
    for (ModelCase one : cases()) {
      for (int batch : new int[] {1, 2, 7}) {
        for (Mode mode : Mode.values()) {
          ModelTrial trial = ModelTrial.of(one, batch, mode);
          Shape shape = Shape.of(batch, one.task().outputs());
          assertThat(one.model().family(one.task().target()))
              .as("%s", one)
              .contains(trial.predicted().family());
          assertThat(trial.predicted().shape()).as("%s", one).isEqualTo(shape);
          assertThat(trial.predicted().mean().shape()).as("%s", one).isEqualTo(shape);
        }
      }
    }
  }

  @Test
  final void refusesToPredictWhatItDeclaresNoFamilyFor() {
    for (ModelCase one : cases()) {
      for (TargetKind kind : TargetKind.values()) {
        if (one.model().family(kind).isEmpty()) {
          Task task = new Task(2, kind, 2);
          assertThatExceptionOfType(IllegalArgumentException.class)
              .as("%s", one)
              .isThrownBy(() -> one.model().build(task, new Parameters()))
              .withMessageContaining(kind.toString());
        }
      }
    }
  }

  @Test
  final void refusesFeaturesOfAnotherWidth() {
    for (ModelCase one : cases()) {
      Network network = one.model().build(one.task(), new Parameters());
      Node wide = Node.input("features", Shape.of(3, one.task().features() + 1));
      assertThatExceptionOfType(GraphException.class)
          .as("%s", one)
          .isThrownBy(() -> network.predict(wide, Mode.EVALUATION));
    }
  }

  @Test
  final void isFiniteAtItsFirstValues() {
    for (ModelCase one : cases()) {
      for (int batch : new int[] {1, 7}) {
        Samples samples = Samples.draw(one.task(), batch, SEED);
        ModelTrial trial = ModelTrial.of(one, batch, Mode.TRAINING);
        for (double[] values :
            ModelTrial.run(trial.everything(), trial.point(trial.initialise(SEED), samples))) {
          assertThat(Arrays.stream(values).allMatch(Double::isFinite)).as("%s", one).isTrue();
        }
      }
    }
  }

  @Test
  final void predictsASampleTheSameAloneAndInABatchBitForBit() {
    for (ModelCase one : cases()) {
      Samples samples = Samples.draw(one.task(), 7, SEED);
      ModelTrial batch = ModelTrial.of(one, 7, Mode.EVALUATION);
      double[] values = batch.descend(batch.initialise(SEED), samples, 2);
      List<double[]> together = predict(batch, values, samples);
      ModelTrial single = ModelTrial.of(one, 1, Mode.EVALUATION);
      int outputs = one.task().outputs();
      for (int row = 0; row < 7; row++) {
        List<double[]> alone = predict(single, values, samples.only(row));
        assertThat(alone.get(0))
            .as("mean of sample %d, %s", row, one)
            .isEqualTo(Arrays.copyOfRange(together.get(0), row * outputs, (row + 1) * outputs));
        assertThat(alone.get(1)[0])
            .as("log density of sample %d, %s", row, one)
            .isEqualTo(together.get(1)[row]);
      }
    }
  }

  @Test
  final void gradientsAgreeWithFiniteDifferencesNearTheFirstValuesAndLater() {
    for (ModelCase one : cases()) {
      Samples samples = Samples.draw(one.task(), 5, SEED);
      ModelTrial trial = ModelTrial.of(one, 5, Mode.TRAINING);
      double[] start = trial.start(SEED);
      for (double[] values : List.of(start, trial.descend(start, samples, 5))) {
        Map<Node, double[]> point = trial.point(values, samples);
        check(one, trial.negativeLogDensity(), trial, point);
        check(one, trial.squaredError(), trial, point);
      }
    }
  }

  private static void check(
      ModelCase one, Node scalar, ModelTrial trial, Map<Node, double[]> point) {
    try {
      GradientCheck.of(scalar, trial.leaves()).check(point);
    } catch (AssertionError e) {
      throw new AssertionError("%s, seed %d: %s".formatted(one, SEED, e.getMessage()), e);
    }
  }

  @Test
  final void everyParameterIsReachedByTheGradient() {
    for (ModelCase one : cases()) {
      Samples samples = Samples.draw(one.task(), 7, SEED);
      ModelTrial trial = ModelTrial.of(one, 7, Mode.TRAINING);
      List<double[]> results =
          ModelTrial.run(trial.everything(), trial.point(trial.initialise(SEED), samples));
      List<Parameters.Entry> entries = trial.parameters().entries();
      for (int i = 0; i < entries.size(); i++) {
        String name = entries.get(i).name();
        boolean zero = Arrays.stream(results.get(2 + i)).allMatch(slope -> slope == 0);
        assertThat(zero)
            .as("gradient of %s is zero, %s", name, one)
            .isEqualTo(one.unreached().containsKey(name));
      }
    }
  }

  @Test
  final void dependsOnNoParameterButItsOwn() {
    for (ModelCase one : cases()) {
      ModelTrial trial = ModelTrial.of(one, 3, Mode.TRAINING);
      Set<Node> own = Collections.newSetFromMap(new IdentityHashMap<>());
      own.addAll(trial.leaves());
      own.add(trial.features());
      own.add(trial.target());
      for (Node leaf : leavesOf(trial.logDensity())) {
        if (leaf.operation() instanceof Leaf.Parameter || leaf.operation() instanceof Leaf.Input) {
          assertThat(own).as("%s", one).contains(leaf);
        }
      }
    }
  }

  @Test
  final void addsTheSameParametersEachTimeAndSharesNothing() {
    for (ModelCase one : cases()) {
      Parameters first = new Parameters();
      one.model().build(one.task(), first);
      Parameters second = new Parameters();
      one.model().build(one.task(), second);
      assertThat(first.count()).as("%s", one).isPositive().isEqualTo(second.count());
      for (int i = 0; i < first.entries().size(); i++) {
        Parameters.Entry left = first.entries().get(i);
        Parameters.Entry right = second.entries().get(i);
        assertThat(left.name()).as("%s", one).isEqualTo(right.name());
        assertThat(left.shape()).as("%s", one).isEqualTo(right.shape());
        assertThat(left.node()).as("%s", one).isNotSameAs(right.node());
      }
    }
  }

  @Test
  final void startsTheSameFromOneSeedAndDifferentlyFromAnother() {
    for (ModelCase one : cases()) {
      double[] values = ModelTrial.of(one, 1, Mode.EVALUATION).initialise(SEED);
      double[] again = ModelTrial.of(one, 4, Mode.TRAINING).initialise(SEED);
      double[] other = ModelTrial.of(one, 1, Mode.EVALUATION).initialise(SEED + 1);
      assertThat(again).as("%s", one).isEqualTo(values);
      assertThat(Arrays.equals(values, other))
          .as("the same from two seeds, %s %s", one, one.startsAlike())
          .isEqualTo(!one.startsAlike().isEmpty());
    }
  }

  @Test
  final void usesNoNoiseInEvaluation() {
    for (ModelCase one : cases()) {
      assertThat(ModelTrial.of(one, 3, Mode.EVALUATION).noise()).as("%s", one).isEmpty();
    }
  }

  @Test
  final void givesTheSameBitsWithEveryKernelAndNumberOfThreads() {
    for (ModelCase one : cases()) {
      Samples samples = Samples.draw(one.task(), 3000, SEED);
      ModelTrial trial = ModelTrial.of(one, 3000, Mode.TRAINING);
      Map<Node, double[]> point = trial.point(trial.initialise(SEED), samples);
      List<double[]> expected;
      try (PlanRuntime plain = new PlanRuntime(Kernels.scalar(), new Workers(1))) {
        expected = ModelTrial.run(trial.everything(), point, plain);
      }
      for (int threads = 1; threads <= 3; threads++) {
        try (PlanRuntime runtime = PlanRuntime.of(threads)) {
          List<double[]> results = ModelTrial.run(trial.everything(), point, runtime);
          for (int i = 0; i < results.size(); i++) {
            assertThat(Arrays.equals(results.get(i), expected.get(i)))
                .as("result %d is the same with %d threads, %s", i, threads, one)
                .isTrue();
          }
        }
      }
    }
  }

  @Test
  final void namesNoInnerDistributionAsExperimentFilesNameThePrediction() {
    for (ModelCase one : cases()) {
      assertThat(ModelTrial.of(one, 1, Mode.TRAINING).prediction().inner())
          .as("%s", one)
          .doesNotContainKey("prediction");
    }
  }

  /** The mean and the log density. */
  private static List<double[]> predict(ModelTrial trial, double[] values, Samples samples) {
    return ModelTrial.run(
        List.of(trial.predicted().mean(), trial.logDensity()), trial.point(values, samples));
  }

  private static Set<Node> leavesOf(Node output) {
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Node> open = new ArrayDeque<>(List.of(output));
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (seen.add(node)) {
        open.addAll(node.inputs());
      }
    }
    seen.removeIf(node -> !(node.operation() instanceof Leaf));
    return seen;
  }
}
