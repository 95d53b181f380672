package io.kldiv.optim.rule.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Problem;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Updater;
import io.kldiv.optim.rule.GradientDescent;
import io.kldiv.optim.rule.Sgd;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Oracles: the papers' formulas in plain loops, and the linear conjugate gradients. */
final class EvaluatingRulesTest {
  private static final int N = 13;
  private static final double[] START = new Random(4).doubles(N, -3, 3).toArray();

  private final Quadratic quadratic = new Quadratic(N, 7);

  @Test
  void samStepsByTheGradientOfTheWorstPointNearby() {
    double[] x = START.clone();
    double[] expected = START.clone();
    Sgd sgd = new Sgd(new Sgd.Config(constant(0.1), constant(0.9), false, 0, 0));
    Updater updater = quadratic.start(new Sam(new Sam.Config(constant(0.3), sgd)));
    double[] momentum = new double[N];
    for (int step = 0; step < 5; step++) {
      quadratic.step(updater, x);
      double[] g = quadratic.gradient(expected);
      double[] product = new double[N];
      quadratic.fisherProduct(g, product); // the gradient is linear: g(θ + e) = g + H e
      for (int i = 0; i < N; i++) {
        momentum[i] = 0.9 * momentum[i] + g[i] + 0.3 * product[i] / Vectors.norm(g);
        expected[i] -= 0.1 * momentum[i];
      }
    }
    assertThat(x).containsExactly(expected, within(1e-12));
  }

  @Test
  void samRefusesARuleThatEvaluatesTheObjectiveItself() {
    Lbfgs rule = new Lbfgs(new Lbfgs.Config(constant(1), 5, 1, 1e-7, 1e-9));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sam.Config(constant(0.1), rule))
        .withMessageContaining("evaluates the objective itself");
  }

  /** On a quadratic and with exact line searches all conjugate gradients are the linear ones. */
  @Test
  void conjugateGradientsFollowTheLinearOnes() {
    double[] x = START.clone();
    Updater updater =
        quadratic.start(new ConjugateGradient(new ConjugateGradient.Config(constant(1), 1e-9)));
    double[] y = START.clone();
    double[] residual = negative(quadratic.gradient(y));
    double[] search = residual.clone();
    for (int step = 0; step < N; step++) {
      quadratic.step(updater, x);
      double[] product = new double[N];
      quadratic.fisherProduct(search, product);
      double square = Vectors.dot(residual, residual);
      double length = square / Vectors.dot(search, product);
      Vectors.addScaled(length, search, y);
      Vectors.addScaled(-length, product, residual);
      Vectors.combine(residual, Vectors.dot(residual, residual) / square, search, search);
      assertThat(x).as("after step %d", step + 1).containsExactly(y, within(1e-6));
    }
    assertThat(x).containsExactly(quadratic.solve(0, quadratic.linear), within(1e-6));
  }

  @Test
  void lineSearchesComeBackFromWhereTheObjectiveHasNoValue() {
    double[] bottom = quadratic.solve(0, quadratic.linear);
    Optimizer descent = new GradientDescent(new GradientDescent.Config(constant(1e4)));
    List<Optimizer> rules =
        List.of(
            new Lbfgs(new Lbfgs.Config(constant(1e4), 5, 1, 1e-12, 1e-15)),
            new ConjugateGradient(new ConjugateGradient.Config(constant(1e4), 0.1)),
            new LineSearch(new LineSearch.Config(descent, 0.1, 0.5, 2, 1000, 60)));
    for (Optimizer rule : rules) {
      double[] x = START.clone();
      Updater updater = quadratic.start(rule);
      Fenced problem = new Fenced(quadratic);
      for (int step = 0; step < 200; step++) {
        updater.step(x, quadratic.gradient(x), quadratic.value(x), problem);
      }
      assertThat(x).as(rule.getClass().getSimpleName()).containsExactly(bottom, within(1e-5));
      assertThat(problem.beyond).isPositive();
    }
  }

  /** The quadratic function, with no value where a coordinate is above 8. */
  private static final class Fenced implements Problem {
    private final Quadratic inner;
    private int beyond;

    Fenced(Quadratic inner) {
      this.inner = inner;
    }

    @Override
    public double evaluate(double[] parameters, double[] gradient) {
      if (Vectors.maxAbs(parameters) > 8) {
        beyond++;
        Arrays.fill(gradient, Double.NaN);
        return Double.NaN;
      }
      return inner.evaluate(parameters, gradient);
    }

    @Override
    public void fisherProduct(double[] vector, double[] product) {
      inner.fisherProduct(vector, product);
    }

    @Override
    public double divergence(double[] parameters) {
      return inner.divergence(parameters);
    }
  }

  @Test
  void theLineSearchGrowsAndHalvesTheStepOfItsRule() {
    double[] x = START.clone();
    double[] expected = START.clone();
    GradientDescent rule = new GradientDescent(new GradientDescent.Config(constant(0.02)));
    Updater updater =
        quadratic.start(new LineSearch(new LineSearch.Config(rule, 0.3, 0.5, 4, 1000, 20)));
    double factor = 0.25;
    for (int step = 0; step < 30; step++) {
      quadratic.step(updater, x);
      double[] g = quadratic.gradient(expected);
      double[] next = new double[N];
      factor *= 8;
      do {
        factor *= 0.5;
        Vectors.combine(expected, -0.02 * factor, g, next);
      } while (quadratic.value(next)
          > quadratic.value(expected) - 0.3 * 0.02 * factor * Vectors.dot(g, g));
      expected = next;
      assertThat(x).as("after step %d", step + 1).containsExactly(expected, within(1e-9));
    }
    assertThat(factor).isGreaterThan(4);
  }

  @Test
  void aLineAlongWhichTheObjectiveNeverFallsIsLeftOut() {
    double[] x = START.clone();
    GradientDescent rule = new GradientDescent(new GradientDescent.Config(constant(1e9)));
    Updater updater =
        quadratic.start(new LineSearch(new LineSearch.Config(rule, 0.1, 0.5, 2, 1000, 3)));
    quadratic.step(updater, x);
    assertThat(x).isEqualTo(START);
  }

  private static double[] negative(double[] x) {
    double[] y = x.clone();
    Vectors.scale(-1, y);
    return y;
  }

  private static Schedule constant(double value) {
    return (step, horizon) -> value;
  }
}
