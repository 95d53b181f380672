package io.kldiv.optim;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one {@link Link} remembers in one run, and what it needs to know of the present step.
 *
 * <p>Buffers, scalars and the states of the schedules are saved with the run; the step number and
 * the values of the schedules are set by the {@link Updater} before each step.
 */
public final class LinkState {
  private final String[] bufferNames;
  private final double[][] buffers;
  private final String[] scalarNames;
  private final double[] scalars;
  private final String[] scheduleNames;
  private final double[] scheduled;
  private final ParameterLayout layout;
  private final @Nullable GroupRun group;
  private long step;
  private long reached;

  LinkState(Link link, Setting setting) {
    layout = setting.layout();
    Map<String, Integer> lengths = new LinkedHashMap<>();
    unique("buffer", link.buffers()).forEach(name -> lengths.put(name, layout.size()));
    new TreeMap<>(link.arrays(layout))
        .forEach(
            (name, length) -> {
              if (lengths.putIfAbsent(name, length) != null) {
                throw new IllegalArgumentException(
                    "a link declares '%s' as a buffer and as an array".formatted(name));
              }
            });
    bufferNames = lengths.keySet().toArray(String[]::new);
    buffers = lengths.values().stream().map(double[]::new).toArray(double[][]::new);
    scalarNames = unique("scalar", link.scalars()).toArray(String[]::new);
    scalars = new double[scalarNames.length];
    scheduleNames = link.schedules().keySet().stream().sorted().toArray(String[]::new);
    scheduled = new double[scheduleNames.length];
    group = link instanceof Group of ? new GroupRun(of, setting) : null;
  }

  /** The names, places and sizes of the parameters. */
  public ParameterLayout layout() {
    return layout;
  }

  /**
   * The number of steps before this one that reached the link: 0 at the first. Behind a link that
   * holds steps back, fewer than the steps of the run.
   */
  public long step() {
    return step;
  }

  /**
   * The buffer of the given name, as long as the parameters, or the array of that name.
   *
   * @throws IllegalArgumentException if the link has declared neither
   */
  public double[] buffer(String name) {
    return buffers[indexOf("buffer", bufferNames, name)];
  }

  /**
   * The scalar of the given name.
   *
   * @throws IllegalArgumentException if the link has declared no such scalar
   */
  public double scalar(String name) {
    return scalars[indexOf("scalar", scalarNames, name)];
  }

  /**
   * Changes the scalar of the given name; for {@link Link#prepare} only.
   *
   * @throws IllegalArgumentException if the link has declared no such scalar
   */
  public void setScalar(String name, double value) {
    scalars[indexOf("scalar", scalarNames, name)] = value;
  }

  /**
   * The value at this step of the schedule of the given name, finite and at least 0.
   *
   * @throws IllegalArgumentException if the link has declared no such schedule
   */
  public double scheduled(String name) {
    return scheduled[indexOf("schedule", scheduleNames, name)];
  }

  String[] bufferNames() {
    return bufferNames;
  }

  String[] scheduleNames() {
    return scheduleNames;
  }

  double[] scalars() {
    return scalars;
  }

  double[] scheduled() {
    return scheduled;
  }

  /** The links of a group at work, or null for any other link. */
  @Nullable GroupRun group() {
    return group;
  }

  /** The number of steps that reached the link. */
  long reached() {
    return reached;
  }

  /** Sets the number of steps that reached the link. */
  void setReached(long count) {
    reached = count;
  }

  void beginStep() {
    step = reached;
    reached++;
  }

  private static List<String> unique(String what, List<String> names) {
    if (names.stream().distinct().count() != names.size()) {
      throw new IllegalArgumentException(
          "a link declares the same %s twice: %s".formatted(what, names));
    }
    return names;
  }

  private static int indexOf(String what, String[] names, String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "the link declares no %s '%s'; it declares %s"
            .formatted(what, name, Arrays.toString(names)));
  }
}
