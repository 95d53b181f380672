package io.kldiv.core.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The groups of a program, in an order of execution. A group is one operation on whole arrays, or
 * elementwise values of one shape that are computed block by block together, with operations along
 * the rows of that shape, or else with reductions to one element.
 */
final class Schedule {
  private static final int MOST_MEMBERS = 64;
  private static final int MOST_CANDIDATES = 32;
  private static final int LONGEST_ROW = 4096;

  private final Program program;
  private final boolean fuse;
  private final List<Group> groups = new ArrayList<>();
  private final List<Stage> stages = new ArrayList<>();
  private final Map<Value, Group> groupOf = new IdentityHashMap<>();

  /** Values computed together. */
  static final class Group {
    private final List<Value> members = new ArrayList<>();
    private final List<Value> reductions = new ArrayList<>();
    private final Set<Group> predecessors = new LinkedHashSet<>();
    private int position = -1;
    private @Nullable Stage stage;

    /** The elementwise values in order, or the one value that is not. */
    List<Value> members() {
      return members;
    }

    /** The reductions of members to one element. */
    List<Value> reductions() {
      return reductions;
    }

    /** The place in the order of execution. */
    int position() {
      return position;
    }

    /** The stage that it is part of. */
    Stage stage() {
      if (stage == null) {
        throw new IllegalStateException("a group without a stage: " + members);
      }
      return stage;
    }

    /** The groups that it waits for. */
    Set<Group> predecessors() {
      return predecessors;
    }

    /** Whether it is computed block by block. */
    boolean isFused() {
      return members.size() > 1 || members.get(0).isElementwise();
    }

    /** The shape of elementwise members, or null where there can be none. */
    private @Nullable Shape domain() {
      Value first = members.get(0);
      return first.isElementwise() ? first.shape() : rowDomain(first);
    }

    private boolean hasRows() {
      return members.stream().anyMatch(member -> !member.isElementwise());
    }

    /** All values, the members first. */
    List<Value> values() {
      List<Value> all = new ArrayList<>(members);
      all.addAll(reductions);
      return all;
    }

    private int lastIndex() {
      return members.get(members.size() - 1).index();
    }
  }

  private Schedule(Program program, boolean fuse) {
    this.program = program;
    this.fuse = fuse;
  }

  /**
   * The schedule of a program.
   *
   * @param program the values
   * @param fuse whether to compute values together, or each alone
   */
  static Schedule of(Program program, boolean fuse) {
    Schedule schedule = new Schedule(program, fuse);
    program.values().stream().filter(Value::isComputed).forEach(schedule::place);
    schedule.order(fuse);
    return schedule;
  }

  /** The groups in the order of execution. */
  List<Group> groups() {
    return groups;
  }

  /** The stages in the order of execution. */
  List<Stage> stages() {
    return stages;
  }

  /** The group that computes a value or what it is an alias of; null for leaves and constants. */
  @Nullable Group groupOf(Value value) {
    return groupOf.get(value.root());
  }

  /** The computed values that lie in memory: outputs, and what another group reads. */
  Set<Value> stored() {
    Set<Value> stored = Collections.newSetFromMap(new IdentityHashMap<>());
    program.outputs().stream().map(Value::root).filter(Value::isComputed).forEach(stored::add);
    for (Value user : program.values()) {
      for (Value input : user.inputs()) {
        Value root = input.root();
        boolean apart = user.isComputed() && groupOf(root) != groupOf(user);
        if (root.isComputed() && apart) {
          stored.add(root);
        }
      }
    }
    for (Group group : groups) {
      stored.addAll(group.reductions());
      if (!group.isFused()) {
        stored.addAll(group.members());
      }
    }
    return stored;
  }

