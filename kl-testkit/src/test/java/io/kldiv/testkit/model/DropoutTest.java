package io.kldiv.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.random.RandomStream;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.models.Mlp;
import io.kldiv.models.Network;
import io.kldiv.models.Parameters;
import io.kldiv.models.Task;
import io.kldiv.models.activation.Tanh;
import io.kldiv.models.initialiser.Normal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Dropout on one hidden layer. The outputs are linear in it, so their mean over all masks is the
 * prediction without dropout; with more layers, or a softmax, it need not be.
 */
final class DropoutTest {
  private static final int UNITS = 5;
  private static final double RATE = 0.3;
  private static final long SEED = 3;

  private final Parameters parameters = new Parameters();
  private final Network network = mlp().build(new Task(3, TargetKind.NUMBERS, 2), parameters);
  private final Node features = Node.input("features", Shape.of(1, 3));

  private static Mlp mlp() {
    Normal wide = new Normal(new Normal.Config(1));
    return new Mlp(new Mlp.Config(List.of(UNITS), new Tanh(), RATE, wide, wide, Mlp.Output.AUTO));
  }

  @Test
  void keepsTheExactMeanOverAllMasks() {
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      double[] expected = run(compile(Network.Mode.EVALUATION, runtime));
      Plan plan = compile(Network.Mode.TRAINING, runtime);
      View noise = plan.view(plan.noise().get(0));
      double[] mean = new double[2];
      for (int mask = 0; mask < 1 << UNITS; mask++) {
        double probability = 1;
        for (int unit = 0; unit < UNITS; unit++) {
          boolean kept = (mask >> unit & 1) == 1;
          noise.array()[noise.offset() + unit] = kept ? RATE : Math.nextDown(RATE);
          probability *= kept ? 1 - RATE : RATE;
        }
        double[] values = run(plan);
        mean[0] += probability * values[0];
        mean[1] += probability * values[1];
      }
      // The oracle: the prediction without dropout.
      assertThat(mean).containsExactly(expected, within(1e-14));
    }
  }

  @Test
  void keepsTheMeanOverRandomMasksWithinFourStandardErrors() {
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      double[] expected = run(compile(Network.Mode.EVALUATION, runtime));
      Plan plan = compile(Network.Mode.TRAINING, runtime);
      Node leaf = plan.noise().get(0);
      View noise = plan.view(leaf);
      RandomStream stream = RandomStreams.of(SEED).stream(leaf.operation().name());
      int draws = 20_000;
      double sum = 0;
      double squares = 0;
      for (int draw = 0; draw < draws; draw++) {
        stream.fillUniform(noise.array(), noise.offset(), noise.count());
        double deviation = run(plan)[0] - expected[0];
        sum += deviation;
        squares += deviation * deviation;
      }
      double standardError = Math.sqrt(squares / draws / draws);
      assertThat(standardError).isPositive();
      assertThat(sum / draws).as("seed %d", SEED).isCloseTo(0, within(4 * standardError));
    }
  }

  @Test
  void drawsEachLayersNoiseFromAStreamOfItsOwn() {
    Normal wide = new Normal(new Normal.Config(1));
    Mlp deep =
        new Mlp(new Mlp.Config(List.of(4, 3), new Tanh(), RATE, wide, wide, Mlp.Output.AUTO));
    Network two = deep.build(new Task(3, TargetKind.NUMBERS, 2), new Parameters());
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      Node mean = two.predict(features, Network.Mode.TRAINING).target().mean();
      List<String> names = new ArrayList<>();
      Plan.compile(List.of(mean), Bindings.none(), runtime)
          .noise()
          .forEach(node -> names.add(node.operation().name()));
      assertThat(names).containsExactlyInAnyOrder("model.hidden1.dropout", "model.hidden2.dropout");
    }
  }

  private Plan compile(Network.Mode mode, PlanRuntime runtime) {
    Node mean = network.predict(features, mode).target().mean();
    Plan plan = Plan.compile(List.of(mean), Bindings.none(), runtime);
    double[] values = parameters.initialise(RandomStreams.of(SEED));
    for (Parameters.Entry entry : parameters.entries()) {
      View view = plan.view(entry.node());
      System.arraycopy(values, entry.offset(), view.array(), view.offset(), view.count());
    }
    plan.view(features).set(new double[] {0.5, -1, 2});
    return plan;
  }

  private static double[] run(Plan plan) {
    plan.run();
    return plan.view(plan.outputs().get(0)).toArray();
  }
}
