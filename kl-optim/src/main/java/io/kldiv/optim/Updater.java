package io.kldiv.optim;

import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Reduction;
import io.kldiv.core.kernel.Workers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An optimizer at work on the parameters of one run.
 *
 * <pre>{@code
 * Updater updater = Updater.of(optimizer, layout, horizon, workers);
 * updater.step(parameters, gradient, loss);
 * updater.observe(validationLoss);                     // at the end of each epoch
 * }</pre>
 *
 * <p>The work is done block by block and by all threads. The result does not depend on the blocks
 * or threads, to the last bit, and a step allocates nothing.
 */
public final class Updater {
  private final List<Link> links;
  private final ParameterLayout layout;
  private final @Nullable Workers workers;
  private final Chain chain;
  private final Set<Need> needs;
  private final Kernels kernels = Kernels.best();
  private final Workers.IntTask check = this::checkShare;
  private double[] checked = {};
  private volatile boolean suspicious;

  private Updater(List<Link> links, Setting setting) {
    this.links = links;
    this.layout = setting.layout();
    this.workers = setting.workers();
    this.chain = new Chain(links, setting, true);
    this.needs = chain.needs();
  }

  /**
   * Starts an optimizer with an empty memory, that works in the caller's thread.
   *
   * @param optimizer the rule
   * @param layout the names and places of the parameters
   * @param horizon how long the run is planned to be
   * @throws IllegalArgumentException if a link declares a name twice, or two links average
   * @throws UnmatchedPatternException if a link has a pattern that no parameter's name matches
   */
  public static Updater of(Optimizer optimizer, ParameterLayout layout, Horizon horizon) {
    return start(optimizer, layout, horizon, null);
  }

  /**
   * Starts an optimizer with an empty memory, that shares its work among threads.
   *
   * @param optimizer the rule
   * @param layout the names and places of the parameters
   * @param horizon how long the run is planned to be
   * @param workers the threads
   * @throws IllegalArgumentException if a link declares a name twice, or two links average
   * @throws UnmatchedPatternException if a link has a pattern that no parameter's name matches
   */
  public static Updater of(
      Optimizer optimizer, ParameterLayout layout, Horizon horizon, Workers workers) {
    return start(optimizer, layout, horizon, workers);
  }

  private static Updater start(
      Optimizer optimizer, ParameterLayout layout, Horizon horizon, @Nullable Workers workers) {
    List<Link> links = List.copyOf(optimizer.links());
    Links.requireOneAverage(links);
    return new Updater(links, new Setting(layout, horizon, workers));
  }

  /** What the links need to know besides the gradient. */
  public Set<Need> needs() {
    return Set.copyOf(needs);
  }

  /**
   * A step of a rule that needs nothing but the gradient.
   *
   * @param parameters all parameters, as long as the layout; changed
   * @param gradient the gradient of the objective, as long as the layout; not changed
   * @param loss the value of the objective at which the gradient was taken
   * @throws NonFiniteGradientException if an element of the gradient is not finite; nothing has
   *     changed then
   * @throws IllegalArgumentException if an array has the wrong length
   * @throws IllegalStateException if a schedule gives a value that is negative or not finite, or
   *     the rule needs a problem; nothing has changed then
   */
  public void step(double[] parameters, double[] gradient, double loss) {
    if (!needs.isEmpty()) {
      throw new IllegalStateException("the optimizer needs %s of the problem".formatted(needs));
    }
    run(parameters, gradient, loss, null);
  }

  /**
   * A step.
   *
   * @param parameters all parameters, as long as the layout; changed
   * @param gradient the gradient of the objective, as long as the layout; not changed
   * @param loss the value of the objective at which the gradient was taken
   * @param problem answers what the links need besides
   * @throws NonFiniteGradientException if an element of the gradient is not finite; nothing has
   *     changed then
   * @throws IllegalArgumentException if an array has the wrong length
   * @throws IllegalStateException if a schedule gives a value that is negative or not finite;
   *     nothing has changed then
   */
  public void step(double[] parameters, double[] gradient, double loss, Problem problem) {
    run(parameters, gradient, loss, problem);
  }

  /** Whether the parameters to be measured and saved are others than those that are trained. */
  public boolean averages() {
    return links.stream().anyMatch(Link::averages);
  }

  /**
   * The parameters to be measured and saved.
   *
   * @param trained the parameters being trained, as long as the layout; not changed
   * @param averaged is set to those to be measured, another array of that length
   */
  public void average(double[] trained, double[] averaged) {
    checkLength("parameters have", trained.length);
    checkLength("averaged parameters have", averaged.length);
    System.arraycopy(trained, 0, averaged, 0, trained.length);
    chain.average(trained, averaged);
  }

  /**
   * Tells the schedules the monitored value, once at the end of each epoch: the loss on the
   * validation part, or on the training part if there is none. Lower is better.
   */
  public void observe(double value) {
    chain.observe(chain.state().steps(), value);
  }

  /** The state, to be saved or restored between two steps. */
  public OptimizerState state() {
    return chain.state();
  }

  /** The names of all scheduled numbers, such as {@code learningRate}. */
  public List<String> scheduledNames() {
    return List.copyOf(chain.scheduled().keySet());
  }

  /**
   * The value that a scheduled number had in the last step; 0 before the first.
   *
   * @throws IllegalArgumentException if the rule has no scheduled number of that name
   */
  public double scheduled(String name) {
    Map<String, Double> values = chain.scheduled();
    Double value = values.get(name);
    if (value != null) {
      return value;
    }
    throw new IllegalArgumentException(
        "the rule has no scheduled number '%s'; it has %s".formatted(name, scheduledNames()));
  }

  private void run(double[] parameters, double[] gradient, double loss, @Nullable Problem problem) {
    checkLength("parameters have", parameters.length);
    checkLength("gradient has", gradient.length);
    checkFinite(gradient);
    chain.schedule(chain.state().steps());
    chain.run(parameters, gradient, loss, problem);
  }

  private void checkLength(String what, int length) {
    if (length != layout.size()) {
      throw new IllegalArgumentException(
          "the %s %d elements, but the layout has %d".formatted(what, length, layout.size()));
    }
  }

  private void checkFinite(double[] values) {
    checked = values;
    suspicious = false;
    Chain.forShares(workers, values.length, check);
    if (!suspicious) {
      return;
    }
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) <= Double.MAX_VALUE)) {
        ParameterLayout.Slice slice = layout.sliceAt(i);
        long step = chain.state().steps();
        throw new NonFiniteGradientException(slice, i - slice.offset(), values[i], step);
      }
    }
  }

  private void checkShare(int share) {
    int from = share * Chain.SHARE;
    int count = Math.min(Chain.SHARE, checked.length - from);
    if (!Double.isFinite(kernels.reduce(Reduction.SUM, checked, from, count))) {
      suspicious = true; // a NaN or an infinity makes the sum one; so may finite numbers
    }
  }
}
