package io.kldiv.optim.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Updater;
import io.kldiv.optim.schedule.Constant;
import org.junit.jupiter.api.Test;

/**
 * One parameter on f(x) = 1.5·(x − 2)² from x = −1, 50 steps. Oracle: the pseudo-code in the
 * documentation of torch.optim.SGD, Adam, AdamW, RMSprop and Adagrad (PyTorch 2), as plain scalar
 * code with the variable names used there.
 */
final class PyTorchRulesTest {
  private static final int STEPS = 50;
  private static final double LR = 0.05;

  private final Schedule rate = constant(LR);

  @Test
  void sgdWithMomentumDampeningAndDecayIsPyTorchs() {
    assertTrace(
        new Sgd(new Sgd.Config(rate, constant(0.8), false, 0.3, 0.01)), sgd(0.8, 0.3, 0.01, false));
  }

  @Test
  void sgdWithNesterovMomentumIsPyTorchs() {
    assertTrace(
        new Sgd(new Sgd.Config(rate, constant(0.9), true, 0, 0.02)), sgd(0.9, 0, 0.02, true));
  }

  @Test
  void sgdIgnoresDampeningWithoutMomentumAsPyTorchDoes() {
    assertTrace(new Sgd(new Sgd.Config(rate, constant(0), false, 0.3, 0)), sgd(0, 0, 0, false));
  }

  @Test
  void plainSgdAndGradientDescentAreTheSameRule() {
    double[] sgd = trace(new Sgd(new Sgd.Config(rate, constant(0), false, 0, 0)));
    double[] gd = trace(new GradientDescent(new GradientDescent.Config(rate)));
    assertThat(gd).isEqualTo(sgd);
  }

  @Test
  void adamWithDecayIsPyTorchs() {
    assertTrace(
        new Adam(new Adam.Config(rate, 0.8, 0.95, 1e-3, 0.1)), adam(0.8, 0.95, 1e-3, 0.1, false));
  }

  @Test
  void adamWithBetasOfZeroIsPyTorchs() {
    assertTrace(new Adam(new Adam.Config(rate, 0, 0, 0.5, 0)), adam(0, 0, 0.5, 0, false));
  }

  @Test
  void adamwIsPyTorchs() {
    assertTrace(
        new AdamW(new AdamW.Config(rate, 0.9, 0.999, 1e-8, 0.1)),
        adam(0.9, 0.999, 1e-8, 0.1, true));
  }

  @Test
  void rmspropWithMomentumIsPyTorchs() {
    double alpha = 0.9;
    double[] xs = new double[STEPS];
    double x = -1;
    double squareAvg = 0;
    double buffer = 0;
    for (int t = 0; t < STEPS; t++) {
      double g = 3 * (x - 2);
      squareAvg = alpha * squareAvg + (1 - alpha) * g * g;
      buffer = 0.7 * buffer + g / (Math.sqrt(squareAvg) + 1e-2);
      x = x - LR * buffer;
      xs[t] = x;
    }
    assertTrace(new RmsProp(new RmsProp.Config(rate, alpha, 1e-2, 0.7, false)), xs);
  }

  @Test
  void adagradIsPyTorchs() {
    double[] xs = new double[STEPS];
    double x = -1;
    double stateSum = 0;
    for (int t = 0; t < STEPS; t++) {
      double g = 3 * (x - 2);
      stateSum = stateSum + g * g;
      x = x - LR * g / (Math.sqrt(stateSum) + 1e-2);
      xs[t] = x;
    }
    assertTrace(new Adagrad(new Adagrad.Config(rate, 1e-2)), xs);
  }

  @Test
  void nesterovWithoutMomentumOrWithDampeningIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sgd.Config(rate, constant(0), true, 0, 0))
        .withMessage(
            "nesterov needs a momentum above 0 and no dampening, but there is no momentum");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sgd.Config(rate, constant(0.9), true, 0.5, 0))
        .withMessageContaining("but dampening is 0.5");
  }

  @Test
  void aConstantMomentumOfOneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sgd.Config(rate, constant(1), false, 0, 0))
        .withMessage("momentum must be below 1, but is 1.0");
  }

  private static Schedule constant(double value) {
    return new Constant(new Constant.Config(value));
  }

  private static double[] sgd(double mu, double tau, double lambda, boolean nesterov) {
    double[] xs = new double[STEPS];
    double x = -1;
    double b = 0;
    for (int t = 1; t <= STEPS; t++) {
      double g = 3 * (x - 2) + lambda * x;
      if (mu != 0) {
        b = t > 1 ? mu * b + (1 - tau) * g : g;
        g = nesterov ? g + mu * b : b;
      }
      x = x - LR * g;
      xs[t - 1] = x;
    }
    return xs;
  }

  private static double[] adam(
      double beta1, double beta2, double eps, double lambda, boolean decoupled) {
    double[] xs = new double[STEPS];
    double x = -1;
    double m = 0;
    double v = 0;
    for (int t = 1; t <= STEPS; t++) {
      double g = 3 * (x - 2);
      if (decoupled) {
        x = x - LR * lambda * x;
      } else {
        g = g + lambda * x;
      }
      m = beta1 * m + (1 - beta1) * g;
      v = beta2 * v + (1 - beta2) * g * g;
      double mHat = m / (1 - Math.pow(beta1, t));
      double vHat = v / (1 - Math.pow(beta2, t));
      x = x - LR * mHat / (Math.sqrt(vHat) + eps);
      xs[t - 1] = x;
    }
    return xs;
  }

  private static double[] trace(Optimizer optimizer) {
    Updater updater = Updater.of(optimizer, ParameterLayout.of("x", 1), Horizon.ofSteps(STEPS));
    double[] x = {-1};
    double[] xs = new double[STEPS];
    for (int t = 0; t < STEPS; t++) {
      double distance = x[0] - 2;
      updater.step(x, new double[] {3 * distance}, 1.5 * distance * distance);
      xs[t] = x[0];
    }
    return xs;
  }

  private static void assertTrace(Optimizer optimizer, double[] expected) {
    assertThat(trace(optimizer)).usingComparatorWithPrecision(1e-12).containsExactly(expected);
  }
}
