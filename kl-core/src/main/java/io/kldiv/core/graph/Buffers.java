package io.kldiv.core.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the computed values of a schedule lie in one array: two that are needed at the same time
 * never overlap, and others share their place. Larger ones are placed first, each at the lowest
 * place that is free while it lives (greedy by size: Pisarchyk and Lee, 2020).
 */
final class Buffers {
  private static final int ALIGNMENT = 8;

  private final Schedule schedule;
  private final Set<Value> own;
  private final Map<Value, Buffer> bufferOf = new IdentityHashMap<>();
  private final List<Buffer> buffers = new ArrayList<>();
  private int length;

  /** A place in the array, held from one group to another, both included. */
  static final class Buffer {
    private final int count;
    private final int first;
    private int last;
    private int offset;
    private int overwrittenBy = -1;

    Buffer(int count, int group) {
      this.count = count;
      this.first = group;
      this.last = group;
    }

    int count() {
      return count;
    }

    int first() {
      return first;
    }

    int last() {
      return last;
    }

    int offset() {
      return offset;
    }

    private int end() {
      int padded = Math.addExact(count, ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
      return Math.addExact(offset, padded);
    }
  }

  private Buffers(Schedule schedule, Set<Value> own) {
    this.schedule = schedule;
    this.own = own;
  }

  /**
   * Places for some values.
   *
   * @param schedule the order of execution
   * @param program the values
   * @param own the values to place
   * @param reuse whether a place is given anew once its value is needed no more
   */
  static Buffers of(Schedule schedule, Program program, Set<Value> own, boolean reuse) {
    Buffers buffers = new Buffers(schedule, own);
    Map<Value, Integer> lastUse = buffers.lastUses(program, reuse);
    for (Schedule.Group group : schedule.groups()) {
      for (Value value : group.values()) {
        if (own.contains(value)) {
          buffers.add(value, group, lastUse);
        }
      }
    }
    buffers.place();
    return buffers;
  }

  /** The length of the array. */
  int length() {
    return length;
  }

  List<Buffer> buffers() {
    return buffers;
  }

  /** The number of elements that the values would take each in a place of its own. */
  long lengthWithoutReuse() {
    return own.stream().mapToLong(Value::count).sum();
  }

  Buffer of(Value value) {
    Buffer buffer = bufferOf.get(value);
    if (buffer == null) {
      throw new IllegalStateException("no place for " + value);
    }
    return buffer;
  }

  private Map<Value, Integer> lastUses(Program program, boolean reuse) {
    Map<Value, Integer> lastUse = new IdentityHashMap<>();
    int end = schedule.groups().size();
    for (Schedule.Group group : schedule.groups()) {
      for (Value value : group.values()) {
        lastUse.merge(value, reuse ? group.position() : end, Math::max);
        for (Value input : value.inputs()) {
          lastUse.merge(input.root(), group.position(), Math::max);
        }
      }
    }
    program.outputs().forEach(output -> lastUse.put(output.root(), end));
    return lastUse;
  }

  private void add(Value value, Schedule.Group group, Map<Value, Integer> lastUse) {
    Buffer buffer = dying(value, group, lastUse);
    if (buffer == null) {
      buffer = new Buffer(value.count(), group.position());
      buffers.add(buffer);
    } else {
      buffer.overwrittenBy = group.position();
    }
    buffer.last = lastUse.getOrDefault(value, group.position());
    bufferOf.put(value, buffer);
  }

  /**
   * The buffer of an input that an elementwise value may overwrite as it reads it, or null. What a
   * member of the group before it has read, block by block, counts as read by the value too.
   */
  private @Nullable Buffer dying(Value value, Schedule.Group group, Map<Value, Integer> lastUse) {
    if (!value.isElementwise()) {
      return null;
    }
    for (Value member : group.members()) {
      boolean alike = member.isElementwise() && member.count() == value.count();
      for (Value input : alike ? member.inputs() : List.<Value>of()) {
        Value root = input.root();
        Buffer buffer = bufferOf.get(root);
        if (buffer != null
            && buffer.last == group.position()
            && buffer.first < group.position()
            && buffer.overwrittenBy < group.position()
            && lastUse.getOrDefault(root, -1) == group.position()
            && buffer.count == value.count()
            && isLastReader(value, root, group)
            && isReadHereAlone(root, group)) {
          return buffer;
        }
      }
      if (member == value) {
        break;
      }
    }
    return null;
  }

  /** Whether no later member reads the root, and all read each element at its own place. */
  private static boolean isLastReader(Value value, Value root, Schedule.Group group) {
    boolean after = false;
    for (Value member : group.members()) {
      for (Value input : member.inputs()) {
        boolean reads = input.root() == root;
        if (reads && (after || input.count() != root.count())) {
          return false;
        }
      }
      after |= member == value;
    }
    return true;
  }

  /** Whether no group of the stage that works at other places meanwhile reads the root. */
  private boolean isReadHereAlone(Value root, Schedule.Group group) {
    Schedule.Group producer = schedule.groupOf(root);
    if (producer != null && producer.stage() == group.stage()) {
      return true;
    }
    return group.stage().groups().stream()
        .filter(other -> other != group)
        .flatMap(other -> other.values().stream())
        .flatMap(value -> value.inputs().stream())
        .noneMatch(input -> input.root() == root);
  }

  private boolean meet(Buffer a, Buffer b) {
    return stage(a.first) <= stage(b.last) && stage(b.first) <= stage(a.last);
  }

  /** The stage of a group by its position; after the last group comes a stage of its own. */
  private int stage(int position) {
    List<Schedule.Group> groups = schedule.groups();
    return position < groups.size()
        ? groups.get(position).stage().position()
        : schedule.stages().size();
  }

  private void place() {
    List<Buffer> order = new ArrayList<>(buffers);
    order.sort(Comparator.comparingInt((Buffer b) -> -b.count).thenComparingInt(b -> b.first));
    List<Buffer> placed = new ArrayList<>();
    for (Buffer buffer : order) {
      List<Buffer> rivals =
          new ArrayList<>(placed.stream().filter(other -> meet(buffer, other)).toList());
      rivals.sort(Comparator.comparingInt(Buffer::offset));
      for (Buffer rival : rivals) {
        if (buffer.end() > rival.offset && rival.end() > buffer.offset) {
          buffer.offset = rival.end();
        }
      }
      placed.add(buffer);
      length = Math.max(length, buffer.end());
    }
  }
}
