package io.kldiv.bench.rival;

import io.kldiv.core.kernel.Workers;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Updater;
import io.kldiv.optim.rule.Adam;
import io.kldiv.optim.rule.AdamW;
import io.kldiv.optim.rule.Sgd;
import io.kldiv.optim.schedule.Constant;
import java.util.Map;

/**
 * Steps of an update rule by a gradient that stays the same; a sample's time is that of one step.
 *
 * @param rule sgd, adam or adamw
 * @param parameters the number of parameters
 * @param steps the number of steps in a sample
 */
record Updates(String rule, int parameters, int steps) {
  static Updates of(Job job) {
    return new Updates(job.text("rule"), job.count("parameters"), job.count("steps"));
  }

  Task task(Workers workers) {
    ParameterLayout layout = ParameterLayout.of("x", parameters);
    Updater updater = Updater.of(optimizer(), layout, Horizon.ofSteps(steps), workers);
    Map<String, double[]> start = updater.state().save();
    double[] first = Inputs.uniform(parameters, 7, 0, 1);
    double[] gradient = Inputs.uniform(parameters, 6, -0.5, 1);
    double[] x = first.clone();
    return () -> {
      System.arraycopy(first, 0, x, 0, parameters);
      updater.state().restore(start);
      long begin = System.nanoTime();
      for (int step = 0; step < steps; step++) {
        updater.step(x, gradient, 1);
      }
      double seconds = (System.nanoTime() - begin) * 1e-9;
      return new Sample(seconds / steps, Repeated.digest(x));
    };
  }

  private Optimizer optimizer() {
    Schedule rate = new Constant(new Constant.Config(0.001));
    Schedule none = new Constant(new Constant.Config(0));
    return switch (rule) {
      case "sgd" -> new Sgd(new Sgd.Config(rate, none, false, 0, 0));
      case "adam" -> new Adam(new Adam.Config(rate, 0.9, 0.999, 1e-8, 0));
      case "adamw" -> new AdamW(new AdamW.Config(rate, 0.9, 0.999, 1e-8, 0.01));
      default -> throw new IllegalArgumentException("no rule " + rule);
    };
  }
}
