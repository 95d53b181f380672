package io.kldiv.core.graph;

import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Layout;
import io.kldiv.core.kernel.Reduction;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Values computed together, block by block. */
final class FusedWork implements BufferOperation.Work {
  private final FusedLayout layout;
  private final Kernels kernels;
  private final Map<Value, View> views;
  private final Scratch scratch;
  private final BufferOperation.Cut cut;
  private final Map<Value, double[]> partials = new IdentityHashMap<>();
  private final Task[] tasks;

  FusedWork(
      FusedLayout layout,
      Kernels kernels,
      Map<Value, View> views,
      Scratch scratch,
      BufferOperation.Cut cut) {
    this.layout = layout;
    this.cut = cut;
    this.kernels = kernels;
    this.views = views;
    this.scratch = scratch;
    layout.reductions().forEach(r -> partials.put(r, new double[layout.blocks()]));
    tasks = new Task[cut.pieces()];
    for (int i = 0; i < tasks.length; i++) {
      tasks[i] = new Task(i);
    }
  }

  @Override
  public int tasks() {
    return tasks.length;
  }

  @Override
  public void run(int task) {
    tasks[task].run();
  }

  /** The work that ends the reductions, after all tasks. */
  List<BufferOperation.Work> endings() {
    List<BufferOperation.Work> endings = new ArrayList<>();
    for (Value value : layout.reductions()) {
      endings.add(new Ending(kernels, reduction(value), part(value), view(value)));
    }
    return endings;
  }

  private static Reduction reduction(Value value) {
    if (value.node().operation() instanceof BufferOperation operation) {
      Reduction reduction = operation.wholeReduction(value.inputShapes());
      if (reduction != null) {
        return reduction;
      }
    }
    throw new IllegalStateException("not a reduction: " + value);
  }

  private double[] part(Value value) {
    double[] part = partials.get(value);
    return part == null ? new double[0] : part;
  }

  private View view(Value value) {
    View view = views.get(value);
    if (view == null) {
      throw new IllegalStateException("no memory for " + value);
    }
    return view;
  }

  /** Reduces the reduced blocks, in order. */
  private record Ending(Kernels kernels, Reduction reduction, double[] partials, View result)
      implements BufferOperation.Work {
    @Override
    public void run(int task) {
      double total = partials.length == 0 ? kernels.reduce(reduction, partials, 0, 0) : partials[0];
      for (int i = 1; i < partials.length; i++) {
        double next = partials[i];
        total =
            switch (reduction) {
              case SUM -> total + next;
              case MAX -> Math.max(total, next);
              case MIN -> Math.min(total, next);
            };
      }
      result.array()[result.offset()] = total;
    }
  }

  /** What is done for one block. */
  private interface Bound {
    /**
     * Does it.
     *
     * @param block the number of the block
     * @param first its first row
     * @param rows its rows
     */
    void run(int block, int first, int rows);
  }

  private record Apply(
      ElementwiseOperation operation, Kernels kernels, Span[] inputs, Span output, int width)
      implements Bound {
    @Override
    public void run(int block, int first, int rows) {
      operation.apply(kernels, inputs, output, rows * width);
    }
  }

  private record Stretch(Expansion expansion, Span source, Span target, int width)
      implements Bound {
    @Override
    public void run(int block, int first, int rows) {
      expansion.read(source, first * width, rows * width, target);
    }
  }

  private record Spread(Span source, Span target, int width) implements Bound {
    @Override
    public void run(int block, int first, int rows) {
      Layout.repeatColumn(source.array, source.offset, rows, width, target.array, target.offset);
    }
  }

  private record Copy(Span source, Span target, int width) implements Bound {
    @Override
    public void run(int block, int first, int rows) {
      System.arraycopy(source.array, source.offset, target.array, target.offset, rows * width);
    }
  }

  /** An operation along rows, bound to whole blocks and to the last, shorter one. */
  private record Rows(int blockRows, BufferOperation.Work whole, BufferOperation.Work rest)
      implements Bound {
    @Override
    public void run(int block, int first, int rows) {
      BufferOperation.Work work = rows == blockRows ? whole : rest;
      for (int task = 0; task < work.tasks(); task++) {
        work.run(task);
      }
    }
  }

  private record Reduce(Kernels kernels, Reduction reduction, Span input, double[] partials)
      implements Bound {
    @Override
    public void run(int block, int first, int rows) {
      partials[block] = kernels.reduce(reduction, input.array, input.offset, rows);
    }
  }

