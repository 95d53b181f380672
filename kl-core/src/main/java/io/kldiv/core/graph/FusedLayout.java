package io.kldiv.core.graph;

import io.kldiv.core.kernel.Kernels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How values are computed together, block by block: what is read from memory, what is put in
 * scratch first, and which scratch slot holds what between its making and its last use. Scratch
 * stays in the first- or second-level cache.
 *
 * <p>A block is some consecutive rows. Where a member works along rows, a row is one of the matrix
 * that the values are; where all are elementwise, it is one element.
 */
final class FusedLayout {
  private static final int SCRATCH_ELEMENTS = 8192;
  private static final int LEAST_BLOCK = 256;
  private static final int MOST_TASKS = 16;
  private static final long FLOPS_PER_TASK = 32_768;

  private final int rows;
  private final int width;
  private final List<Value> reductions;
  private final List<Instruction> instructions = new ArrayList<>();
  private int[] slotOf = new int[0];
  private int slots;
  private long flops;

  /** What an instruction does for one block. */
  enum Kind {
    /** Stretches a value from outside the group into a register. */
    STRETCH,
    /** Repeats each element of a register along its row. */
    SPREAD,
    /** Copies a value from outside the group into a register. */
    LOAD,
    /** Applies an elementwise operation. */
    APPLY,
    /** Applies an operation along rows, from register to register. */
    ROWS,
    /** Copies a register to memory. */
    STORE,
    /** Reduces the block to one element. */
    REDUCE
  }

  /**
   * A part of the work on one block.
   *
   * @param kind what it does
   * @param value what it computes, or copies
   * @param inputs where it reads; for a stretched value, what it is stretched to
   * @param output the register it writes, or −1 for the memory of the value
   */
  record Instruction(Kind kind, Value value, List<Operand> inputs, int output) {}

  /**
   * Where an instruction reads.
   *
   * @param value what it reads
   * @param register the register, or −1 for the value's memory
   * @param single whether it is one element for the whole block
   */
  record Operand(Value value, int register, boolean single) {}

  private FusedLayout(int rows, int width, List<Value> reductions) {
    this.rows = rows;
    this.width = width;
    this.reductions = reductions;
  }

  /**
   * The layout of a group.
   *
   * @param members elementwise values of one shape and values along its rows, inputs before users
   * @param stored those of them that are needed in memory
   * @param reductions values that reduce a member to one element; only where all are elementwise
   */
  static FusedLayout of(List<Value> members, List<Value> stored, List<Value> reductions) {
    int rows = members.get(0).count();
    int width = 1;
    for (Value member : members) {
      if (!member.isElementwise()) {
        Shape shape = member.inputs().get(0).shape();
        width = shape.size(-1);
        rows = shape.count() / width;
      }
    }
    FusedLayout layout = new FusedLayout(rows, width, reductions);
    Builder builder = layout.new Builder(members, stored);
    for (Value member : members) {
      layout.flops += member.flops();
      builder.add(member);
      reductions.stream().filter(r -> r.inputs().contains(member)).forEach(builder::reduce);
    }
    layout.assignSlots(builder.registers);
    return layout;
  }

  List<Instruction> instructions() {
    return instructions;
  }

  List<Value> reductions() {
    return reductions;
  }

  int rows() {
    return rows;
  }

  /**
   * The number of elements in a row of the matrix that the values are; 1 if all are elementwise.
   */
  int width() {
    return width;
  }

  /** The number of elements of a value in one row. */
  int width(Value value) {
    return rows == 0 ? 1 : value.count() / rows;
  }

  /** Where a register starts in scratch. */
  int start(int register) {
    return slotOf[register] * blockRows() * width;
  }

  /** The number of rows in a block. With a reduction it is the block of that reduction. */
  int blockRows() {
    int block = Kernels.BLOCK;
    while (reductions.isEmpty() && block > LEAST_BLOCK && block * slots > SCRATCH_ELEMENTS) {
      block /= 2;
    }
    return Math.max(1, block / width);
  }

  int blocks() {
    return (rows + blockRows() - 1) / blockRows();
  }

  /** The number of blocks in a task; a function of the work alone, never of the threads. */
  private int blocksPerTask() {
    int tasks = (int) Math.max(1, Math.min(MOST_TASKS, flops / FLOPS_PER_TASK));
    return Math.max(1, (blocks() + tasks - 1) / tasks);
  }

  /** The cut of the rows where the group is computed by itself. */
  BufferOperation.Cut cut() {
    return new BufferOperation.Cut(rows, Math.max(1, blocksPerTask() * blockRows()), 1);
  }

  /** The cut of the rows that belongs to a cut of the outermost axis. */
  BufferOperation.Cut cut(BufferOperation.Cut cut) {
    return new BufferOperation.Cut(rows, cut.piece() * (rows / cut.slices()), cut.together());
  }

