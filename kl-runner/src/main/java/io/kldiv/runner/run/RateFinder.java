package io.kldiv.runner.run;

import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.optim.Schedule;
import io.kldiv.runner.config.Bound;
import io.kldiv.runner.config.BoundList;
import io.kldiv.runner.config.BoundPart;
import io.kldiv.runner.config.BoundRecord;
import io.kldiv.runner.config.ConfigException;
import io.kldiv.runner.config.Problem;
import io.kldiv.runner.data.DataPreparation;
import io.kldiv.runner.data.PreparedData;
import io.kldiv.runner.experiment.LoadedExperiment;
import io.kldiv.runner.train.DivergedException;
import io.kldiv.runner.train.EpochRecord;
import io.kldiv.runner.train.StopSignal;
import io.kldiv.runner.train.TrainingListener;
import io.kldiv.runner.train.TrainingSetup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A range test of the learning rate (Smith, 2017): a short training in which the rate rises
 * exponentially, until the objective is several times its lowest value. Its steps are those of a
 * run; it keeps neither model nor run directory.
 *
 * @param from the first rate, above 0
 * @param to the last rate, above {@code from}
 * @param steps the number of steps, at least 10
 */
public record RateFinder(double from, double to, int steps) {
  private static final String KEY = "learningRate";
  private static final int FEWEST = 10;

  /** How many times its lowest value the smoothed objective may rise to, above its first. */
  private static final double RISE = 4;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is outside of its range
   */
  public RateFinder {
    if (!(from > 0 && to > from && to <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "the rates must be above 0 and rise, but go from %s to %s".formatted(from, to));
    }
    if (steps < FEWEST) {
      throw new IllegalArgumentException(
          "a range test has at least %d steps, not %d".formatted(FEWEST, steps));
    }
  }

  /**
   * The overrides that make an experiment into a range test.
   *
   * @throws ConfigException if the optimizer has no {@code learningRate} that can be a schedule
   */
  public List<String> overrides(LoadedExperiment loaded) {
    Bound optimizer = loaded.bound().find("optimizer").orElseThrow();
    List<String> paths = new ArrayList<>();
    find(optimizer, "optimizer", paths);
    if (paths.isEmpty()) {
      throw new ConfigException(
          List.of(
              Problem.of(
                  optimizer.mark(),
                  "a range test needs an optimizer with a key '%s' that can be a schedule"
                      .formatted(KEY))));
    }
    String sweep =
        "{type: exponential, initial: %s, factor: %s, steps: %d}"
            .formatted(from, to / from, steps - 1);
    List<String> overrides = new ArrayList<>();
    paths.forEach(path -> overrides.add(path + "=" + sweep));
    overrides.addAll(
        List.of(
            "training.steps=" + steps,
            "training.epochs=null",
            "training.earlyStopping=null",
            "training.evaluateEvery=" + Integer.MAX_VALUE));
    return overrides;
  }

  private static void find(Bound bound, String path, List<String> paths) {
    if (bound instanceof BoundPart part) {
      part.config().ifPresent(config -> find(config, path, paths));
    } else if (bound instanceof BoundRecord record) {
      for (BoundRecord.Field field : record.fields()) {
        String at = field.inline() ? path : path + "." + field.name();
        if (field.name().equals(KEY)
            && field.value() instanceof BoundPart part
            && part.definition().kind() == Schedule.class) {
          paths.add(at);
        } else {
          find(field.value(), at, paths);
        }
      }
    } else if (bound instanceof BoundList list) {
      for (int i = 0; i < list.items().size(); i++) {
        find(list.items().get(i), path + "[" + i + "]", paths);
      }
    }
  }

  /**
   * Carries the test out.
   *
   * @param loaded the experiment with the {@link #overrides}
   * @param threads the number of threads, at least 1
   * @throws ConfigException if a divergence has no meaning for its distributions or the data
   * @throws io.kldiv.runner.data.DataException if the data cannot be used
   */
  public RateCurve run(LoadedExperiment loaded, int threads) {
    RandomStreams streams = RandomStreams.of(loaded.experiment().seed());
    PreparedData data = DataPreparation.prepare(loaded.experiment().data(), streams, loaded.kind());
    StopSignal stop = new StopSignal();
    Watch watch = new Watch(stop);
    try (PlanRuntime runtime = PlanRuntime.of(threads)) {
      TrainingSetup setup = TrainingSetup.of(loaded, data, streams);
      ExperimentRun.trainer(loaded, setup, runtime, stop).run(watch);
    } catch (DivergedException e) {
      // the rate is too high: what is known so far is the answer
    }
    double[] rates = new double[watch.count];
    double ratio = StrictMath.log(to / from);
    for (int i = 0; i < rates.length; i++) {
      rates[i] = from * StrictMath.exp(ratio * i / (steps - 1));
    }
    return new RateCurve(rates, Arrays.copyOf(watch.losses, watch.count));
  }

  /** Keeps the objective of each step, and ends the training when it has risen far. */
  private final class Watch implements TrainingListener {
    private final StopSignal stop;
    private final double[] losses = new double[steps];
    private final double keep = RateCurve.keep(steps);
    private int count;
    private double sum;
    private double weight;
    private double first;
    private double lowest = Double.POSITIVE_INFINITY;

    private Watch(StopSignal stop) {
      this.stop = stop;
    }

    @Override
    public void started(Plan plan) {}

    @Override
    public void step(long step, double objective) {
      losses[count++] = objective;
      sum = keep * sum + objective;
      weight = keep * weight + 1;
      double mean = sum / weight;
      first = count == 1 ? mean : first;
      lowest = Math.min(lowest, mean);
      if (mean - lowest > (RISE - 1) * Math.abs(lowest) && mean > first) {
        stop.request();
      }
    }

    @Override
    public void epoch(EpochRecord epoch) {}
  }
}
