package io.kldiv.core.graph;

import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Workers;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Expressions made ready to run many times.
 *
 * <p>Compiling drops what no output needs, computes what depends on constants alone, merges equal
 * computations, computes elementwise values of one shape together in blocks that stay in cache, and
 * gives values that are not needed at the same time the same memory. Running allocates nothing. The
 * results are bit for bit the same for any number of threads, with and without fusion.
 *
 * <p>A plan is used by one thread at a time. Before a run the caller writes the {@linkplain #view
 * views} of inputs, parameters and noise; after it the views of the outputs hold the results.
 */
public final class Plan {
  private final List<Node> outputs;
  private final PlanRuntime runtime;
  private final Program program;
  private final Schedule schedule;
  private final Memory memory;
  private final Map<Node, View> bound;
  private final Step[] steps;
  private final Memory.Copy[] copies;
  private @Nullable CheckedRun checkedRun;

  /**
   * How a plan is compiled. The results do not depend on it.
   *
   * @param fuse whether elementwise values are computed together
   * @param reuse whether memory is given anew once its value is needed no more
   */
  record Options(boolean fuse, boolean reuse) {}

  private Plan(List<Node> outputs, Bindings bindings, PlanRuntime runtime, Options options) {
    this.outputs = List.copyOf(outputs);
    this.runtime = runtime;
    this.bound = bindings.views();
    program = Program.of(outputs, runtime.kernels());
    schedule = Schedule.of(program, options.fuse());
    memory = new Memory(program, schedule, outputs, bindings, options.reuse());
    steps = new Binder(runtime.kernels(), schedule, memory).steps().toArray(Step[]::new);
    copies = memory.copies().toArray(Memory.Copy[]::new);
  }

  /**
   * Compiles a plan.
   *
   * @param outputs the nodes whose values are wanted
   * @param bindings arrays of the caller for parameters, inputs and outputs; the plan allocates the
   *     others
   * @param runtime the loops and threads to run on; stays the caller's to close
   * @return a plan
   * @throws GraphException if a node is bound that is neither an output nor a leaf, or an output is
   *     bound to a view that overlaps another binding
   */
  public static Plan compile(List<Node> outputs, Bindings bindings, PlanRuntime runtime) {
    return compile(outputs, bindings, runtime, new Options(true, true));
  }

  static Plan compile(List<Node> outputs, Bindings bindings, PlanRuntime runtime, Options options) {
    return new Plan(outputs, bindings, runtime, options);
  }

  /** Computes the outputs from the present values of inputs, parameters and noise. */
  public void run() {
    Workers workers = runtime.workers();
    for (Step step : steps) {
      step.run(workers);
    }
    for (Memory.Copy copy : copies) {
      copy.run();
    }
  }

  /**
   * Computes the outputs as {@link #run} does, one operation at a time, and looks at every value.
   * Slower, and takes memory of its own from the first call on; for finding where a number went
   * wrong.
   *
   * @return for each node with a NaN or an infinity, leaves included, its first one, in the order
   *     of computation; empty if all is finite. Infinities may be legal, such as the logits of
   *     masked classes; {@link NonFinite#isOrigin()} tells where one came up from finite values.
   */
  public List<NonFinite> runChecked() {
    CheckedRun checked = checkedRun;
    if (checked == null) {
      checked = new CheckedRun(this);
      checkedRun = checked;
    }
    return checked.run();
  }

  /**
   * Where a node's values lie: written by the caller before a run if it is an input, parameter or
   * noise, read after a run if it is an output. The view is the same for the life of the plan.
   *
   * @param node an output of the plan or a leaf that it uses
   * @return the view, of the node's shape
   * @throws GraphException if the plan does not have the node, or keeps no memory for it
   */
  public View view(Node node) {
    View view = bound.get(node);
    if (view != null) {
      return view;
    }
    Value value = program.find(node);
    boolean lasting = outputs.contains(node) || (value != null && value.isLeaf());
    View own = value == null || !lasting ? null : memory.views().get(value);
    if (own == null) {
      throw new GraphException(
          "%s (%s) is neither an output of the plan nor a leaf that one depends on"
              .formatted(node, node.source()));
    }
    return new View(own.array(), own.offset(), node.shape());
  }

