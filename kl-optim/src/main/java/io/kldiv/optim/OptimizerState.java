package io.kldiv.optim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * All that an optimizer remembers in one run: the number of steps taken, and for each link its
 * buffers, its scalars and the states of its schedules. Plain data, apart from the rule.
 *
 * <p>{@link #save()} gives it as named arrays: {@code steps} (those of the run, then those that
 * reached each link), {@code 0.momentum} for the buffer {@code momentum} of the first link, {@code
 * 0.scalars} for its scalars in the order of their declaration, {@code 1.schedule.learningRate} for
 * the state of a schedule of the second, {@code 2.0.momentum} for a buffer of the first link of the
 * group that is the third.
 */
public final class OptimizerState {
  private static final String STEPS = "steps";

  private final List<LinkState> links;
  private final List<RunningSchedule[]> schedules;
  private long steps;

  private OptimizerState(List<LinkState> links, List<RunningSchedule[]> schedules) {
    this.links = links;
    this.schedules = schedules;
  }

  static OptimizerState start(List<Link> links, Setting setting) {
    List<LinkState> states = new ArrayList<>();
    List<RunningSchedule[]> running = new ArrayList<>();
    for (Link link : links) {
      LinkState state = new LinkState(link, setting);
      states.add(state);
      running.add(
          new TreeMap<>(link.schedules())
              .values().stream()
                  .map(schedule -> RunningSchedule.of(schedule, setting.horizon()))
                  .toArray(RunningSchedule[]::new));
    }
    return new OptimizerState(List.copyOf(states), List.copyOf(running));
  }

  /** The number of steps taken. */
  public long steps() {
    return steps;
  }

  /** A copy of the whole state as named arrays, in a fixed order. */
  public Map<String, double[]> save() {
    Map<String, double[]> saved = new LinkedHashMap<>();
    saved.put(STEPS, counts());
    arrays().forEach((name, array) -> saved.put(name, array.clone()));
    for (int i = 0; i < links.size(); i++) {
      for (int k = 0; k < schedules.get(i).length; k++) {
        double[] state = schedules.get(i)[k].state();
        if (state.length > 0) {
          saved.put(scheduleKey(i, k), state);
        }
      }
      GroupRun group = links.get(i).group();
      if (group != null) {
        String prefix = i + ".";
        group.chain().state().save().forEach((name, array) -> saved.put(prefix + name, array));
      }
    }
    return saved;
  }

  /**
   * Goes back to a saved state.
   *
   * @param saved what {@link #save()} returned for the same optimizer and number of parameters; it
   *     is copied
   * @throws IllegalArgumentException if an array is missing, unknown or of the wrong length; this
   *     state is then unchanged
   */
  public void restore(Map<String, double[]> saved) {
    Map<String, double[]> present = save();
    if (!present.keySet().equals(saved.keySet())) {
      throw new IllegalArgumentException(
          "this optimizer's state has the arrays %s, but those given are %s"
              .formatted(present.keySet(), saved.keySet()));
    }
    present.forEach(
        (name, array) -> {
          double[] given = Objects.requireNonNull(saved.get(name));
          if (given.length != array.length) {
            throw new IllegalArgumentException(
                "the array '%s' of this optimizer's state has %d elements, but %d were given"
                    .formatted(name, array.length, given.length));
          }
        });
    set(saved, "");
  }

  private void set(Map<String, double[]> saved, String prefix) {
    double[] counts = Objects.requireNonNull(saved.get(prefix + STEPS));
    steps = (long) counts[0];
    for (int i = 0; i < links.size(); i++) {
      links.get(i).setReached((long) counts[i + 1]);
    }
    arrays().forEach((name, to) -> System.arraycopy(saved.get(prefix + name), 0, to, 0, to.length));
    for (int i = 0; i < links.size(); i++) {
      for (int k = 0; k < schedules.get(i).length; k++) {
        double[] state = saved.get(prefix + scheduleKey(i, k));
        if (state != null) {
          schedules.get(i)[k].restore(state);
        }
      }
      GroupRun group = links.get(i).group();
      if (group != null) {
        group.chain().state().set(saved, prefix + i + ".");
      }
    }
  }

  LinkState link(int index) {
    return links.get(index);
  }

  RunningSchedule[] schedules(int link) {
    return schedules.get(link);
  }

  void countStep() {
    steps++;
  }

  private double[] counts() {
    double[] counts = new double[1 + links.size()];
    counts[0] = steps;
    for (int i = 0; i < links.size(); i++) {
      counts[i + 1] = links.get(i).reached();
    }
    return counts;
  }

  private Map<String, double[]> arrays() {
    Map<String, double[]> arrays = new LinkedHashMap<>();
    for (int i = 0; i < links.size(); i++) {
      LinkState link = links.get(i);
      for (String name : link.bufferNames()) {
        arrays.put(i + "." + name, link.buffer(name));
      }
      if (link.scalars().length > 0) {
        arrays.put(i + ".scalars", link.scalars());
      }
    }
    return arrays;
  }

  private String scheduleKey(int link, int schedule) {
    return link + ".schedule." + links.get(link).scheduleNames()[schedule];
  }
}
