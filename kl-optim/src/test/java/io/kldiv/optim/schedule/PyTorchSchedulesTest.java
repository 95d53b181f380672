package io.kldiv.optim.schedule;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.RunningSchedule;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Updater;
import io.kldiv.optim.rule.Sgd;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Oracle: PyTorch 1.13.0a0 of Debian 12; {@code schedules.py} made {@code schedules.txt}. */
final class PyTorchSchedulesTest {
  private static final int STEPS = 100;
  private static final Horizon RUN = Horizon.ofSteps(STEPS);
  private static final Optional<Long> NONE = Optional.empty();

  private static final Schedule ONE_CYCLE = oneCycle(0.1, Optional.empty(), Optional.empty());
  private static final Schedule ONE_CYCLE_MOMENTUM =
      oneCycle(0.85, Optional.of(0.95), Optional.of(0.95));
  private static final Schedule CYCLIC = cyclic(0.01, 0.1, 7, 12, Cyclic.Mode.TRIANGULAR, 1);
  private static final Schedule CYCLIC_MOMENTUM =
      cyclic(0.9, 0.8, 7, 12, Cyclic.Mode.TRIANGULAR, 1);

  private static final Map<String, Schedule> SCHEDULES =
      Map.ofEntries(
          entry("step", new StepDecay(new StepDecay.Config(0.3, 7, 0.6, Unit.STEPS))),
          entry(
              "multi-step",
              new MultiStep(new MultiStep.Config(0.3, List.of(20L, 50L, 51L), 0.2, Unit.STEPS))),
          entry("exponential", exponential(0.3, 0.95)),
          entry("linear", linear(0.06, 0.27, 60)),
          entry(
              "polynomial",
              new Polynomial(new Polynomial.Config(0.3, 0, 1.7, Optional.of(80L), NONE))),
          entry("cosine", cosine(0.3, 0.02, 99)),
          entry("restarts", restarts(13, 1, 0.02)),
          entry("growing-restarts", restarts(10, 3, 0)),
          entry("one-cycle", ONE_CYCLE),
          entry("one-cycle-momentum", ONE_CYCLE_MOMENTUM),
          entry("three-phase", threePhase(0.2, 0.02, 0.0004)),
          entry("three-phase-momentum", threePhase(0.8, 0.9, 0.9)),
          entry("cyclic", CYCLIC),
          entry("cyclic-momentum", CYCLIC_MOMENTUM),
          entry("triangular2", cyclic(0.01, 0.1, 9, 9, Cyclic.Mode.TRIANGULAR2, 1)),
          entry("triangular2-momentum", cyclic(0.9, 0.8, 9, 9, Cyclic.Mode.TRIANGULAR2, 1)),
          entry("exp-range", cyclic(0.01, 0.1, 9, 9, Cyclic.Mode.EXP_RANGE, 0.97)),
          entry(
              "warm-up",
              new WarmUp(
                  new WarmUp.Config(
                      new StepDecay(new StepDecay.Config(0.4, 20, 0.5, Unit.STEPS)),
                      Optional.of(8L),
                      NONE,
                      Optional.of(0.1)))),
          entry(
              "sequence",
              new Sequence(
                  new Sequence.Config(
                      List.of(linear(0.04, 0.4, 10), exponential(0.4, 0.9), cosine(0.4, 0.01, 40)),
                      List.of(10L, 60L),
                      Unit.STEPS))));

  private static final Map<String, Sgd> RULES =
      Map.of(
          "sgd-one-cycle",
          new Sgd(new Sgd.Config(ONE_CYCLE, ONE_CYCLE_MOMENTUM, false, 0, 0)),
          "sgd-cyclic",
          new Sgd(new Sgd.Config(CYCLIC, CYCLIC_MOMENTUM, false, 0, 0)));

  private static Schedule linear(double initial, double finalValue, long steps) {
    return new Linear(new Linear.Config(initial, finalValue, Optional.of(steps), NONE));
  }

  private static Schedule exponential(double initial, double factor) {
    return new Exponential(new Exponential.Config(initial, factor, Optional.of(1L), NONE));
  }

  private static Schedule cosine(double initial, double finalValue, long steps) {
    return new Cosine(new Cosine.Config(initial, finalValue, 0, Optional.of(steps), NONE));
  }

  private static Schedule restarts(long period, int growth, double finalValue) {
    return new CosineWarmRestarts(
        new CosineWarmRestarts.Config(0.3, period, growth, finalValue, Unit.STEPS));
  }

  private static Schedule oneCycle(
      double peak, Optional<Double> initial, Optional<Double> finalValue) {
    return new OneCycle(
        new OneCycle.Config(peak, initial, finalValue, 0.3, Anneal.COSINE, false, NONE, NONE));
  }

  private static Schedule threePhase(double peak, double initial, double finalValue) {
    return new OneCycle(
        new OneCycle.Config(
            peak,
            Optional.of(initial),
            Optional.of(finalValue),
            0.25,
            Anneal.LINEAR,
            true,
            NONE,
            NONE));
  }

  private static Schedule cyclic(
      double initial, double peak, long rise, long fall, Cyclic.Mode mode, double factor) {
    return new Cyclic(
        new Cyclic.Config(initial, peak, rise, Optional.of(fall), mode, factor, Unit.STEPS));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void hasTheValuesOfPyTorch(String name, double[] expected) {
    double[] values = RULES.containsKey(name) ? trace(RULES.get(name)) : values(name);
    assertThat(expected).hasSize(STEPS);
    for (int step = 0; step < STEPS; step++) {
      assertThat(values[step])
          .as("%s at step %d", name, step)
          .isCloseTo(expected[step], within(1e-9 * Math.abs(expected[step])));
    }
  }

  private static double[] values(String name) {
    RunningSchedule running =
        RunningSchedule.of(Objects.requireNonNull(SCHEDULES.get(name), name), RUN);
    double[] values = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      values[step] = running.at(step);
    }
    return values;
  }

  /** f(x) = 1.5·(x − 2)² from x = −1. */
  private static double[] trace(Sgd rule) {
    Updater updater = Updater.of(rule, ParameterLayout.of("x", 1), RUN);
    double[] x = {-1};
    double[] values = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      double distance = x[0] - 2;
      updater.step(x, new double[] {3 * distance}, 1.5 * distance * distance);
      values[step] = x[0];
    }
    return values;
  }

  static List<Object[]> cases() throws IOException {
    try (InputStream in = PyTorchSchedulesTest.class.getResourceAsStream("schedules.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      List<Object[]> cases = text.lines().map(PyTorchSchedulesTest::read).toList();
      assertThat(cases).hasSize(SCHEDULES.size() + RULES.size());
      return cases;
    }
  }

  private static Object[] read(String line) {
    String[] words = line.split(" ");
    double[] values = Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
    return new Object[] {words[0], values};
  }
}
