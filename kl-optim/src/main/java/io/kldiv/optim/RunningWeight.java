package io.kldiv.optim;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The weight λ of a divergence in one run. Not for several threads at once. */
public final class RunningWeight {
  private static final double[] NOTHING = {};

  private final @Nullable WeightController controller;
  private final @Nullable RunningSchedule schedule;
  private final double[] state;

  private RunningWeight(WeightRule rule, Horizon horizon) {
    controller = rule instanceof WeightController c ? c : null;
    schedule = rule instanceof Schedule s ? RunningSchedule.of(s, horizon) : null;
    if ((controller == null) == (schedule == null)) {
      throw new IllegalArgumentException(
          "the weight %s must be either a Schedule or a WeightController"
              .formatted(rule.getClass().getName()));
    }
    state = controller == null ? NOTHING : controller.start();
  }

  /**
   * Starts a rule.
   *
   * @throws IllegalArgumentException if it is neither a schedule nor a controller, or both
   */
  public static RunningWeight of(WeightRule rule, Horizon horizon) {
    return new RunningWeight(rule, horizon);
  }

  /**
   * The weight at a step.
   *
   * @param step the number of steps before this one, at least 0
   * @return λ, finite and at least 0
   * @throws IllegalStateException if the rule gives anything else
   */
  public double at(long step) {
    if (schedule != null) {
      return schedule.at(step);
    }
    WeightController present = Objects.requireNonNull(controller);
    double weight = present.weight(state);
    if (weight >= 0 && weight <= Double.MAX_VALUE) {
      return weight;
    }
    throw new IllegalStateException(
        "the weight %s gives %s at step %d; a weight is finite and at least 0"
            .formatted(present.getClass().getName(), weight, step));
  }

  /**
   * Tells the rule the divergence, once a step.
   *
   * @param divergence D of the batch, before it is weighted or penalised
   */
  public void observeDivergence(double divergence) {
    if (controller != null) {
      controller.observe(divergence, state);
    }
  }

  /**
   * Tells a schedule the monitored value, once at the end of each epoch.
   *
   * @param step the number of steps done
   * @param value the monitored value; lower is better
   */
  public void observe(long step, double value) {
    if (schedule != null) {
      schedule.observe(step, value);
    }
  }

  /** A copy of the rule's state; empty if it is a pure function of the step. */
  public double[] state() {
    return schedule == null ? state.clone() : schedule.state();
  }

  /**
   * Goes back to a state.
   *
   * @param saved what {@link #state()} returned
   * @throws IllegalArgumentException if it is not as long as this rule's state
   */
  public void restore(double[] saved) {
    if (schedule != null) {
      schedule.restore(saved);
      return;
    }
    if (saved.length != state.length) {
      throw new IllegalArgumentException(
          "the state of the weight has %d numbers, but %d were given"
              .formatted(state.length, saved.length));
    }
    System.arraycopy(saved, 0, state, 0, state.length);
  }
}
