package io.kldiv.optim;

import io.kldiv.core.kernel.Workers;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Links at work on some parameters. Those between two of {@link Link.Scope#WHOLE} are applied
 * together, block by block and by all threads.
 */
final class Chain {
  private static final double[] NONE = {};

  /** Elements per block: four arrays of this length stay in the first-level cache. */
  private static final int BLOCK = 1024;

  /** Elements that a thread takes at a time. */
  static final int SHARE = 1 << 12;

  private final Link[] links;
  private final OptimizerState state;
  private final @Nullable Workers workers;
  private final boolean subtracts;
  private final @Nullable FusedUpdate fused;
  private final double[] update;
  private final Step step;
  private final Workers.IntTask task = this::updateShare;
  private final int size;
  private double[] parameters = NONE;
  private double[] gradient = NONE;
  private int firstLink;
  private int endLink;
  private boolean last;

  /**
   * Starts with an empty memory.
   *
   * @param links the links, in order
   * @param setting where they work
   * @param subtracts whether the update is subtracted from the parameters, or {@link #update} read
   */
  Chain(List<Link> links, Setting setting, boolean subtracts) {
    this.links = links.toArray(Link[]::new);
    this.state = OptimizerState.start(links, setting);
    this.workers = setting.workers();
    this.subtracts = subtracts;
    this.fused = subtracts ? FusedUpdate.of(this.links, state) : null;
    this.size = setting.layout().size();
    this.update = new double[fused == null ? size : 0];
    this.step = new Step(setting.layout(), update);
  }

  OptimizerState state() {
    return state;
  }

  /** The update of the last step, if it passed. */
  double[] update() {
    return update;
  }

  /** What the links need to know besides the gradient. */
  Set<Need> needs() {
    Set<Need> needs = EnumSet.noneOf(Need.class);
    for (Link link : links) {
      needs.addAll(link.needs());
    }
    return needs;
  }

  /**
   * Asks the schedules.
   *
   * @param number the number of steps of the run before this one
   * @throws IllegalStateException if one gives a value that is negative or not finite
   */
  void schedule(long number) {
    for (int i = 0; i < links.length; i++) {
      LinkState link = state.link(i);
      RunningSchedule[] schedules = state.schedules(i);
      for (int k = 0; k < schedules.length; k++) {
        link.scheduled()[k] = schedules[k].at(number);
      }
      if (link.group() != null) {
        link.group().chain().schedule(number);
      }
    }
  }

  /**
   * Prepares and applies the links, as many at a time as can be.
   *
   * @return whether the update passed all links
   */
  boolean run(double[] at, double[] slope, double loss, @Nullable Problem problem) {
    parameters = at;
    gradient = slope;
    step.begin(at, slope, loss, problem);
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
      last = subtracts && passes && endLink == links.length;
      applyToAll();
    } while (passes && next < links.length);
    return passes;
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
    if (fused != null) {
      fused.prepare();
    }
    forShares(workers, size, task);
  }

  /** Runs a task for each share of so many elements. */
  static void forShares(@Nullable Workers workers, int size, Workers.IntTask task) {
    int shares = (size + SHARE - 1) / SHARE;
    if (workers != null) {
      workers.run(shares, task);
      return;
    }
    for (int share = 0; share < shares; share++) {
      task.run(share);
    }
  }

  private void updateShare(int share) {
    int end = Math.min((share + 1) * SHARE, size);
    if (fused != null) {
      fused.apply(gradient, parameters, share * SHARE, end);
      return;
    }
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

  /** Sets the parameters to be measured, where a link has others than those being trained. */
  void average(double[] trained, double[] averaged) {
    for (int i = 0; i < links.length; i++) {
      if (links[i].averages() && state.link(i).reached() > 0) {
        links[i].average(state.link(i), trained, averaged);
      }
    }
  }

  /** Tells the schedules the monitored value, after so many steps of the run. */
  void observe(long steps, double value) {
    for (int i = 0; i < links.length; i++) {
      for (RunningSchedule schedule : state.schedules(i)) {
        schedule.observe(steps, value);
      }
      GroupRun group = state.link(i).group();
      if (group != null) {
        group.chain().observe(steps, value);
      }
    }
  }

  /** The values of the schedules in the last step by name; the first of each name. */
  Map<String, Double> scheduled() {
    Map<String, Double> values = new TreeMap<>();
    for (int i = 0; i < links.length; i++) {
      LinkState link = state.link(i);
      for (int k = 0; k < link.scheduleNames().length; k++) {
        values.putIfAbsent(link.scheduleNames()[k], link.scheduled()[k]);
      }
      GroupRun group = link.group();
      if (group != null) {
        group
            .chain()
            .scheduled()
            .forEach((name, value) -> values.putIfAbsent(name + "[" + group.name() + "]", value));
      }
    }
    return values;
  }
}
