package io.kldiv.core.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Groups that threads work on without waiting for each other in between: either groups that do not
 * depend on each other, or groups cut along their outermost axis, such as the samples of a batch.
 *
 * <p>Of groups that are cut, a thread takes some slices through one group after the other, while
 * what it computed lies in its cache. Slice i of each then depends, of what the others compute, on
 * slice i alone. Sums over the slices come last; their results are there when the stage has ended.
 */
final class Stage {
  private final List<Schedule.Group> groups;
  private final int slices;
  private int position = -1;

  private Stage(List<Schedule.Group> groups, int slices) {
    this.groups = groups;
    this.slices = slices;
  }

  /** The groups in an order of execution. */
  List<Schedule.Group> groups() {
    return groups;
  }

  /** The length of the axis that the groups are cut along, or 0 where they are not. */
  int slices() {
    return slices;
  }

  /** The segments of the sums over slices, or null where there are none. */
  @Nullable Segments segments() {
    return slices == 0 ? null : segments(groups.get(groups.size() - 1));
  }

  /** The place among the stages. */
  int position() {
    return position;
  }

  long flops() {
    return groups.stream().flatMap(group -> group.values().stream()).mapToLong(Value::flops).sum();
  }

  /**
   * The stages of groups, in an order of execution: what cannot be cut as soon as it is ready, then
   * as many groups as can be cut together.
   *
   * @param schedule knows the group of each value
   * @param groups all groups, the more urgent ones first
   * @param together whether a stage may have several groups
   */
  static List<Stage> of(Schedule schedule, List<Schedule.Group> groups, boolean together) {
    List<Stage> stages = new ArrayList<>();
    Set<Schedule.Group> open = new LinkedHashSet<>(groups);
    while (!open.isEmpty()) {
      List<Schedule.Group> ready =
          open.stream().filter(group -> isReady(group, open, Set.of())).toList();
      if (ready.isEmpty()) {
        throw new IllegalStateException("the groups of the plan wait for each other in a circle");
      }
      Stage next = together ? next(schedule, ready, open) : new Stage(ready.subList(0, 1), 0);
      next.position = stages.size();
      stages.add(next);
      next.groups.forEach(open::remove);
    }
    return stages;
  }

  private static Stage next(
      Schedule schedule, List<Schedule.Group> ready, Set<Schedule.Group> open) {
    List<Schedule.Group> whole = ready.stream().filter(group -> slices(group) == 0).toList();
    if (!whole.isEmpty()) {
      return new Stage(whole, 0);
    }
    Schedule.Group first = ready.get(0);
    int slices = slices(first);
    Set<Schedule.Group> members = new LinkedHashSet<>();
    Set<Schedule.Group> sums = new LinkedHashSet<>();
    int before = -1;
    while (members.size() + sums.size() > before) {
      before = members.size() + sums.size();
      for (Schedule.Group group : open) {
        if (slices(group) == slices
            && isReady(group, open, members)
            && isCutLike(members, group, slices, schedule)) {
          (segments(group) == null ? members : sums).add(group);
        }
      }
    }
    List<Schedule.Group> all = new ArrayList<>(members);
    all.addAll(sums);
    return new Stage(List.copyOf(all), all.size() == 1 ? 0 : slices);
  }

  private static @Nullable Segments segments(Schedule.Group group) {
    return group.isFused() ? null : group.members().get(0).segments();
  }

  /** Whether all that the group waits for is done, or is among those done before it. */
  private static boolean isReady(
      Schedule.Group group, Set<Schedule.Group> open, Set<Schedule.Group> before) {
    return group.predecessors().stream()
        .allMatch(other -> !open.contains(other) || before.contains(other));
  }

  /** The length of the outermost axis, if the group can be cut along it, else 0. */
  private static int slices(Schedule.Group group) {
    Value first = group.members().get(0);
    Shape shape = first.shape();
    Segments segments = segments(group);
    if (segments != null) {
      return segments.slices();
    }
    if (!group.isFused()) {
      return slicedInput(first) >= 0 && hasSlices(shape, shape.size(0)) ? shape.size(0) : 0;
    }
    boolean cut = group.reductions().isEmpty() && shape.rank() > 0;
    int slices = cut ? shape.size(0) : 0;
    return group.members().stream().allMatch(member -> cutsInto(slices, member)) ? slices : 0;
  }

  private static boolean cutsInto(int slices, Value member) {
    Shape domain = member.isElementwise() ? member.shape() : member.inputs().get(0).shape();
    boolean keepsRows = member.isElementwise() || domain.rank() > 1;
    return keepsRows && hasSlices(domain, slices) && hasSlices(member.shape(), slices);
  }

  private static boolean hasSlices(Shape shape, int slices) {
    return shape.rank() > 0 && shape.size(0) == slices && slices > 1 && shape.count() > 0;
  }

  private static int slicedInput(Value value) {
    return value.node().operation() instanceof BufferOperation operation
        ? operation.slicedInput(value.inputShapes())
        : -1;
  }

  /** Whether a group reads what some groups compute slice by slice. */
  private static boolean isCutLike(
      Set<Schedule.Group> computed, Schedule.Group group, int slices, Schedule schedule) {
    for (Value member : group.members()) {
      for (int i = 0; i < member.inputs().size(); i++) {
        Value input = member.inputs().get(i);
        Schedule.Group producer = schedule.groupOf(input);
        boolean inside = producer != null && producer != group && computed.contains(producer);
        if (inside && !isCutLike(member, i, slices)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isCutLike(Value user, int index, int slices) {
    Value input = user.inputs().get(index);
    Value root = input.root();
    boolean sameSlices =
        hasSlices(input.shape(), slices)
            && hasSlices(root.shape(), slices)
            && root.count() == input.count();
    if (user.isElementwise()) {
      return sameSlices && input.shape().rank() == user.shape().rank();
    }
    return sameSlices && (slicedInput(user) < 0 || slicedInput(user) == index);
  }
}
