package io.kldiv.optim.rule.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Problem;
import io.kldiv.optim.Updater;
import io.kldiv.optim.rule.ArticleNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Oracle: PyTorch 1.13.1, float64; pytorch_lbfgs.py beside the curves made them. */
final class PyTorchLbfgsTest {
  private final ArticleNetwork network = new ArticleNetwork();

  @Test
  void followsPyTorch() throws IOException {
    curves().forEach(this::assertCurve);
  }

  private void assertCurve(String setting, List<Double> losses) {
    String[] keys = setting.split(",");
    double rate = Double.parseDouble(keys[2]);
    Lbfgs rule =
        new Lbfgs(
            new Lbfgs.Config(
                (step, horizon) -> rate,
                Integer.parseInt(keys[0]),
                Integer.parseInt(keys[1]),
                1e-7,
                1e-9));
    double[] parameters = network.initial();
    double[] gradient = new double[parameters.length];
    Updater updater = Updater.of(rule, ArticleNetwork.LAYOUT, Horizon.ofSteps(100));
    for (int step = 0; step < losses.size(); step++) {
      double loss = network.gradient(parameters, gradient);
      double expected = losses.get(step);
      assertThat(loss)
          .as("loss after %d steps of %s", step, setting)
          .isCloseTo(expected, within(1e-6 * expected));
      updater.step(parameters, gradient, loss, new Elsewhere(network));
    }
  }

  private static Map<String, List<Double>> curves() throws IOException {
    Map<String, List<Double>> curves = new LinkedHashMap<>();
    try (InputStream csv = PyTorchLbfgsTest.class.getResourceAsStream("pytorch-lbfgs.csv")) {
      String text = new String(Objects.requireNonNull(csv).readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .skip(1)
          .map(line -> line.split(","))
          .forEach(
              cells ->
                  curves
                      .computeIfAbsent(
                          cells[0] + "," + cells[1] + "," + cells[2], key -> new ArrayList<>())
                      .add(Double.valueOf(cells[4])));
    }
    assertThat(curves).hasSize(3);
    return curves;
  }

  private record Elsewhere(ArticleNetwork network) implements Problem {
    @Override
    public double evaluate(double[] parameters, double[] gradient) {
      return network.gradient(parameters, gradient);
    }

    @Override
    public void fisherProduct(double[] vector, double[] product) {
      throw new AssertionError("not asked for");
    }

    @Override
    public double divergence(double[] parameters) {
      throw new AssertionError("not asked for");
    }
  }
}
