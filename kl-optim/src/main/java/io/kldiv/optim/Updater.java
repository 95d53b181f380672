package io.kldiv.optim;

import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Reduction;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * An optimizer at work on the parameters of one run.
 *
 * <p>Each step is one {@link #begin} and then {@link #update} for ranges that together cover all
 * parameters once, in any order and from any threads:
 *
 * <pre>{@code
 * Updater updater = Updater.of(optimizer, layout, horizon);
 * updater.begin(parameters, gradient, loss);
 * pool.forEachRange(layout.size(), updater::update);   // or updater.update(0, layout.size())
 * updater.observe(validationLoss);                     // at the end of each epoch
 * }</pre>
 *
 * <p>The result does not depend on the ranges, to the last bit, and a step allocates nothing. The
 * caller sees to it that {@code begin} happens before the updates of its step, and they before the
 * next {@code begin}, as handing work to a pool and waiting for it does.
 */
public final class Updater {
  private static final double[] NONE = {};

  /** Elements per block: five arrays of this length stay in the first-level cache. */
  private static final int BLOCK = 1024;

  private final Link[] links;
  private final ParameterLayout layout;
  private final OptimizerState state;
  private final double[] update;
  private final Kernels kernels = Kernels.best();
  private double[] parameters = NONE;
  private double[] gradient = NONE;

  private Updater(Link[] links, ParameterLayout layout, OptimizerState state) {
    this.links = links;
    this.layout = layout;
    this.state = state;
    this.update = new double[layout.size()];
  }

  /**
   * Starts an optimizer with an empty memory.
   *
   * @param optimizer the rule
   * @param layout the names and places of the parameters
   * @param horizon how long the run is planned to be
   * @throws IllegalArgumentException if a link declares a name twice
   */
  public static Updater of(Optimizer optimizer, ParameterLayout layout, Horizon horizon) {
    List<Link> links = List.copyOf(optimizer.links());
    OptimizerState state = OptimizerState.start(links, layout.size(), horizon);
    return new Updater(links.toArray(Link[]::new), layout, state);
  }

  /**
   * Begins a step: checks the gradient, and computes what is common to the whole step.
   *
   * @param parameters all parameters, as long as the layout; changed by {@link #update}
   * @param gradient the gradient of the objective, as long as the layout; never changed, and read
   *     until the last {@link #update} of the step
   * @param loss the value of the objective at which the gradient was taken
   * @throws NonFiniteGradientException if an element of the gradient is not finite; nothing has
   *     changed then
   * @throws IllegalArgumentException if an array has the wrong length
   * @throws IllegalStateException if a schedule gives a value that is negative or not finite;
   *     nothing has changed then
   */
  public void begin(double[] parameters, double[] gradient, double loss) {
    checkLength("parameters have", parameters.length);
    checkLength("gradient has", gradient.length);
    checkFinite(gradient);
    for (int i = 0; i < links.length; i++) {
      LinkState link = state.link(i);
      link.beginStep(state.steps());
      RunningSchedule[] schedules = state.schedules(i);
      for (int k = 0; k < schedules.length; k++) {
        link.scheduled()[k] = schedules[k].at(state.steps());
      }
    }
    for (int i = 0; i < links.length; i++) {
      links[i].prepare(state.link(i), gradient, loss);
    }
    this.parameters = parameters;
    this.gradient = gradient;
    state.countStep();
  }

  /**
   * Applies the rule to the elements from {@code from} to {@code to}, each exactly once a step.
   *
   * @param from the first index
   * @param to the index after the last
   * @throws IndexOutOfBoundsException if the range is not within the parameters
   */
  public void update(int from, int to) {
    Objects.checkFromToIndex(from, to, update.length);
    int start = from;
    while (start < to) {
      int end = start + Math.min(to - start, BLOCK);
      updateBlock(start, end);
      start = end;
    }
  }

  /** A whole step at once, in the caller's thread: {@link #begin}, then all elements. */
  public void step(double[] parameters, double[] gradient, double loss) {
    begin(parameters, gradient, loss);
    update(0, update.length);
  }

  /**
   * Tells the schedules the monitored value, once at the end of each epoch: the loss on the
   * validation part, or on the training part if there is none. Lower is better.
   */
  public void observe(double value) {
    for (int i = 0; i < links.length; i++) {
      for (RunningSchedule schedule : state.schedules(i)) {
        schedule.observe(state.steps(), value);
      }
    }
  }

  /** The state, to be saved or restored between two steps. */
  public OptimizerState state() {
    return state;
  }

  /** The names of all scheduled numbers, such as {@code learningRate}. */
  public List<String> scheduledNames() {
    return Arrays.stream(links)
        .flatMap(link -> link.schedules().keySet().stream())
        .sorted()
        .toList();
  }

  /**
   * The value that a scheduled number had in the last step begun; 0 before the first.
   *
   * @throws IllegalArgumentException if the rule has no scheduled number of that name
   */
  public double scheduled(String name) {
    for (int i = 0; i < links.length; i++) {
      String[] names = state.link(i).scheduleNames();
      for (int k = 0; k < names.length; k++) {
        if (names[k].equals(name)) {
          return state.link(i).scheduled()[k];
        }
      }
    }
    throw new IllegalArgumentException(
        "the rule has no scheduled number '%s'; it has %s".formatted(name, scheduledNames()));
  }

  private void updateBlock(int from, int to) {
    System.arraycopy(gradient, from, update, from, to - from);
    for (int i = 0; i < links.length; i++) {
      links[i].apply(state.link(i), update, parameters, from, to);
    }
    subtract(parameters, update, from, to);
  }

  private static void subtract(double[] parameters, double[] update, int from, int to) {
    for (int i = from; i < to; i++) {
      parameters[i] -= update[i];
    }
  }

  private void checkLength(String what, int length) {
    if (length != update.length) {
      throw new IllegalArgumentException(
          "the %s %d elements, but the layout has %d".formatted(what, length, update.length));
    }
  }

  private void checkFinite(double[] values) {
    if (Double.isFinite(kernels.reduce(Reduction.SUM, values, 0, values.length))) {
      return; // a NaN or an infinity would have made the sum one
    }
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) <= Double.MAX_VALUE)) {
        ParameterLayout.Slice slice = layout.sliceAt(i);
        throw new NonFiniteGradientException(slice, i - slice.offset(), values[i], state.steps());
      }
    }
  }
}
