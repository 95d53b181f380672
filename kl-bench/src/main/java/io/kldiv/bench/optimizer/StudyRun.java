package io.kldiv.bench.optimizer;

import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.runner.data.DataPreparation;
import io.kldiv.runner.data.Dataset;
import io.kldiv.runner.data.PreparedData;
import io.kldiv.runner.experiment.ExperimentLoader;
import io.kldiv.runner.experiment.LoadedExperiment;
import io.kldiv.runner.train.DivergedException;
import io.kldiv.runner.train.EpochRecord;
import io.kldiv.runner.train.Measurement;
import io.kldiv.runner.train.StopSignal;
import io.kldiv.runner.train.Trainer;
import io.kldiv.runner.train.TrainingListener;
import io.kldiv.runner.train.TrainingSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains by one setting and looks when the set losses are reached. */
final class StudyRun {
  private final PartRegistry parts;
  private final PlanRuntime runtime;

  StudyRun(PartRegistry parts, PlanRuntime runtime) {
    this.parts = parts;
    this.runtime = runtime;
  }

  /**
   * How a training went.
   *
   * @param steps the steps to each set loss that was reached
   * @param seconds the seconds to each set loss that was reached
   * @param least the least objective that was seen, infinite if none
   * @param end the objective and metrics on the test part at the end, or on the training part if
   *     there is none; empty if training diverged or was stopped
   */
  record Outcome(List<Long> steps, List<Double> seconds, double least, Optional<Measurement> end) {}

  /** Trains until the last set loss is reached, or to the end. */
  Outcome reach(StudyTask task, Candidates.Candidate candidate) {
    return train(task, candidate.all(), true);
  }

  /** Trains to the end from another seed. */
  Outcome whole(StudyTask task, Candidates.Candidate candidate, long seed) {
    List<String> overrides = new ArrayList<>(candidate.all());
    overrides.add("seed=" + seed);
    return train(task, overrides, false);
  }

  /** The task's changes of the file and those of a setting, which take the place of the task's. */
  static List<String> overrides(StudyTask task, List<String> changes) {
    List<String> overrides = new ArrayList<>(task.overrides());
    for (String change : changes) {
      String key = change.substring(0, change.indexOf('=') + 1);
      overrides.removeIf(earlier -> earlier.startsWith(key));
      overrides.add(change);
    }
    return overrides;
  }

  private Outcome train(StudyTask task, List<String> changes, boolean stopThere) {
    List<String> overrides = overrides(task, changes);
    LoadedExperiment loaded = new ExperimentLoader(parts).load(task.file(), overrides);
    RandomStreams streams = RandomStreams.of(loaded.experiment().seed());
    PreparedData data = DataPreparation.prepare(loaded.experiment().data(), streams, loaded.kind());
    StopSignal stop = new StopSignal();
    Trainer trainer = new Trainer(TrainingSetup.of(loaded, data, streams), runtime, stop);
    Watch watch = new Watch(task, stopThere ? stop : new StopSignal());
    Optional<Measurement> end = Optional.empty();
    try {
      trainer.run(watch);
      List<Dataset> measured = data.parts();
      end =
          stop.isRequested()
              ? Optional.empty()
              : Optional.of(trainer.measure(measured.get(measured.size() - 1)));
    } catch (DivergedException e) {
      // the outcome says so: no end
    }
    return new Outcome(watch.steps, watch.seconds, watch.least, end);
  }

  /** Looks at the clock when a set loss is reached. */
  private static final class Watch implements TrainingListener {
    private final StudyTask task;
    private final StopSignal stop;
    private final List<Long> steps = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();
    private double least = Double.POSITIVE_INFINITY;
    private long start;

    Watch(StudyTask task, StopSignal stop) {
      this.task = task;
      this.stop = stop;
    }

    @Override
    public void started(Plan plan) {
      start = System.nanoTime();
    }

    @Override
    public void step(long step, double objective) {
      if (task.monitor() == StudyTask.Monitor.STEP) {
        see(step - 1, objective); // that before the step
      }
    }

    @Override
    public void epoch(EpochRecord epoch) {
      if (task.monitor() == StudyTask.Monitor.TRAINING) {
        see(epoch.step(), epoch.training().objective());
      } else if (task.monitor() == StudyTask.Monitor.VALIDATION) {
        see(epoch.step(), epoch.validation().orElseThrow().objective());
      }
    }

    private void see(long step, double objective) {
      least = Math.min(least, objective);
      while (steps.size() < task.losses().size() && objective <= task.losses().get(steps.size())) {
        steps.add(step);
        seconds.add((System.nanoTime() - start) * 1e-9);
      }
      if (steps.size() == task.losses().size()) {
        stop.request();
      }
    }
  }
}
