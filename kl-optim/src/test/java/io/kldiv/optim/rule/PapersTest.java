package io.kldiv.optim.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Updater;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Rules that PyTorch 1.13 does not have, on f(x) = ½(3(x₁ − 2)² + 0.2(x₂ + 1)²) from (−1, 1.5), 60
 * steps. Oracle: the algorithm of the paper that each test names, as plain code with the paper's
 * names, all of whose variables have the two elements.
 */
final class PapersTest {
  private static final int STEPS = 60;
  private static final double[] CURVATURE = {3, 0.2};
  private static final double[] MINIMUM = {2, -1};

  private final List<double[]> expected = new ArrayList<>();
  private final double[] x = {-1, 1.5};
  private final double[] m = {0, 0};
  private final double[] v = {0, 0};

  private static double gradient(double[] at, int i) {
    return CURVATURE[i] * (at[i] - MINIMUM[i]);
  }

  private static double loss(double[] at) {
    double sum = 0;
    for (int i = 0; i < 2; i++) {
      sum += 0.5 * CURVATURE[i] * (at[i] - MINIMUM[i]) * (at[i] - MINIMUM[i]);
    }
    return sum;
  }

  /** Polyak (1964), equation 9: x_{k+1} = x_k − α_k∇f(x_k) + β(x_k − x_{k−1}), α_k = 0.1/(1+k). */
  @Test
  void momentumIsPolyaksWithAFallingRate() {
    double[] before = x.clone();
    for (int k = 0; k < STEPS; k++) {
      for (int i = 0; i < 2; i++) {
        double next = x[i] - 0.1 / (1 + k) * gradient(x, i) + 0.8 * (x[i] - before[i]);
        before[i] = x[i];
        x[i] = next;
      }
      expected.add(x.clone());
    }
    Schedule falling = (step, horizon) -> 0.1 / (1 + step);
    assertFollows(new Momentum(new Momentum.Config(falling, rate(0.8))));
  }

  /**
   * Sutskever et al. (2013), equations 3 and 4: v ← μv − ε_k∇f(θ + μv), θ ← θ + v; the parameters
   * are the places θ + μv where gradients are taken.
   */
  @Test
  void nesterovIsSutskeversAtThePlaceOfTheGradient() {
    double[] theta = x.clone();
    double[] velocity = {0, 0};
    for (int k = 0; k < STEPS; k++) {
      for (int i = 0; i < 2; i++) {
        double[] ahead = theta.clone();
        ahead[i] += 0.8 * velocity[i];
        velocity[i] = 0.8 * velocity[i] - 0.1 / (1 + k) * gradient(ahead, i);
        theta[i] += velocity[i];
        x[i] = theta[i] + 0.8 * velocity[i];
      }
      expected.add(x.clone());
    }
    Schedule falling = (step, horizon) -> 0.1 / (1 + step);
    assertFollows(new Nesterov(new Nesterov.Config(falling, rate(0.8))));
  }

  /** Chen et al. (2023), algorithm 2. */
  @Test
  void lionIsThePapers() {
    for (int t = 0; t < STEPS; t++) {
      for (int i = 0; i < 2; i++) {
        double g = gradient(x, i);
        double c = 0.8 * m[i] + (1 - 0.8) * g;
        x[i] = x[i] - 0.03 * (Math.signum(c) + 0.1 * x[i]);
        m[i] = 0.95 * m[i] + (1 - 0.95) * g;
      }
      expected.add(x.clone());
    }
    assertFollows(new Lion(new Lion.Config(rate(0.03), 0.8, 0.95, 0.1)));
  }

  /** Zhuang et al. (2020), algorithm 2, without weight decay. */
  @Test
  void adabeliefIsThePapers() {
    for (int t = 1; t <= STEPS; t++) {
      for (int i = 0; i < 2; i++) {
        double g = gradient(x, i);
        m[i] = 0.9 * m[i] + 0.1 * g;
        v[i] = 0.99 * v[i] + 0.01 * (g - m[i]) * (g - m[i]) + 1e-6;
        double mHat = m[i] / (1 - Math.pow(0.9, t));
        double sHat = v[i] / (1 - Math.pow(0.99, t));
        x[i] -= 0.05 * mHat / (Math.sqrt(sHat) + 1e-6);
      }
      expected.add(x.clone());
    }
    assertFollows(new AdaBelief(new AdaBelief.Config(rate(0.05), 0.9, 0.99, 1e-6, 0)));
  }

  /** You et al. (2020), algorithm 2, both elements one layer, φ(z) = min(10, z). */
  @Test
  void lambIsThePapers() {
    double[] r = {0, 0};
    for (int t = 1; t <= STEPS; t++) {
      for (int i = 0; i < 2; i++) {
        double g = gradient(x, i);
        m[i] = 0.9 * m[i] + 0.1 * g;
        v[i] = 0.99 * v[i] + 0.01 * g * g;
        double mHat = m[i] / (1 - Math.pow(0.9, t));
        double vHat = v[i] / (1 - Math.pow(0.99, t));
        r[i] = mHat / (Math.sqrt(vHat) + 1e-6) + 0.02 * x[i];
      }
      double ratio = Math.min(10, Math.hypot(x[0], x[1])) / Math.hypot(r[0], r[1]);
      for (int i = 0; i < 2; i++) {
        x[i] -= 0.05 * ratio * r[i];
      }
      expected.add(x.clone());
    }
    assertFollows(new Lamb(new Lamb.Config(rate(0.05), 0.9, 0.99, 1e-6, 0.02)));
  }