  /**
   * Whether {@link #view} knows the node.
   *
   * @param node any node
   * @return true if it is bound, an output, or a leaf on which an output depends
   */
  public boolean has(Node node) {
    Value value = program.find(node);
    return bound.containsKey(node) || outputs.contains(node) || (value != null && value.isLeaf());
  }

  /** The outputs, as compiled. */
  public List<Node> outputs() {
    return outputs;
  }

  /**
   * The noise that outputs depend on, in the order of computation: to be filled before each run.
   */
  public List<Node> noise() {
    return program.values().stream()
        .map(Value::node)
        .filter(node -> node.operation() instanceof Leaf.Noise)
        .toList();
  }

  /**
   * Describes the plan for a person: a line for each value with its step, shape, operation, source
   * line, memory, fused group and floating-point operations, then the totals.
   *
   * @return lines that end with a line feed
   */
  public String explain() {
    return new Explanation(program, schedule, memory).text();
  }

  PlanRuntime runtime() {
    return runtime;
  }

  Program program() {
    return program;
  }

  Schedule schedule() {
    return schedule;
  }

  Memory memory() {
    return memory;
  }

  /** Runs the steps of one group, by its place in the schedule. */
  void runGroup(int position) {
    for (Step step : steps) {
      if (step.group == position) {
        step.run(runtime.workers());
      }
    }
  }

  void runCopies() {
    for (Memory.Copy copy : copies) {
      copy.run();
    }
  }

  /** Bound work of a group. */
  private static final class Step {
    private final int group;
    private final int tasks;
    private final boolean parallel;
    private final Workers.IntTask task;

    Step(int group, BufferOperation.Work work, boolean parallel) {
      this.group = group;
      this.tasks = work.tasks();
      this.parallel = parallel && tasks > 1;
      this.task = work::run;
    }

    void run(Workers workers) {
      if (parallel) {
        workers.run(tasks, task);
      } else {
        for (int i = 0; i < tasks; i++) {
          task.run(i);
        }
      }
    }
  }

  /** Makes the steps of a schedule. */
  private static final class Binder {
    private static final long PARALLEL_FLOPS = 65_536;

    private final Kernels kernels;
    private final Schedule schedule;
    private final Memory memory;
    private final Scratch scratch = new Scratch();
    private final List<Step> steps = new ArrayList<>();

    Binder(Kernels kernels, Schedule schedule, Memory memory) {
      this.kernels = kernels;
      this.schedule = schedule;
      this.memory = memory;
    }

    List<Step> steps() {
      Map<Schedule.Group, FusedLayout> layouts = new IdentityHashMap<>();
      schedule.groups().stream()
          .filter(Schedule.Group::isFused)
          .forEach(group -> layouts.put(group, layout(group)));
      layouts.values().forEach(layout -> layout.reserve(scratch));
      for (Schedule.Group group : schedule.groups()) {
        FusedLayout layout = layouts.get(group);
        Value first = group.members().get(0);
        if (layout != null) {
          fuse(group.position(), layout);
        } else if (first.node().operation() instanceof BufferOperation operation) {
          bind(group.position(), first, operation);
        }
      }
      return steps;
    }

    private void bind(int position, Value value, BufferOperation operation) {
      List<View> inputs = value.inputs().stream().map(this::view).toList();
      BufferOperation.Work work = operation.bind(kernels, inputs, view(value));
      long flops = operation.flops(value.inputShapes(), value.shape());
      for (BufferOperation.Work phase : work.phases()) {
        steps.add(new Step(position, phase, flops >= PARALLEL_FLOPS));
      }
    }

    private FusedLayout layout(Schedule.Group group) {
      List<Value> stored =
          group.members().stream().filter(value -> memory.views().containsKey(value)).toList();
      return FusedLayout.of(group.members(), stored, group.reductions());
    }

    private void fuse(int position, FusedLayout layout) {
      FusedWork work = layout.bind(kernels, memory.views(), scratch);
      steps.add(new Step(position, work, true));
      work.endings().forEach(ending -> steps.add(new Step(position, ending, false)));
    }

    private View view(Value value) {
      View view = memory.views().get(value);
      if (view == null) {
        throw new IllegalStateException("no memory for " + value);
      }
      return view;
    }
  }
}
