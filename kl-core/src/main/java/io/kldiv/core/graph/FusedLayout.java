package io.kldiv.core.graph;

import io.kldiv.core.kernel.Kernels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How elementwise values of one shape are computed together, block by block: what is read from
 * memory, what is stretched into scratch first, and which scratch slot holds what between its making
 * and its last use. Scratch stays in the first-level cache.
 */
final class FusedLayout {
  private static final int SCRATCH_ELEMENTS = 4096;
  private static final int LEAST_BLOCK = 256;
  private static final int MOST_TASKS = 16;
  private static final long FLOPS_PER_TASK = 32_768;

  private final int count;
  private final List<Instruction> instructions = new ArrayList<>();
  private final List<Value> reductions;
  private int slots;
  private long flops;

  /** A part of the work on one block. */
  sealed interface Instruction {
    /** Stretches a value into scratch. */
    record Stretch(Value value, Shape shape, int slot) implements Instruction {}

    /** Applies an operation; the result goes to a slot, or to memory where the slot is −1. */
    record Apply(Value value, List<Operand> operands, int slot) implements Instruction {}

    /** Reduces a block to one element. */
    record Reduce(Value value, Operand operand) implements Instruction {}
  }

  /**
   * Where an instruction reads.
   *
   * @param value what it reads
   * @param slot the scratch slot, or −1 for memory
   * @param single whether it is one element for the whole block
   */
  record Operand(Value value, int slot, boolean single) {}

  private FusedLayout(int count, List<Value> reductions) {
    this.count = count;
    this.reductions = reductions;
  }

  /**
   * The layout of a group.
   *
   * @param members elementwise values of one shape, inputs before their users
   * @param stored those of them that are needed in memory
   * @param reductions values that reduce a member to one element
   */
  static FusedLayout of(List<Value> members, List<Value> stored, List<Value> reductions) {
    FusedLayout layout = new FusedLayout(members.get(0).count(), reductions);
    Builder builder = layout.new Builder(members, stored);
    for (Value member : members) {
      builder.add(member);
      layout.flops += member.flops();
      reductions.stream().filter(r -> r.inputs().contains(member)).forEach(builder::reduce);
    }
    return layout;
  }

  List<Instruction> instructions() {
    return instructions;
  }

  List<Value> reductions() {
    return reductions;
  }

  int count() {
    return count;
  }

  int slots() {
    return slots;
  }

  /** The number of elements in a block. With a reduction it is the block of that reduction. */
  int block() {
    if (!reductions.isEmpty()) {
      return Kernels.BLOCK;
    }
    int block = Kernels.BLOCK;
    while (block > LEAST_BLOCK && block * slots > SCRATCH_ELEMENTS) {
      block /= 2;
    }
    return block;
  }

  int blocks() {
    return (count + block() - 1) / block();
  }

  /** The number of blocks in a task; a function of the work alone, never of the threads. */
  int blocksPerTask() {
    int tasks = (int) Math.max(1, Math.min(MOST_TASKS, flops / FLOPS_PER_TASK));
    return Math.max(1, (blocks() + tasks - 1) / tasks);
  }

  /** Ties the layout to memory. */
  FusedWork bind(Kernels kernels, Map<Value, View> views, Scratch scratch) {
    return new FusedWork(this, kernels, views, scratch);
  }

  private boolean isStretched(Value value) {
    return value.count() != count && value.count() != 1;
  }

  /** Puts the instructions in order and gives each scratch value a slot for as long as it lives. */
  private final class Builder {
    private final Set<Value> members = identitySet();
    private final Set<Value> stored = identitySet();
    private final Map<Value, Value> endedBy = new IdentityHashMap<>();
    private final Map<Value, Integer> slotOf = new IdentityHashMap<>();
    private final Deque<Integer> free = new ArrayDeque<>();

    Builder(List<Value> members, List<Value> stored) {
      this.members.addAll(members);
      this.stored.addAll(stored);
      for (Value member : members) {
        member.inputs().stream().filter(this::usesSlot).forEach(v -> endedBy.put(v, member));
      }
      for (Value reduction : reductions) {
        reduction.inputs().stream()
            .filter(this::usesSlot)
            .forEach(v -> endedBy.putIfAbsent(v, reduction));
      }
    }

    private boolean usesSlot(Value value) {
      return members.contains(value) ? !stored.contains(value) : isStretched(value);
    }

    void add(Value member) {
      Shape shape = member.shape();
      for (Value input : member.inputs()) {
        if (!members.contains(input) && isStretched(input) && !slotOf.containsKey(input)) {
          instructions.add(new Instruction.Stretch(input, shape, take(input)));
        }
      }
      List<Operand> operands = member.inputs().stream().map(this::operand).toList();
      release(member);
      int slot = stored.contains(member) ? -1 : take(member);
      instructions.add(new Instruction.Apply(member, operands, slot));
    }

    void reduce(Value reduction) {
      Operand operand = operand(reduction.inputs().get(0));
      instructions.add(new Instruction.Reduce(reduction, operand));
      release(reduction);
    }

    private Operand operand(Value value) {
      int slot = usesSlot(value) ? slotOf.getOrDefault(value, -1) : -1;
      return new Operand(value, slot, slot < 0 && value.count() != count);
    }

    private int take(Value value) {
      int slot = free.isEmpty() ? slots++ : free.pop();
      slotOf.put(value, slot);
      return slot;
    }

    private void release(Value user) {
      for (Value input : user.inputs()) {
        if (endedBy.get(input) == user) {
          endedBy.remove(input);
          free.push(slotOf.getOrDefault(input, -1));
        }
      }
    }
  }

  private static Set<Value> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
