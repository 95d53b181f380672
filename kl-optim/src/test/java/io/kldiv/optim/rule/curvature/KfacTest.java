package io.kldiv.optim.rule.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.ParameterLayout.Slice;
import io.kldiv.optim.Problem;
import io.kldiv.optim.Updater;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Oracle: the paper's formulas with Gaussian elimination, for factors that change at each call. */
final class KfacTest {
  private static final int SCALES = 2;
  private static final int IN = 3;
  private static final int OUT = 4;
  private static final int SIZE = SCALES + (IN + 1) * OUT;
  private static final double DAMPING = 0.3;
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(
              new Slice("scales", 0, SCALES),
              new Slice("weight", SCALES, List.of(IN, OUT)),
              new Slice("bias", SCALES + IN * OUT, OUT)));

  @Test
  void stepsByTheInversesOfTheAveragedFactorsWhichAreRefreshedNowAndThen() {
    double[] x = new double[SIZE];
    double[] expected = new double[SIZE];
    Updater updater = start(1e9, 0);
    Factors problem = new Factors();
    double[] average = new double[16 + 16];
    for (int step = 0; step < 5; step++) {
      if (step % 2 == 0) {
        double[] fresh = Factors.draw(step / 2);
        for (int i = 0; i < average.length; i++) {
          average[i] = step == 0 ? fresh[i] : 0.75 * average[i] + 0.25 * fresh[i];
        }
      }
      double[] gradient = gradient(step);
      updater.step(x, gradient, 1, problem);
      double[] direction = direction(average, gradient);
      for (int i = 0; i < SIZE; i++) {
        expected[i] -= 0.5 * direction[i];
      }
      assertThat(x).as("after step %d", step + 1).containsExactly(expected, within(1e-12));
    }
    assertThat(problem.calls).isEqualTo(3);
  }

  @Test
  void aStepThatPromisesTooMuchIsShortened() {
    double[] x = new double[SIZE];
    double[] gradient = gradient(0);
    start(1e-4, 0).step(x, gradient, 1, new Factors());
    double[] direction = direction(Factors.draw(0), gradient);
    double promised = 0;
    for (int i = 0; i < SIZE; i++) {
      promised += gradient[i] * direction[i];
    }
    assertThat(0.25 * promised).isGreaterThan(1e-4);
    for (int i = 0; i < SIZE; i++) {
      assertThat(x[i]).isCloseTo(-Math.sqrt(1e-4 / promised) * direction[i], within(1e-14));
    }
  }

  @Test
  void goesOnFromASavedStateBitForBit() {
    double[] x = new double[SIZE];
    Updater whole = start(0.01, 0.9);
    Factors problem = new Factors();
    for (int step = 0; step < 3; step++) {
      whole.step(x, gradient(step), 1, problem);
    }
    Map<String, double[]> state = whole.state().save();
    double[] resumed = x.clone();
    Factors later = new Factors();
    later.calls = problem.calls;
    Updater other = start(0.01, 0.9);
    other.state().restore(state);
    for (int step = 3; step < 8; step++) {
      whole.step(x, gradient(step), 1, problem);
      other.step(resumed, gradient(step), 1, later);
    }
    assertThat(resumed).isEqualTo(x);
  }

  /** (A + π√λ I)⁻¹ U (G + √λ/π I)⁻¹, and the gradient itself outside of dense layers. */
  private static double[] direction(double[] factors, double[] gradient) {
    double traceA = 0;
    double traceG = 0;
    for (int i = 0; i < 4; i++) {
      traceA += factors[i * 5] / 4;
      traceG += factors[16 + i * 5] / 4;
    }
    double balance = Math.sqrt(traceA / traceG);
    double[] direction = gradient.clone();
    for (int column = 0; column < OUT; column++) {
      double[] solved = solve(factors, 0, balance * Math.sqrt(DAMPING), direction, column, OUT);
      for (int i = 0; i <= IN; i++) {
        direction[SCALES + i * OUT + column] = solved[i];
      }
    }
    for (int row = 0; row <= IN; row++) {
      double[] solved = solve(factors, 16, Math.sqrt(DAMPING) / balance, direction, row * OUT, 1);
      System.arraycopy(solved, 0, direction, SCALES + row * OUT, OUT);
    }
    return direction;
  }

  /** Solves with a 4 × 4 factor for the numbers that lie a stride apart. */
  private static double[] solve(
      double[] factors, int offset, double damping, double[] right, int from, int stride) {
    double[][] a = new double[4][5];
    for (int i = 0; i < 4; i++) {
      System.arraycopy(factors, offset + i * 4, a[i], 0, 4);
      a[i][i] += damping;
      a[i][4] = right[SCALES + from + i * stride];
    }
    for (int k = 0; k < 4; k++) {
      for (int i = 0; i < 4; i++) {
        double factor = i == k ? 0 : a[i][k] / a[k][k];
        for (int j = k; j <= 4; j++) {
          a[i][j] -= factor * a[k][j];
        }
      }
    }
    double[] solution = new double[4];
    Arrays.setAll(solution, i -> a[i][4] / a[i][i]);
    return solution;
  }

  private static Updater start(double clip, double momentum) {
    Kfac rule = new Kfac(new Kfac.Config((step, horizon) -> 0.5, DAMPING, 0.75, 2, clip, momentum));
    return Updater.of(rule, LAYOUT, Horizon.ofSteps(10));
  }

  private static double[] gradient(int step) {
    return new Random(100 + step).doubles(SIZE, -1, 1).toArray();
  }

  private static final class Factors implements Problem {
    private int calls;

    /** BBᵀ/4 twice. */
    static double[] draw(int call) {
      Random random = new Random(call);
      double[] factors = new double[32];
      for (int offset = 0; offset < 32; offset += 16) {
        double[] b = random.doubles(16, -1, 1).toArray();
        for (int i = 0; i < 16; i++) {
          for (int k = 0; k < 4; k++) {
            factors[offset + i] += 0.25 * b[i / 4 * 4 + k] * b[i % 4 * 4 + k];
          }
        }
      }
      return factors;
    }

    @Override
    public void layerFactors(double[] factors) {
      System.arraycopy(draw(calls++), 0, factors, 0, 32);
    }

    @Override
    public double evaluate(double[] parameters, double[] gradient) {
      throw new AssertionError("not asked for");
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
