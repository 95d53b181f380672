package io.kldiv.core.graph;

import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Reduction;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Elementwise values computed together, block by block. */
final class FusedWork implements BufferOperation.Work {
  private final FusedLayout layout;
  private final Kernels kernels;
  private final Map<Value, View> views;
  private final Scratch scratch;
  private final Map<Value, double[]> partials = new IdentityHashMap<>();
  private final Task[] tasks;

  FusedWork(FusedLayout layout, Kernels kernels, Map<Value, View> views, Scratch scratch) {
    this.layout = layout;
    this.kernels = kernels;
    this.views = views;
    this.scratch = scratch;
    layout.reductions().forEach(r -> partials.put(r, new double[layout.blocks()]));
    int perTask = layout.blocksPerTask();
    tasks = new Task[(layout.blocks() + perTask - 1) / perTask];
    for (int i = 0; i < tasks.length; i++) {
      scratch.reserve(i, layout.slots() * layout.block());
      tasks[i] = new Task(i, i * perTask, Math.min(layout.blocks(), (i + 1) * perTask));
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
    void run(int block, int first, int n);
  }

  private record Apply(ElementwiseOperation operation, Kernels kernels, Span[] inputs, Span output)
      implements Bound {
    @Override
    public void run(int block, int first, int n) {
      operation.apply(kernels, inputs, output, n);
    }
  }

  private record Stretch(Expansion expansion, Span source, Span target) implements Bound {
    @Override
    public void run(int block, int first, int n) {
      expansion.read(source, first, n, target);
    }
  }

  private record Reduce(Kernels kernels, Reduction reduction, Span input, double[] partials)
      implements Bound {
    @Override
    public void run(int block, int first, int n) {
      partials[block] = kernels.reduce(reduction, input.array, input.offset, n);
    }
  }

  /** Some consecutive blocks, with spans of its own. */
  private final class Task {
    private final int number;
    private final int firstBlock;
    private final int endBlock;
    private final List<Span> moving = new ArrayList<>();
    private final List<Span> local = new ArrayList<>();
    private final Span[] movingSpans;
    private final int[] movingStarts;
    private final Span[] localSpans;
    private final Bound[] work;
    private double[] memory = new double[0];

    Task(int number, int firstBlock, int endBlock) {
      this.number = number;
      this.firstBlock = firstBlock;
      this.endBlock = endBlock;
      work = layout.instructions().stream().map(this::bind).toArray(Bound[]::new);
      movingSpans = moving.toArray(Span[]::new);
      movingStarts = moving.stream().mapToInt(span -> span.offset).toArray();
      localSpans = local.toArray(Span[]::new);
    }

    void run() {
      useScratch();
      int block = layout.block();
      for (int b = firstBlock; b < endBlock; b++) {
        int first = b * block;
        int n = Math.min(block, layout.count() - first);
        for (int i = 0; i < movingSpans.length; i++) {
          movingSpans[i].offset = movingStarts[i] + first;
        }
        for (Bound bound : work) {
          bound.run(b, first, n);
        }
      }
    }

    private void useScratch() {
      double[] current = scratch.get(number);
      if (memory != current) {
        memory = current;
        for (Span span : localSpans) {
          span.array = current;
        }
      }
    }

    private Bound bind(FusedLayout.Instruction instruction) {
      if (instruction instanceof FusedLayout.Instruction.Stretch stretch) {
        Span source = memory(stretch.value(), true);
        Expansion expansion = Expansion.of(stretch.value().shape(), stretch.shape());
        return new Stretch(expansion, source, slot(stretch.slot()));
      }
      if (instruction instanceof FusedLayout.Instruction.Reduce reduce) {
        Value value = reduce.value();
        return new Reduce(kernels, reduction(value), span(reduce.operand()), part(value));
      }
      FusedLayout.Instruction.Apply apply = (FusedLayout.Instruction.Apply) instruction;
      if (!(apply.value().node().operation() instanceof ElementwiseOperation operation)) {
        throw new IllegalStateException("not elementwise: " + apply.value());
      }
      Span[] inputs = apply.operands().stream().map(this::span).toArray(Span[]::new);
      Span output = apply.slot() < 0 ? memory(apply.value(), false) : slot(apply.slot());
      return new Apply(operation, kernels, inputs, output);
    }

    private Span span(FusedLayout.Operand operand) {
      return operand.slot() < 0 ? memory(operand.value(), operand.single()) : slot(operand.slot());
    }

    private Span memory(Value value, boolean fixed) {
      View view = view(value);
      Span span = new Span();
      span.array = view.array();
      span.offset = view.offset();
      span.stride = fixed ? 0 : 1;
      if (!fixed) {
        moving.add(span);
      }
      return span;
    }

    private Span slot(int slot) {
      Span span = new Span();
      span.offset = slot * layout.block();
      local.add(span);
      return span;
    }
  }
}
