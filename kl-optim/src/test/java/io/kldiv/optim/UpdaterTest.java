package io.kldiv.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class UpdaterTest {
  private static final Horizon RUN = new Horizon(100, 5);

  /** Clips the gradient to a norm of 1 as a third party would, and remembers the greatest norm. */
  private static final class Clip implements Link {
    @Override
    public List<String> scalars() {
      return List.of("factor", "greatest");
    }

    @Override
    public void prepare(LinkState state, Step step) {
      double squares = 0;
      for (double g : step.gradient()) {
        squares += g * g;
      }
      double norm = Math.sqrt(squares);
      state.setScalar("factor", norm > 1 ? step.loss() / norm : 1);
      state.setScalar("greatest", Math.max(norm, state.scalar("greatest")));
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double factor = state.scalar("factor");
      for (int i = from; i < to; i++) {
        update[i] *= factor;
      }
    }
  }

  @Test
  void aLinkSeesTheWholeGradientAndTheLossBeforeTheFirstElement() {
    Updater updater = Updater.of(() -> List.of(new Clip()), ParameterLayout.of("x", 2), RUN);
    double[] x = {10, 20};
    updater.step(x, new double[] {3, 4}, 1.0);
    assertThat(x).containsExactly(10 - 3 * (1 / 5.0), 20 - 4 * (1 / 5.0));
    updater.step(x, new double[] {0, 0.5}, 1.0);
    assertThat(updater.state().save().get("0.scalars")).containsExactly(1, 5);
  }

  @Test
  void aScheduleIsAskedOnceAStepAndItsValueReported() {
    Optimizer optimizer =
        () ->
            List.of(
                Links.momentum((step, run) -> 0.5, 0, false),
                Links.scaleByRate((step, run) -> 1.0 / (step + run.stepsPerEpoch())));
    Updater updater = Updater.of(optimizer, ParameterLayout.of("x", 1), RUN);
    double[] x = {0};
    assertThat(updater.scheduledNames()).containsExactly("learningRate", "momentum");
    assertThat(updater.scheduled("learningRate")).isZero();
    updater.step(x, new double[] {-1}, 0);
    assertThat(updater.scheduled("learningRate")).isEqualTo(0.2);
    updater.step(x, new double[] {-1}, 0);
    assertThat(updater.scheduled("learningRate")).isEqualTo(1 / 6.0);
    assertThat(updater.scheduled("momentum")).isEqualTo(0.5);
    assertThat(x[0]).isEqualTo(0.2 + 1.5 * (1 / 6.0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> updater.scheduled("rate"))
        .withMessage("the rule has no scheduled number 'rate'; it has [learningRate, momentum]");
  }

  @Test
  void aScheduleThatGivesANegativeValueStopsTheStepBeforeAnythingChanges() {
    Optimizer optimizer =
        () -> List.of(new Clip(), Links.scaleByRate((step, run) -> step == 1 ? -0.1 : 0.1));
    Updater updater = Updater.of(optimizer, ParameterLayout.of("x", 1), RUN);
    double[] x = {1};
    updater.step(x, new double[] {1}, 1);
    double[] after = x.clone();
    assertThatIllegalStateException()
        .isThrownBy(() -> updater.step(x, new double[] {7}, 1))
        .withMessageContaining("gives -0.1 at step 1; a schedule's values are finite and at least");
    assertThat(x).isEqualTo(after);
    assertThat(updater.state().save().get("0.scalars")).containsExactly(1, 1);
    assertThat(updater.state().steps()).isEqualTo(1);
  }

  @Test
  void observationsReachTheSchedulesOfAllLinks() {
    ObservingSchedule halving =
        new ObservingSchedule() {
          @Override
          public double[] start() {
            return new double[] {1};
          }

          @Override
          public void observe(double value, double[] state) {
            state[0] *= value;
          }

          @Override
          public double at(long step, Horizon horizon, double[] state) {
            return state[0];
          }
        };
    Optimizer optimizer =
        () -> List.of(Links.momentum(halving, 0, false), Links.scaleByRate(halving));
    Updater updater = Updater.of(optimizer, ParameterLayout.of("x", 1), RUN);
    updater.observe(0.5);
    updater.step(new double[1], new double[1], 0);
    assertThat(updater.scheduled("learningRate")).isEqualTo(0.5);
    assertThat(updater.scheduled("momentum")).isEqualTo(0.5);
    assertThat(updater.state().save().get("1.schedule.learningRate")).containsExactly(0.5);

    Updater resumed = Updater.of(optimizer, ParameterLayout.of("x", 1), RUN);
    resumed.state().restore(updater.state().save());
    resumed.step(new double[1], new double[1], 0);
    assertThat(resumed.scheduled("learningRate")).isEqualTo(0.5);
  }

  @Test
  void arraysOfTheWrongLengthAreRefused() {
    Updater updater = Updater.of(List::of, ParameterLayout.of("x", 3), RUN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> updater.step(new double[2], new double[3], 0))
        .withMessage("the parameters have 2 elements, but the layout has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> updater.step(new double[3], new double[4], 0))
        .withMessage("the gradient has 4 elements, but the layout has 3");
  }

  @Test
  void aLinkThatAsksForWhatItHasNotDeclaredIsToldWhatItHas() {
    Link wrong = (state, update, parameters, from, to) -> state.buffer("average");
    Updater updater = Updater.of(() -> List.of(wrong), ParameterLayout.of("x", 1), RUN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> updater.step(new double[1], new double[1], 0))
        .withMessage("the link declares no buffer 'average'; it declares []");
  }

  @Test
  void aStateOfAnotherRuleOrSizeIsRefusedAndNothingChanges() {
    Optimizer rule = () -> List.of(Links.momentum(0.9));
    Updater updater = Updater.of(rule, ParameterLayout.of("x", 2), RUN);
    updater.step(new double[2], new double[] {1, 2}, 0);
    Map<String, double[]> other =
        Updater.of(() -> List.of(Links.scaleByRms(0.9, 1)), ParameterLayout.of("x", 2), RUN)
            .state()
            .save();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> updater.state().restore(other))
        .withMessage(
            "this optimizer's state has the arrays [steps, 0.momentum], but those given are"
                + " [steps, 0.squares]");
    Map<String, double[]> longer = Updater.of(rule, ParameterLayout.of("x", 3), RUN).state().save();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> updater.state().restore(longer))
        .withMessage(
            "the array '0.momentum' of this optimizer's state has 2 elements, but 3 were given");
    assertThat(updater.state().save().get("0.momentum")).containsExactly(1, 2);
    assertThat(updater.state().steps()).isEqualTo(1);
  }

  @Test
  void layoutsWithGapsOrTwinsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParameterLayout(List.of(new ParameterLayout.Slice("w", 1, 2))))
        .withMessage("Slice[name=w, offset=1, sizes=[2]] must start at 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParameterLayout.Slice("w", 0, -1))
        .withMessage("the sizes of 'w' must be at least 0, but are [-1]");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ParameterLayout(
                    List.of(
                        new ParameterLayout.Slice("w", 0, 2),
                        new ParameterLayout.Slice("w", 2, 2))))
        .withMessage("two parameters are named 'w'");
  }

  @Test
  void aHorizonOfNegativeLengthOrEmptyEpochsIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Horizon(-1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Horizon(10, 0))
        .withMessage("a horizon needs steps ≥ 0 and stepsPerEpoch ≥ 1, but has 10 and 0");
  }

  /** Sums its updates over two steps before it lets them pass. */
  private static final Link PAIRS =
      new Link() {
        @Override
        public List<String> buffers() {
          return List.of("sum");
        }

        @Override
        public boolean passes(LinkState state) {
          return state.step() % 2 == 1;
        }

        @Override
        public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
          double[] sum = state.buffer("sum");
          for (int i = from; i < to; i++) {
            sum[i] += update[i];
            update[i] = sum[i];
            sum[i] = passes(state) ? 0 : sum[i];
          }
        }
      };

  @Test
  void aLinkThatHoldsTheUpdateBackHidesTheStepFromThoseAfterIt() {
    Updater updater =
        Updater.of(() -> List.of(PAIRS, Links.momentum(0.5)), ParameterLayout.of("x", 1), RUN);
    double[] x = {0};
    double[] after = new double[4];
    for (int i = 0; i < 4; i++) {
      updater.step(x, new double[] {i + 1}, 0);
      after[i] = x[0];
    }
    assertThat(after).containsExactly(0, -3, -3, -3 - (7 + 1.5));
    assertThat(updater.state().save().get("steps")).containsExactly(4, 4, 2);
  }

  /** Replaces the update by one of length 1, like a normalised gradient. */
  private static final class Normalise implements Link {
    @Override
    public Scope scope() {
      return Scope.WHOLE;
    }

    @Override
    public void prepare(LinkState state, Step step) {
      double squares = 0;
      for (double u : step.update()) {
        squares += u * u;
      }
      for (int i = 0; i < step.update().length; i++) {
        step.update()[i] /= Math.sqrt(squares);
      }
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {}
  }

  @Test
  void aLinkOfScopeWholeSeesAndChangesWhatTheLinksBeforeItMade() {
    for (boolean first : new boolean[] {true, false}) {
      Link double2 = Links.scaleByRate((step, run) -> 2);
      List<Link> chain =
          first ? List.of(new Normalise(), double2) : List.of(double2, new Normalise());
      Updater updater = Updater.of(() -> chain, ParameterLayout.of("x", 2), RUN);
      double[] x = {0, 0};
      double[] gradient = {3, 4};
      updater.step(x, gradient, 0);
      double length = first ? 2 : 1;
      assertThat(x).containsExactly(-0.6 * length, -0.8 * length);
      assertThat(gradient).containsExactly(3, 4);
    }
  }

  @Test
  void aLinkOfScopeElementsIsRefusedTheWholeUpdate() {
    Link curious =
        new Link() {
          @Override
          public void prepare(LinkState state, Step step) {
            step.update()[0] = 1;
          }

          @Override
          public void apply(LinkState state, double[] update, double[] p, int from, int to) {}
        };
    Updater updater = Updater.of(() -> List.of(curious), ParameterLayout.of("x", 1), RUN);
    assertThatIllegalStateException()
        .isThrownBy(() -> updater.step(new double[1], new double[1], 0))
        .withMessage("only a link of scope WHOLE sees the whole update before it is applied");
  }

  @Test
  void aRuleThatNeedsMoreThanTheGradientIsNotRunWithoutIt() {
    Link searching =
        new Link() {
          @Override
          public Set<Need> needs() {
            return Set.of(Need.EVALUATION);
          }

          @Override
          public void apply(LinkState state, double[] update, double[] p, int from, int to) {}
        };
    Updater updater = Updater.of(() -> List.of(searching), ParameterLayout.of("x", 1), RUN);
    assertThat(updater.needs()).containsExactly(Need.EVALUATION);
    assertThatIllegalStateException()
        .isThrownBy(() -> updater.step(new double[1], new double[1], 0))
        .withMessage("the optimizer needs [EVALUATION] of the problem");
  }
}