  /** Polyak (1969), equation 3, with the greatest rate of Loizou et al. (2021), equation 3. */
  @Test
  void polyaksStepIsThePapers() {
    for (int t = 0; t < STEPS; t++) {
      double[] g = {gradient(x, 0), gradient(x, 1)};
      double alpha = Math.min(0.4, (loss(x) + 0.5 + 0.1) / (g[0] * g[0] + g[1] * g[1]));
      x[0] -= alpha * g[0];
      x[1] -= alpha * g[1];
      expected.add(x.clone());
    }
    assertFollows(new PolyakStep(new PolyakStep.Config(-0.6, rate(0.4))));
  }

  /** Defazio et al. (2024), equations 3 to 5: gradients at y, c_{t+1} = 1/(t+1). */
  @Test
  void scheduleFreeSgdIsThePapers() {
    double[] z = x.clone();
    double[] mean = x.clone();
    for (int t = 0; t < STEPS; t++) {
      for (int i = 0; i < 2; i++) {
        z[i] = z[i] - 0.3 * (gradient(x, i) + 0.01 * x[i]);
        mean[i] = (1 - 1.0 / (t + 1)) * mean[i] + 1.0 / (t + 1) * z[i];
        x[i] = (1 - 0.8) * z[i] + 0.8 * mean[i];
      }
      expected.add(x.clone());
    }
    ScheduleFreeSgd.Config config = new ScheduleFreeSgd.Config(rate(0.3), 0.8, 0.01);
    assertThat(assertFollows(new ScheduleFreeSgd(config)))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(mean);
  }

  /** Defazio et al. (2024), algorithm 1, with a warm-up of 10 steps. */
  @Test
  void scheduleFreeAdamWIsThePapers() {
    double[] z = x.clone();
    double[] mean = x.clone();
    double sum = 0;
    for (int t = 1; t <= STEPS; t++) {
      double gamma = 0.3 * Math.sqrt(1 - Math.pow(0.99, t)) * Math.min(1, t / 10.0);
      sum += gamma * gamma;
      double c = gamma * gamma / sum;
      for (int i = 0; i < 2; i++) {
        double g = gradient(x, i);
        v[i] = 0.99 * v[i] + 0.01 * g * g;
        z[i] = z[i] - gamma * g / (Math.sqrt(v[i]) + 1e-6) - gamma * 0.01 * x[i];
        mean[i] = (1 - c) * mean[i] + c * z[i];
        x[i] = (1 - 0.8) * z[i] + 0.8 * mean[i];
      }
      expected.add(x.clone());
    }
    Schedule warm = (step, horizon) -> 0.3 * Math.min(1, (step + 1) / 10.0);
    assertThat(
            assertFollows(
                new ScheduleFreeAdamW(new ScheduleFreeAdamW.Config(warm, 0.8, 0.99, 1e-6, 0.01))))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(mean);
  }

  /** Mishchenko and Defazio (2024), algorithm 4, with decoupled decay. */
  @Test
  void prodigyIsThePapers() {
    double[] start = x.clone();
    double[] s = {0, 0};
    double r = 0;
    double d = 0.01;
    double root = Math.sqrt(0.99);
    double gamma = 0.7;
    for (int k = 0; k < STEPS; k++) {
      double[] g = {gradient(x, 0), gradient(x, 1)};
      double product = g[0] * (start[0] - x[0]) + g[1] * (start[1] - x[1]);
      r = root * r + (1 - root) * gamma * d * d * product;
      for (int i = 0; i < 2; i++) {
        m[i] = 0.9 * m[i] + 0.1 * d * g[i];
        v[i] = 0.99 * v[i] + 0.01 * d * d * g[i] * g[i];
        s[i] = root * s[i] + (1 - root) * gamma * d * d * g[i];
        x[i] -= gamma * d * (m[i] / (Math.sqrt(v[i]) + d * 1e-6) + 0.02 * x[i]);
      }
      d = Math.max(d, r / (Math.abs(s[0]) + Math.abs(s[1])));
      expected.add(x.clone());
    }
    assertThat(d).as("the distance has been found, about 2 to 4").isBetween(0.5, 10.0);
    assertFollows(new Prodigy(new Prodigy.Config(rate(gamma), 0.9, 0.99, 1e-6, 0.02, 0.01)));
  }

  /** Checks every step; the parameters to be measured after the last. */
  private double[] assertFollows(Optimizer optimizer) {
    Updater updater = Updater.of(optimizer, ParameterLayout.of("x", 2), Horizon.ofSteps(STEPS));
    double[] parameters = {-1, 1.5};
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = {gradient(parameters, 0), gradient(parameters, 1)};
      updater.step(parameters, gradient, loss(parameters));
      for (int i = 0; i < 2; i++) {
        assertThat(parameters[i])
            .as("element %d after step %d", i, step)
            .isCloseTo(expected.get(step)[i], within(1e-11));
      }
    }
    double[] averaged = new double[2];
    updater.average(parameters, averaged);
    return averaged;
  }

  private static Schedule rate(double value) {
    return (step, horizon) -> value;
  }
}
