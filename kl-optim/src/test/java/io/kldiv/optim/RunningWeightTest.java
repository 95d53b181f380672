package io.kldiv.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.kldiv.optim.schedule.ReduceOnPlateau;
import io.kldiv.optim.weight.Adaptive;
import io.kldiv.optim.weight.Constraint;
import org.junit.jupiter.api.Test;

/** Oracle: the schedules and controllers themselves. */
final class RunningWeightTest {
  private static final Horizon RUN = Horizon.ofSteps(10);

  @Test
  void aScheduleIsAWeightThatIgnoresTheDivergence() {
    Schedule plateau = new ReduceOnPlateau(new ReduceOnPlateau.Config(1, 0.5, 0, 0.1, 0, 0));
    RunningWeight weight = RunningWeight.of(plateau, RUN);
    weight.observeDivergence(100);
    weight.observe(1, 1.0);
    assertThat(weight.at(1)).isEqualTo(1);
    weight.observe(2, 1.0);
    assertThat(weight.at(2)).isEqualTo(0.5);
    RunningWeight restored = RunningWeight.of(plateau, RUN);
    restored.restore(weight.state());
    assertThat(restored.at(2)).isEqualTo(0.5);
  }

  @Test
  void aRuleThatIsNeitherAScheduleNorAControllerIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunningWeight.of(new WeightRule() {}, RUN))
        .withMessageContaining("must be either a Schedule or a WeightController");
  }

  @Test
  void aWeightThatIsNotFiniteOrNegativeIsAnError() {
    WeightController broken =
        new WeightController() {
          @Override
          public double[] start() {
            return new double[] {-1};
          }

          @Override
          public double weight(double[] state) {
            return state[0];
          }

          @Override
          public void observe(double divergence, double[] state) {}
        };
    RunningWeight weight = RunningWeight.of(broken, RUN);
    assertThatIllegalStateException()
        .isThrownBy(() -> weight.at(3))
        .withMessageContaining("gives -1.0 at step 3; a weight is finite and at least 0");
  }

  @Test
  void configurationsThatContradictThemselvesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Constraint.Config(1, 1, 0, Constraint.Domain.LOG, 1))
        .withMessageContaining("initial must be above 0 in the log domain");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Adaptive.Config(1, 1, 3, 0.2, 2))
        .withMessage("initial must not be above maximum, but is 3.0 and maximum 2.0");
  }
}