  private void place(Value value) {
    Group group = null;
    if (fuse && value.isElementwise()) {
      group = elementwiseGroup(value);
    } else if (fuse && isWholeReduction(value)) {
      group = reducedGroup(value);
    } else if (fuse && rowDomain(value) != null) {
      group = rowGroup(value);
    }
    if (group == null) {
      group = new Group();
      groups.add(group);
      group.members.add(value);
    } else if (isWholeReduction(value)) {
      group.reductions.add(value);
    } else {
      group.members.add(value);
    }
    groupOf.put(value, group);
    for (Value input : value.inputs()) {
      Group producer = groupOf(input);
      if (producer != null && producer != group) {
        group.predecessors.add(producer);
      }
    }
  }

  private static boolean isWholeReduction(Value value) {
    return value.inputs().size() == 1
        && value.node().operation() instanceof BufferOperation operation
        && operation.wholeReduction(value.inputShapes()) != null;
  }

  private @Nullable Group reducedGroup(Value value) {
    Value input = value.inputs().get(0);
    Group group = groupOf.get(input);
    boolean joins = group != null && input.isElementwise() && !group.hasRows();
    return joins ? group : null;
  }

  /** The shape whose rows an operation works along, or null for any other. */
  private static @Nullable Shape rowDomain(Value value) {
    if (value.inputs().size() != 1
        || !(value.node().operation() instanceof BufferOperation operation)
        || operation.rowwise(value.inputShapes()) == null) {
      return null;
    }
    Shape shape = value.inputs().get(0).shape();
    boolean fits = shape.rank() > 0 && shape.count() > 0 && shape.size(-1) <= LONGEST_ROW;
    return fits ? shape : null;
  }

  /** The group of the input, if a value along rows can be computed with it. */
  private @Nullable Group rowGroup(Value value) {
    Value input = value.inputs().get(0);
    Group group = groupOf.get(input);
    if (group == null || !group.reductions.isEmpty() || group.members.size() >= MOST_MEMBERS) {
      return null;
    }
    return input.shape().equals(group.domain()) ? group : null;
  }

  /** The newest group that the value may join without a circle among the groups. */
  private @Nullable Group elementwiseGroup(Value value) {
    int tried = 0;
    for (int i = groups.size() - 1; i >= 0 && tried < MOST_CANDIDATES; i--) {
      Group group = groups.get(i);
      boolean fits = value.shape().equals(group.domain()) && group.members.size() < MOST_MEMBERS;
      if (fits && (value.count() > 1 || reads(value, group))) {
        tried++;
        if (mayJoin(value, group)) {
          return group;
        }
      }
    }
    return null;
  }

  /** Whether a value reads a member; for a single number, to wait with others gains nothing. */
  private static boolean reads(Value value, Group group) {
    return value.inputs().stream().anyMatch(input -> group.members.contains(input.root()));
  }

  private boolean mayJoin(Value value, Group group) {
    for (Value input : value.inputs()) {
      Group producer = groupOf(input);
      boolean fits = producer == group ? isLocal(input, value, group) : !needs(producer, group);
      if (producer != null && !fits) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a value can read a member block by block: at the same place, or one element per row.
   */
  private static boolean isLocal(Value input, Value user, Group group) {
    Value root = input.root();
    if (!group.members.contains(root) || root.count() != input.count()) {
      return false;
    }
    return input.count() == user.count()
        || (root.count() * user.shape().size(-1) == user.count()
            && Expansion.of(input.shape(), user.shape()).isColumn());
  }

  /** Whether one group has to wait for another. */
  private static boolean needs(@Nullable Group group, Group other) {
    if (group == null) {
      return false;
    }
    Set<Group> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Group> open = new ArrayDeque<>();
    open.push(group);
    while (!open.isEmpty()) {
      for (Group predecessor : open.pop().predecessors) {
        if (predecessor == other) {
          return true;
        }
        if (seen.add(predecessor)) {
          open.push(predecessor);
        }
      }
    }
    return false;
  }

  /** Puts the groups in an order of execution. */
  private void order(boolean together) {
    groups.sort(Comparator.comparingInt(Group::lastIndex));
    stages.addAll(Stage.of(this, groups, together));
    groups.clear();
    for (Stage stage : stages) {
      for (Group group : stage.groups()) {
        group.stage = stage;
        group.position = groups.size();
        groups.add(group);
      }
    }
  }
}
