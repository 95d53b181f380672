package io.kldiv.optim.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Updater;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Training curves of the article's network over 100 steps. Oracle: PyTorch 1.13.1, float64, the
 * same data and initial weights, by {@code pytorch_curves.py} beside its results.
 */
final class PyTorchCurvesTest {
  private static final int EVERY = 5;
  private static final double RELATIVE = 1e-9;
  private static final Map<String, double[]> CURVES = new HashMap<>();

  private final ArticleNetwork network = new ArticleNetwork();

  @BeforeAll
  static void readCurves() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    PyTorchCurvesTest.class.getResourceAsStream("pytorch-curves.csv")),
                UTF_8))) {
      reader
          .lines()
          .map(line -> line.split(","))
          .forEach(
              cells ->
                  CURVES.put(
                      cells[0],
                      Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble).toArray()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gd",
        "sgd-momentum",
        "sgd-nesterov",
        "momentum",
        "adagrad",
        "adadelta",
        "rmsprop",
        "rmsprop-momentum",
        "rmsprop-centered",
        "adam",
        "adamw",
        "amsgrad",
        "nadam",
        "radam",
        "adamax",
        "rprop",
        "asgd"
      })
  void theLossesAreThoseOfPyTorch(String name) {
    assertCurve(name, optimizer(name), false);
  }

  @Test
  void theLossesOfTheMeanOfAveragedSgdAreThoseOfPyTorch() {
    assertCurve("asgd-mean", optimizer("asgd"), true);
  }

  /** Our names for what the script does. */
  private static Optimizer optimizer(String name) {
    return switch (name) {
      case "gd" -> new GradientDescent(new GradientDescent.Config(rate(0.01)));
      case "sgd-momentum" -> new Sgd(new Sgd.Config(rate(0.05), rate(0.9), false, 0, 1e-3));
      case "sgd-nesterov" -> new Nesterov(new Nesterov.Config(rate(0.05), rate(0.9)));
      case "momentum" -> new Momentum(new Momentum.Config(rate(0.05), rate(0.9)));
      case "adagrad" -> new Adagrad(new Adagrad.Config(rate(0.003), 1e-10));
      case "adadelta" -> new Adadelta(new Adadelta.Config(rate(1), 0.9, 1e-6));
      case "rmsprop" -> new RmsProp(new RmsProp.Config(rate(3e-4), 0.99, 1e-8, 0, false));
      case "rmsprop-momentum" ->
          new RmsProp(new RmsProp.Config(rate(1e-4), 0.99, 1e-8, 0.5, false));
      case "rmsprop-centered" -> new RmsProp(new RmsProp.Config(rate(3e-4), 0.99, 1e-8, 0, true));
      case "adam" -> new Adam(new Adam.Config(rate(0.001), 0.9, 0.999, 1e-8, 1e-3));
      case "adamw" -> new AdamW(new AdamW.Config(rate(0.001), 0.9, 0.999, 1e-8, 0.05));
      case "amsgrad" -> new AmsGrad(new AmsGrad.Config(rate(0.001), 0.9, 0.999, 1e-8, 0));
      case "nadam" -> new NAdam(new NAdam.Config(rate(0.001), 0.9, 0.999, 1e-8, 0, 0.004));
      case "radam" -> new RAdam(new RAdam.Config(rate(0.001), 0.9, 0.999, 1e-8, 0));
      case "adamax" -> new Adamax(new Adamax.Config(rate(0.001), 0.9, 0.999, 1e-8, 0));
      case "rprop" -> new Rprop(new Rprop.Config(1e-4, 0.5, 1.2, 1e-6, 0.01));
      case "asgd" -> new AveragedSgd(new AveragedSgd.Config(rate(0.05), 0.01, 0.75, 10));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private void assertCurve(String name, Optimizer optimizer, boolean averaged) {
    double[] expected = Objects.requireNonNull(CURVES.get(name));
    int steps = EVERY * (expected.length - 1);
    double[] parameters = network.initial();
    double[] measured = new double[parameters.length];
    double[] gradient = new double[parameters.length];
    Updater updater = Updater.of(optimizer, ArticleNetwork.LAYOUT, Horizon.ofSteps(steps));
    for (int step = 0; step <= steps; step++) {
      double loss = network.gradient(parameters, gradient);
      if (step % EVERY == 0) {
        double shown = loss;
        if (averaged) {
          updater.average(parameters, measured);
          shown = network.gradient(measured, new double[measured.length]);
        }
        double value = expected[step / EVERY];
        assertThat(shown)
            .as("%s: loss after %d steps", name, step)
            .isCloseTo(value, within(RELATIVE * value));
      }
      updater.step(parameters, gradient, loss);
    }
    assertThat(steps).isEqualTo(100);
  }

  private static Schedule rate(double value) {
    return (step, horizon) -> value;
  }
}
