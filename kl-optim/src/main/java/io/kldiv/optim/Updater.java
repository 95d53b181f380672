package io.kldiv.optim;

import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Reduction;
import io.kldiv.core.kernel.Workers;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
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
 * <p>The links between two of {@link Link.Scope#WHOLE} are applied together, block by block and by
 * all threads. The result does not depend on the blocks or threads, to the last bit, and a step
 * allocates nothing.
 */
public final class Updater {
  private static final double[] NONE = {};

  /** Elements per block: five arrays of this length stay in the first-level cache. */
  private static final int BLOCK = 1024;

  /** Elements that a thread takes at a time. */
  private static final int SHARE = 1 << 14;

  private final Link[] links;
  private final ParameterLayout layout;
  private final OptimizerState state;
  private final @Nullable Workers workers;
  private final double[] update;
  private final Step step;
  private final Set<Need> needs = EnumSet.noneOf(Need.class);
  private final Kernels kernels = Kernels.best();
  private final Workers.IntTask task = this::updateShare;
  private double[] parameters = NONE;
  private double[] gradient = NONE;
  private int firstLink;
  private int endLink;
  private boolean last;

  private Updater(
      Link[] links, ParameterLayout layout, OptimizerState state, @Nullable Workers workers) {
    this.links = links;
    this.layout = layout;
    this.state = state;
    this.workers = workers;
    this.update = new double[layout.size()];
    this.step = new Step(layout, update);
    for (Link link : links) {
      needs.addAll(link.needs());
    }
  }

  /**
   * Starts an optimizer with an empty memory, that works in the caller's thread.
   *
   * @param optimizer the rule
   * @param layout the names and places of the parameters
   * @param horizon how long the run is planned to be
   * @throws IllegalArgumentException if a link declares a name twice, or two links average
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
   */
  public static Updater of(
      Optimizer optimizer, ParameterLayout layout, Horizon horizon, Workers workers) {
    return start(optimizer, layout, horizon, workers);
  }

  private static Updater start(
      Optimizer optimizer, ParameterLayout layout, Horizon horizon, @Nullable Workers workers) {
    List<Link> links = List.copyOf(optimizer.links());
    if (links.stream().filter(Link::averages).count() > 1) {
      throw new IllegalArgumentException("an optimizer can have one link that averages, not two");
    }
    OptimizerState state = OptimizerState.start(links, layout, horizon);
    return new Updater(links.toArray(Link[]::new), layout, state, workers);
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
    begin(parameters, gradient);
    step.begin(parameters, gradient, loss, null);
    run();
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
    begin(parameters, gradient);
    step.begin(parameters, gradient, loss, problem);
    run();
  }

  private void begin(double[] at, double[] slope) {
    checkLength("parameters have", at.length);
    checkLength("gradient has", slope.length);
    checkFinite(slope);
    for (int i = 0; i < links.length; i++) {
      LinkState link = state.link(i);
      RunningSchedule[] schedules = state.schedules(i);
      for (int k = 0; k < schedules.length; k++) {
        link.scheduled()[k] = schedules[k].at(state.steps());
      }
    }
    parameters = at;
    gradient = slope;
  }

  /** Prepares and applies the links, as many at a time as can be. */
  private void run() {
    state.countStep();
    int next = 0;
    boolean passes = true;
    do {
      firstLink = next;
      do {
        passes = prepare(next);
        next++;
      } while (passes && next < links.length && links[next].scope() == Link.Scope.ELEMENTS);
      endLink = Math.min(next, links.length);
      last = passes && endLink == links.length;
      applyToAll();
    } while (passes && next < links.length);
  }

  /** Prepares a link; whether the update goes on to the next. */
  private boolean prepare(int index) {
    if (index >= links.length) {
      return true; // a chain without links
    }
    Link link = links[index];
    LinkState memory = state.link(index);
    boolean whole = link.scope() == Link.Scope.WHOLE;
    if (whole && index == 0) {
      System.arraycopy(gradient, 0, update, 0, update.length);
    }
    memory.beginStep();
    step.showUpdate(whole);
    link.prepare(memory, step);
    return link.passes(memory);
  }

  private void applyToAll() {
    int shares = (update.length + SHARE - 1) / SHARE;
    if (workers != null) {
      workers.run(shares, task);
      return;
    }
    for (int share = 0; share < shares; share++) {
      updateShare(share);
    }
  }

  private void updateShare(int share) {
    int end = Math.min((share + 1) * SHARE, update.length);
    for (int from = share * SHARE; from < end; from += BLOCK) {
      updateBlock(from, Math.min(end, from + BLOCK));
    }
  }

  private void updateBlock(int from, int to) {
    if (firstLink == 0 && (links.length == 0 || links[0].scope() == Link.Scope.ELEMENTS)) {
      System.arraycopy(gradient, from, update, from, to - from);
    }
    for (int i = firstLink; i < endLink; i++) {
      links[i].apply(state.link(i), update, parameters, from, to);
    }
    if (last) {
      subtract(parameters, update, from, to);
    }
  }

  private static void subtract(double[] parameters, double[] update, int from, int to) {
    for (int i = from; i < to; i++) {
      parameters[i] -= update[i];
    }
  }

  /** Whether the parameters to be measured and saved are others than those that are trained. */
  public boolean averages() {
    return Arrays.stream(links).anyMatch(Link::averages);
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
    for (int i = 0; i < links.length; i++) {
      if (links[i].averages() && state.link(i).reached() > 0) {
        links[i].average(state.link(i), trained, averaged);
      }
    }
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
   * The value that a scheduled number had in the last step; 0 before the first.
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