  /** The length of the scratch array of a task. */
  int scratchLength() {
    return slots * blockRows() * width;
  }

  /** Ties the layout to memory, after scratch was reserved for all that share it. */
  FusedWork bind(
      Kernels kernels, Map<Value, View> views, Scratch scratch, BufferOperation.Cut cut) {
    return new FusedWork(this, kernels, views, scratch, cut);
  }

  /** Gives each register a slot from its making to its last use. */
  private void assignSlots(int registers) {
    int[] lastUse = new int[registers];
    for (int i = 0; i < instructions.size(); i++) {
      for (Operand operand : instructions.get(i).inputs()) {
        if (operand.register() >= 0) {
          lastUse[operand.register()] = i;
        }
      }
    }
    slotOf = new int[registers];
    Arrays.fill(slotOf, -1);
    Deque<Integer> free = new ArrayDeque<>();
    for (int i = 0; i < instructions.size(); i++) {
      Instruction instruction = instructions.get(i);
      boolean inPlace = instruction.kind() == Kind.APPLY;
      if (inPlace) {
        release(instruction, i, lastUse, free);
      }
      if (instruction.output() >= 0) {
        slotOf[instruction.output()] = free.isEmpty() ? slots++ : free.pop();
      }
      if (!inPlace) {
        release(instruction, i, lastUse, free);
      }
    }
  }

  private void release(Instruction instruction, int at, int[] lastUse, Deque<Integer> free) {
    instruction.inputs().stream()
        .mapToInt(Operand::register)
        .filter(register -> register >= 0 && lastUse[register] == at)
        .distinct()
        .forEach(register -> free.push(slotOf[register]));
  }

  /** Puts the instructions in order, with a register for each value in scratch. */
  private final class Builder {
    private final Set<Value> members = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Value> stored = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Value, Integer> registerOf = new IdentityHashMap<>();
    private final Map<Value, Integer> stretched = new IdentityHashMap<>();
    private final Map<Value, Integer> loaded = new IdentityHashMap<>();
    private int registers;

    Builder(List<Value> members, List<Value> stored) {
      this.members.addAll(members);
      this.stored.addAll(stored);
    }

    void add(Value member) {
      if (member.isElementwise()) {
        List<Operand> operands =
            member.inputs().stream().map(input -> operand(input, member)).toList();
        int register = stored.contains(member) ? -1 : make(registerOf, member);
        instructions.add(new Instruction(Kind.APPLY, member, operands, register));
        return;
      }
      Value input = member.inputs().get(0);
      Operand operand = new Operand(input, load(input.root(), input), false);
      int register = make(registerOf, member);
      instructions.add(new Instruction(Kind.ROWS, member, List.of(operand), register));
      if (stored.contains(member)) {
        Operand result = new Operand(member, register, false);
        instructions.add(new Instruction(Kind.STORE, member, List.of(result), -1));
      }
    }

    void reduce(Value reduction) {
      Operand operand = operand(reduction.inputs().get(0), reduction.inputs().get(0));
      instructions.add(new Instruction(Kind.REDUCE, reduction, List.of(operand), -1));
    }

    private Operand operand(Value input, Value user) {
      boolean isLocal = members.contains(input.root());
      Value source = isLocal ? input.root() : input;
      if (input.count() == user.count()) {
        return new Operand(source, registerOf.getOrDefault(source, -1), false);
      }
      if (!isLocal && input.count() == 1) {
        return new Operand(source, -1, true);
      }
      Integer register = stretched.get(input);
      if (register == null) {
        register = isLocal ? spread(source, input) : stretch(input, user);
      }
      return new Operand(input, register, false);
    }

    private int stretch(Value input, Value user) {
      int register = make(stretched, input);
      Operand like = new Operand(user, -1, false);
      instructions.add(new Instruction(Kind.STRETCH, input, List.of(like), register));
      return register;
    }

    private int spread(Value source, Value input) {
      int from = load(source, source);
      int register = make(stretched, input);
      Operand operand = new Operand(source, from, false);
      instructions.add(new Instruction(Kind.SPREAD, source, List.of(operand), register));
      return register;
    }

    /** The register that holds a value, copied there if it lies in memory. */
    private int load(Value root, Value input) {
      Value source = members.contains(root) ? root : input;
      Integer register = registerOf.get(source);
      if (register == null) {
        register = loaded.get(source);
      }
      if (register == null) {
        register = make(loaded, source);
        Operand memory = new Operand(source, -1, false);
        instructions.add(new Instruction(Kind.LOAD, source, List.of(memory), register));
      }
      return register;
    }

    private int make(Map<Value, Integer> map, Value value) {
      map.put(value, registers);
      return registers++;
    }
  }
}
