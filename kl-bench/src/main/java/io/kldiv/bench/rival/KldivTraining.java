package io.kldiv.bench.rival;

import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.runner.train.EpochRecord;
import io.kldiv.runner.train.StopSignal;
import io.kldiv.runner.train.Trainer;
import io.kldiv.runner.train.TrainingListener;
import io.kldiv.runner.train.TrainingResult;
import io.kldiv.runner.train.TrainingSetup;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trainings by the runner's own trainer. */
final class KldivTraining {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double KIBIBYTE = 1024;

  private KldivTraining() {}

  /** The training of an experiment file; its time is that of the steps. */
  static Task task(Job job, int threads) {
    TrainingSetup setup = setup(job);
    return () -> {
      Losses losses = new Losses();
      try (PlanRuntime runtime = PlanRuntime.of(threads)) {
        TrainingResult result = new Trainer(setup, runtime, new StopSignal()).run(losses);
        return new Sample(result.seconds(), losses.checkpoints.values());
      }
    };
  }

  /**
   * The training of an experiment file, again and again in a fresh process until it is warm; its
   * time is the least, its values are the bytes of live objects at the end and the greatest number
   * of bytes that the process had in memory, 0 where the system does not tell.
   */
  static Task growth(Job job, int threads) {
    TrainingSetup setup = setup(job);
    return () -> {
      long end = System.nanoTime() + (long) (1e9 * job.number("warmSeconds"));
      double seconds = Double.POSITIVE_INFINITY;
      double live = 0;
      for (int i = 0; i < job.count("warmRuns") || System.nanoTime() < end; i++) {
        try (PlanRuntime runtime = PlanRuntime.of(threads)) {
          Trainer trainer = new Trainer(setup, runtime, new StopSignal());
          seconds = Math.min(seconds, trainer.run(new Losses()).seconds());
          live = live(trainer);
        }
      }
      return new Sample(seconds, new double[] {live, residentPeak()});
    };
  }

  private static double live(Trainer trainer) {
    System.gc();
    double live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    Reference.reachabilityFence(trainer);
    return live;
  }

  private static TrainingSetup setup(Job job) {
    return ExperimentData.load(Path.of(job.text("experiment")), job.texts("overrides"));
  }

  private static double residentPeak() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> KIBIBYTE * Double.parseDouble(line.replaceAll("[^0-9]", "")))
        .sum();
  }

  /** Keeps the objective of some of the steps. */
  private static final class Losses implements TrainingListener {
    private Checkpoints checkpoints = new Checkpoints(0);

    @Override
    public void started(Plan plan) {
      checkpoints = new Checkpoints(Math.toIntExact(plan.steps()));
    }

    @Override
    public void step(long step, double objective) {
      checkpoints.at((int) step, objective);
    }

    @Override
    public void epoch(EpochRecord epoch) {}
  }
}
