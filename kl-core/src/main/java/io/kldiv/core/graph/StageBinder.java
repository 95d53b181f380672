package io.kldiv.core.graph;

import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.MatrixProduct;
import io.kldiv.core.kernel.Workers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the steps of a schedule: its stages, tied to memory. */
final class StageBinder {
  /** With less work than this, waking other threads costs more than they save. */
  private static final long PARALLEL_FLOPS = 1 << 16;

  private static final long PIECE_FLOPS = 1 << 17;

  /** The slices of a piece, where there are many: of 64 rows by 100 columns, ten lie in cache. */
  private static final int PIECE = 64;

  private static final int PIECE_MULTIPLE = MatrixProduct.STRIP_ROWS;
  private static final int MOST_PIECES = 1024;
  private static final int MOST_TASKS = 64;

  private final Kernels kernels;
  private final Schedule schedule;
  private final Memory memory;
  private final int piece;
  private final Map<Schedule.Group, FusedLayout> layouts = new IdentityHashMap<>();
  private final Map<Schedule.Group, BufferOperation.Cut> cuts = new IdentityHashMap<>();
  private final List<Scratch> scratches = new ArrayList<>();

  /** The work between two meetings of the threads. */
  record Step(int stage, int tasks, boolean parallel, Workers.IntTask task) {
    static Step of(int stage, BufferOperation.Work work, boolean parallel) {
      return new Step(stage, work.tasks(), parallel && work.tasks() > 1, work::run);
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

  /**
   * Pieces of groups that are cut: each through all groups, some pieces in a row; then the sums
   * over the slices of these pieces, which are a segment.
   */
  private record Pieces(
      BufferOperation.Work[] works, BufferOperation.Work[] sums, BufferOperation.Cut cut)
      implements BufferOperation.Work {
    @Override
    public int tasks() {
      return cut.scratches();
    }

    @Override
    public void run(int task) {
      int end = Math.min(cut.pieces(), (task + 1) * cut.together());
      for (int piece = task * cut.together(); piece < end; piece++) {
        for (BufferOperation.Work work : works) {
          work.run(piece);
        }
      }
      for (BufferOperation.Work sum : sums) {
        sum.run(task);
      }
    }
  }

  /** A task of one of the works of a stage. */
  private record Job(BufferOperation.Work work, int task) {
    /** Where in its work the task stands; tasks of all works in this order end together. */
    double place() {
      return (task + 0.5) / work.tasks();
    }
  }

  /** The tasks of several works. */
  private record Jobs(Job[] jobs) implements BufferOperation.Work {
    static Jobs of(List<BufferOperation.Work> works) {
      List<Job> jobs = new ArrayList<>();
      for (BufferOperation.Work work : works) {
        for (int task = 0; task < work.tasks(); task++) {
          jobs.add(new Job(work, task));
        }
      }
      jobs.sort(Comparator.comparingDouble(Job::place));
      return new Jobs(jobs.toArray(Job[]::new));
    }

    @Override
    public int tasks() {
      return jobs.length;
    }

    @Override
    public void run(int task) {
      jobs[task].work.run(jobs[task].task);
    }
  }

  /**
   * A binder.
   *
   * @param piece the slices of a piece of a stage that is cut, or 0 to choose
   */
  StageBinder(Kernels kernels, Schedule schedule, Memory memory, int piece) {
    this.kernels = kernels;
    this.schedule = schedule;
    this.memory = memory;
    this.piece = piece;
  }

  List<Step> steps() {
    schedule.stages().forEach(this::prepare);
    List<Step> steps = new ArrayList<>();
    for (Stage stage : schedule.stages()) {
      bind(stage, steps);
    }
    return steps;
  }

  /** Finds the cuts, and makes sure that there is scratch for all of them. */
  private void prepare(Stage stage) {
    BufferOperation.Cut whole = stage.slices() > 0 ? cut(stage) : null;
    for (int i = 0; i < stage.groups().size(); i++) {
      Schedule.Group group = stage.groups().get(i);
      if (group.isFused()) {
        FusedLayout layout = layout(group);
        BufferOperation.Cut cut = whole == null ? layout.cut() : layout.cut(whole);
        layouts.put(group, layout);
        cuts.put(group, cut);
        scratch(stage, i).reserve(cut.scratches(), layout.scratchLength());
      } else if (whole != null && group.members().get(0).segments() == null) {
        cuts.put(group, whole);
      }
    }
  }

  /**
   * Groups that run one after the other share scratch memory, those of a stage by themselves don't.
   */
  private Scratch scratch(Stage stage, int index) {
    int number = stage.slices() > 0 ? 0 : index;
    while (scratches.size() <= number) {
      scratches.add(new Scratch());
    }
    return scratches.get(number);
  }

  private BufferOperation.Cut cut(Stage stage) {
    int slices = stage.slices();
    Segments segments = stage.segments();
    if (segments != null) {
      int part = divisor(segments.length(), piece == 0 ? segments.piece() : piece);
      return new BufferOperation.Cut(slices, part, segments.length() / part);
    }
    int size = piece;
    if (size == 0) {
      long flopsPerSlice = Math.max(1, stage.flops() / slices);
      long worth = 1 + (PIECE_FLOPS - 1) / flopsPerSlice;
      long wanted = Math.max(Math.min(PIECE, (slices + 1) / 2), slices / MOST_PIECES + 1);
      long least = Math.max(worth, wanted);
      size = (int) Math.min(slices, (least + PIECE_MULTIPLE - 1) / PIECE_MULTIPLE * PIECE_MULTIPLE);
    }
    int pieces = (slices + size - 1) / size;
    return new BufferOperation.Cut(slices, size, (pieces + MOST_TASKS - 1) / MOST_TASKS);
  }

  /** The greatest divisor of a number that is at most a limit. */
  private static int divisor(int number, int limit) {
    int divisor = Math.min(number, limit);
    while (number % divisor > 0) {
      divisor--;
    }
    return divisor;
  }

  private FusedLayout layout(Schedule.Group group) {
    List<Value> stored =
        group.members().stream().filter(value -> memory.views().containsKey(value)).toList();
    return FusedLayout.of(group.members(), stored, group.reductions());
  }

  private void bind(Stage stage, List<Step> steps) {
    boolean parallel = stage.flops() >= PARALLEL_FLOPS;
    List<BufferOperation.Work> works = new ArrayList<>();
    List<BufferOperation.Work> endings = new ArrayList<>();
    for (int i = 0; i < stage.groups().size(); i++) {
      Schedule.Group group = stage.groups().get(i);
      FusedLayout layout = layouts.get(group);
      BufferOperation.Cut cut = cuts.get(group);
      if (layout != null && cut != null) {
        FusedWork work = layout.bind(kernels, memory.views(), scratch(stage, i), cut);
        works.add(work);
        endings.addAll(work.endings());
      } else if (group.members().get(0).node().operation() instanceof BufferOperation operation) {
        works.add(bind(group.members().get(0), operation, cut));
      }
    }
    for (BufferOperation.Work phase : phases(stage, works)) {
      steps.add(Step.of(stage.position(), phase, parallel));
    }
    endings.forEach(ending -> steps.add(Step.of(stage.position(), ending, false)));
  }

  /** The first phases of all works together, then the second ones, and so on. */
  private List<BufferOperation.Work> phases(Stage stage, List<BufferOperation.Work> works) {
    if (stage.slices() > 0) {
      return cutPhases(works, cut(stage));
    }
    List<BufferOperation.Work> phases = new ArrayList<>();
    int count = works.stream().mapToInt(work -> work.phases().size()).max().orElse(0);
    for (int i = 0; i < count; i++) {
      int phase = i;
      List<BufferOperation.Work> now =
          works.stream()
              .filter(work -> phase < work.phases().size())
              .map(work -> work.phases().get(phase))
              .toList();
      phases.add(now.size() == 1 ? now.get(0) : Jobs.of(now));
    }
    return phases;
  }

  private static List<BufferOperation.Work> cutPhases(
      List<BufferOperation.Work> works, BufferOperation.Cut cut) {
    List<BufferOperation.Work> pieces = new ArrayList<>();
    List<BufferOperation.Work> parts = new ArrayList<>();
    List<BufferOperation.Work> endings = new ArrayList<>();
    for (BufferOperation.Work work : works) {
      if (work instanceof SegmentSum sum) {
        parts.add(sum.parts());
        endings.add(sum.ending());
      } else {
        pieces.add(work);
      }
    }
    Pieces all =
        new Pieces(
            pieces.toArray(BufferOperation.Work[]::new),
            parts.toArray(BufferOperation.Work[]::new),
            cut);
    return endings.isEmpty() ? List.of(all) : List.of(all, Jobs.of(endings));
  }

  private BufferOperation.Work bind(
      Value value, BufferOperation operation, BufferOperation.@Nullable Cut cut) {
    List<View> inputs = value.inputs().stream().map(this::view).toList();
    return cut == null
        ? operation.bind(kernels, inputs, view(value))
        : operation.bind(kernels, inputs, view(value), cut);
  }

  private View view(Value value) {
    View view = memory.views().get(value);
    if (view == null) {
      throw new IllegalStateException("no memory for " + value);
    }
    return view;
  }
}
