package io.kldiv.optim.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Need;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.ParameterLayout.Slice;
import io.kldiv.optim.UnmatchedPatternException;
import io.kldiv.optim.Updater;
import io.kldiv.optim.link.Accumulate;
import io.kldiv.optim.link.ClipByNorm;
import io.kldiv.optim.link.MovingAverage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Groups of parameters. Oracle: each group's rule on its parameters alone. */
final class GroupsTest {
  private static final long SEED = 5;
  private static final Horizon RUN = Horizon.ofSteps(100);
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(
              new Slice("a.weight", 0, List.of(3, 2)),
              new Slice("a.bias", 6, 2),
              new Slice("b.weight", 8, List.of(2, 2)),
              new Slice("b.bias", 12, 2)));
  private static final int[] BIASES = {6, 7, 12, 13};
  private static final int[] WEIGHTS = {0, 1, 2, 3, 4, 5, 8, 9, 10, 11};

  private final Optimizer clipped =
      new ChainedRule(
          new ChainedRule.Config(
              List.of(
                  new Accumulate(new Accumulate.Config(2)),
                  new ClipByNorm(new ClipByNorm.Config(0.1))),
              new Momentum(new Momentum.Config((t, h) -> 0.1 / (1 + t), (t, h) -> 0.9)),
              List.of(new MovingAverage(new MovingAverage.Config(0.5)))));
  private final Optimizer adam =
      new Adam(new Adam.Config((step, horizon) -> 0.01, 0.9, 0.999, 1e-8, 0));
  private final Optimizer groups =
      new Groups(new Groups.Config(List.of(new Groups.Group(List.of("*.bias"), clipped)), adam));

  @Test
  void eachGroupIsTrainedAsIfThereWereNoOthers() {
    Updater updater = Updater.of(groups, LAYOUT, RUN);
    Updater biases = Updater.of(clipped, ParameterLayout.of("biases", 4), RUN);
    Updater weights = Updater.of(adam, ParameterLayout.of("weights", 10), RUN);
    SplittableRandom random = new SplittableRandom(SEED);
    double[] all = random.doubles(14).toArray();
    double[] someBiases = at(BIASES, all);
    double[] someWeights = at(WEIGHTS, all);
    for (int step = 0; step < 11; step++) {
      double[] gradient = random.doubles(14, -1, 1).toArray();
      updater.step(all, gradient, 1);
      biases.step(someBiases, at(BIASES, gradient), 1);
      weights.step(someWeights, at(WEIGHTS, gradient), 1);
      assertThat(at(BIASES, all)).as("step %d, seed %d", step, SEED).isEqualTo(someBiases);
      assertThat(at(WEIGHTS, all)).as("step %d, seed %d", step, SEED).isEqualTo(someWeights);
    }
    double[] averaged = new double[14];
    updater.average(all, averaged);
    double[] averagedBiases = new double[4];
    biases.average(someBiases, averagedBiases);
    assertThat(at(BIASES, averaged)).isEqualTo(averagedBiases);
    assertThat(at(WEIGHTS, averaged)).isEqualTo(someWeights);
    assertThat(updater.averages()).isTrue();
  }

  @Test
  void theStateOfAGroupStandsBelowItsNumberAndItsSchedulesBelowItsName() {
    Updater updater = Updater.of(groups, LAYOUT, RUN);
    Map<String, double[]> state = updater.state().save();
    assertThat(state.keySet())
        .contains("0.steps", "0.0.sum", "0.3.momentum", "1.1.mean", "1.1.squares");
    assertThat(state.get("0.0.sum")).hasSize(4);
    assertThat(state.get("1.1.mean")).hasSize(10);
    assertThat(updater.scheduledNames())
        .containsExactly("learningRate[*.bias]", "learningRate[rest]", "momentum[*.bias]");
    updater.step(new double[14], new double[14], 1);
    assertThat(updater.scheduled("learningRate[rest]")).isEqualTo(0.01);
  }

  @Test
  void theFirstGroupThatHasAPatternForAParameterIsItsGroup() {
    Optimizer rates =
        new Groups(
            new Groups.Config(
                List.of(
                    new Groups.Group(List.of("a.*"), gradientDescent(1)),
                    new Groups.Group(List.of("*.bias"), gradientDescent(2))),
                gradientDescent(3)));
    double[] x = new double[14];
    double[] ones = new double[14];
    Arrays.fill(ones, -1);
    Updater.of(rates, LAYOUT, RUN).step(x, ones, 1);
    assertThat(x).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 2, 2);
  }

  @Test
  void aGroupWithoutParametersIsRefused() {
    Groups.Group all = new Groups.Group(List.of("?.*"), gradientDescent(1));
    Groups.Group shadowed = new Groups.Group(List.of("*.bias"), gradientDescent(2));
    Groups.Group typo = new Groups.Group(List.of("*.baises"), gradientDescent(2));
    assertThatExceptionOfType(UnmatchedPatternException.class)
        .isThrownBy(() -> start(all, shadowed))
        .withMessage("every parameter named like '*.bias' belongs to an earlier group");
    assertThatExceptionOfType(UnmatchedPatternException.class)
        .isThrownBy(() -> start(typo))
        .withMessage(
            "no parameter is named like '*.baises'; there are [a.weight, a.bias, b.weight,"
                + " b.bias]");
  }

  @Test
  void aRuleThatNeedsTheWholeProblemIsRefusedInAGroup() {
    Link searching =
        new Link() {
          @Override
          public Set<Need> needs() {
            return Set.of(Need.EVALUATION);
          }

          @Override
          public void apply(LinkState state, double[] update, double[] p, int from, int to) {}
        };
    assertThatIllegalArgumentException()
        .isThrownBy(() -> start(new Groups.Group(List.of("a.*"), () -> List.of(searching))))
        .withMessage(
            "the rule of the group 'a.*' needs [EVALUATION], which there is for all parameters"
                + " only");
  }

  @Test
  void anAverageInAGroupAndOneOfAllParametersAreRefused() {
    Optimizer both =
        new ChainedRule(
            new ChainedRule.Config(
                List.of(), groups, List.of(new MovingAverage(new MovingAverage.Config(0.5)))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Updater.of(both, LAYOUT, RUN))
        .withMessage("an optimizer can have one link that averages, not two");
  }

  private static Updater start(Groups.Group... groups) {
    Groups.Config config = new Groups.Config(List.of(groups), gradientDescent(1));
    return Updater.of(new Groups(config), LAYOUT, RUN);
  }

  private static Optimizer gradientDescent(double rate) {
    return new GradientDescent(new GradientDescent.Config((step, horizon) -> rate));
  }

  private static double[] at(int[] indices, double[] values) {
    return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
  }
}