  /** Some consecutive rows, with spans of its own. */
  private final class Task {
    private final int start;
    private final int end;
    private final double[] memory;
    private final List<Span> moving = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private final Span[] movingSpans;
    private final int[] movingStarts;
    private final int[] movingWidths;
    private final Bound[] work;

    Task(int number) {
      start = number * cut.piece();
      end = Math.min(layout.rows(), start + cut.piece());
      memory = scratch.get(number / cut.together());
      work = layout.instructions().stream().map(this::bind).toArray(Bound[]::new);
      movingSpans = moving.toArray(Span[]::new);
      movingStarts = moving.stream().mapToInt(span -> span.offset).toArray();
      movingWidths = widths.stream().mapToInt(width -> width).toArray();
    }

    void run() {
      int blockRows = layout.blockRows();
      for (int first = start; first < end; first += blockRows) {
        int rows = Math.min(blockRows, end - first);
        for (int i = 0; i < movingSpans.length; i++) {
          movingSpans[i].offset = movingStarts[i] + first * movingWidths[i];
        }
        for (Bound bound : work) {
          bound.run(first / blockRows, first, rows);
        }
      }
    }

    private Bound bind(FusedLayout.Instruction instruction) {
      Value value = instruction.value();
      FusedLayout.Operand operand = first(instruction);
      return switch (instruction.kind()) {
        case APPLY -> bindElementwise(instruction);
        case ROWS -> bindRows(instruction);
        case STRETCH -> {
          Value user = first(instruction).value();
          Expansion expansion = Expansion.of(value.shape(), user.shape());
          Span target = scratch(instruction.output());
          yield new Stretch(expansion, memory(value, true), target, layout.width(user));
        }
        case SPREAD -> new Spread(span(operand), scratch(instruction.output()), layout.width());
        case LOAD, STORE -> new Copy(span(operand), output(instruction), layout.width(value));
        case REDUCE -> new Reduce(kernels, reduction(value), span(operand), part(value));
      };
    }

    private Bound bindElementwise(FusedLayout.Instruction instruction) {
      Value value = instruction.value();
      if (!(value.node().operation() instanceof ElementwiseOperation operation)) {
        throw new IllegalStateException("not elementwise: " + value);
      }
      Span[] inputs = instruction.inputs().stream().map(this::span).toArray(Span[]::new);
      return new Apply(operation, kernels, inputs, output(instruction), layout.width(value));
    }

    private Bound bindRows(FusedLayout.Instruction instruction) {
      Value value = instruction.value();
      BufferOperation operation = null;
      if (value.node().operation() instanceof BufferOperation whole) {
        operation = whole.rowwise(value.inputShapes());
      }
      if (operation == null) {
        throw new IllegalStateException("not along rows: " + value);
      }
      int blockRows = layout.blockRows();
      BufferOperation.Work whole = rows(operation, instruction, blockRows);
      int rest = (end - start) % blockRows;
      return new Rows(blockRows, whole, rest > 0 ? rows(operation, instruction, rest) : whole);
    }

    private BufferOperation.Work rows(
        BufferOperation operation, FusedLayout.Instruction instruction, int rows) {
      FusedLayout.Operand operand = first(instruction);
      Shape given = Shape.of(rows, layout.width(operand.value()));
      int width = layout.width(instruction.value());
      Shape result =
          instruction.value().count() == layout.rows() && reducesRank(instruction.value())
              ? Shape.of(rows)
              : Shape.of(rows, width);
      View input = new View(memory, layout.start(operand.register()), given);
      View output = new View(memory, layout.start(instruction.output()), result);
      return operation.bind(kernels, List.of(input), output);
    }

    private boolean reducesRank(Value value) {
      return !value.shape().equals(value.inputs().get(0).shape());
    }

    private FusedLayout.Operand first(FusedLayout.Instruction instruction) {
      return instruction.inputs().get(0);
    }

    private Span output(FusedLayout.Instruction instruction) {
      int register = instruction.output();
      return register < 0 ? memory(instruction.value(), false) : scratch(register);
    }

    private Span span(FusedLayout.Operand operand) {
      int register = operand.register();
      return register < 0 ? memory(operand.value(), operand.single()) : scratch(register);
    }

    private Span memory(Value value, boolean fixed) {
      View view = view(value);
      Span span = new Span();
      span.array = view.array();
      span.offset = view.offset();
      span.stride = fixed ? 0 : 1;
      if (!fixed) {
        moving.add(span);
        widths.add(layout.width(value));
      }
      return span;
    }

    private Span scratch(int register) {
      Span span = new Span();
      span.array = memory;
      span.offset = layout.start(register);
      return span;
    }
  }
}
