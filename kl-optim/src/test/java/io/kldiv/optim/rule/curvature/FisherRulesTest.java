package io.kldiv.optim.rule.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Updater;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Oracle: Newton's step on a quadratic function, by Gaussian elimination. */
final class FisherRulesTest {
  private static final int N = 13;
  private static final double[] START = new Random(4).doubles(N, -3, 3).toArray();

  private final Quadratic quadratic = new Quadratic(N, 7);

  @Test
  void aNaturalStepWithoutDampingReachesTheMinimum() {
    double[] x = START.clone();
    quadratic.step(quadratic.start(natural(0, N, 0)), x);
    assertThat(x).containsExactly(quadratic.solve(0, quadratic.linear), within(1e-10));
  }

  @Test
  void dampingIsAddedToTheDiagonal() {
    double[] x = START.clone();
    quadratic.step(quadratic.start(natural(0.7, N, 0)), x);
    double[] step = quadratic.solve(0.7, quadratic.gradient(START));
    for (int i = 0; i < N; i++) {
      assertThat(x[i]).isCloseTo(START[i] - step[i], within(1e-10));
    }
  }

  /** One iteration is steepest descent to the minimum of the damped quadratic along g. */
  @Test
  void fewIterationsOrALooseToleranceEndEarly() {
    double[] g = quadratic.gradient(START);
    double[] product = new double[N];
    quadratic.fisherProduct(g, product);
    double length = Vectors.dot(g, g) / Vectors.dot(g, product);
    for (Optimizer rule : new Optimizer[] {natural(0, 1, 0), natural(0, N, 0.999)}) {
      double[] x = START.clone();
      quadratic.step(quadratic.start(rule), x);
      for (int i = 0; i < N; i++) {
        assertThat(x[i]).isCloseTo(START[i] - length * g[i], within(1e-12));
      }
    }
  }

  @Test
  void momentumKeepsAPartOfTheLastNaturalStep() {
    double[] x = START.clone();
    Schedule half = (step, horizon) -> 0.5;
    Updater updater =
        quadratic.start(
            new NaturalGradient(new NaturalGradient.Config(half, 0, 2 * N, 1e-14, 0.25)));
    quadratic.step(updater, x);
    quadratic.step(updater, x);
    double[] bottom = quadratic.solve(0, quadratic.linear);
    for (int i = 0; i < N; i++) { // the distance falls to 1/2, then to 1/4 − 1/8
      double distance = START[i] - bottom[i];
      assertThat(x[i] - bottom[i]).isCloseTo(0.125 * distance, within(1e-9));
    }
  }

  @Test
  void aStepOfTheTrustRegionIsNewtonsOfTheLengthThatTheRadiusAllows() {
    double[] x = START.clone();
    quadratic.step(quadratic.start(region(0.01)), x);
    double[] newton = quadratic.solve(0, quadratic.gradient(START));
    double ratio = (START[0] - x[0]) / newton[0];
    for (int i = 0; i < N; i++) {
      assertThat(START[i] - x[i]).isCloseTo(ratio * newton[i], within(1e-10));
    }
    assertThat(ratio).isPositive();
    assertThat(quadratic.divergence(x)).isLessThanOrEqualTo(0.01);
    // a rounding may have made the first step too long, and halved it
    assertThat(quadratic.divergence(x)).isGreaterThan(0.0024);
  }

  /** Along Newton's step t·d the objective falls by (t − t²/2) gᵀd; at least t gᵀd/10 is asked. */
  @Test
  void aStepThatLeadsUpwardsIsHalvedUntilTheObjectiveFalls() {
    double[] x = START.clone();
    double[] newton = quadratic.solve(0, quadratic.gradient(START));
    double promised = Vectors.dot(quadratic.gradient(START), newton);
    double radius = 0.5 * promised * 7 * 7; // 7 of Newton's steps long, so 7/4 is the first
    quadratic.step(quadratic.start(region(radius)), x);
    for (int i = 0; i < N; i++) {
      assertThat(x[i]).isCloseTo(START[i] - 1.75 * newton[i], within(1e-9));
    }
    assertThat(quadratic.value(x)).isLessThan(quadratic.value(START));
  }

  @Test
  void aStepThatCannotBeMadeIsLeftOut() {
    double[] x = START.clone();
    Schedule far = (step, horizon) -> 1e30;
    quadratic.step(
        quadratic.start(new TrustRegion(new TrustRegion.Config(far, 0, N, 0, 0.5, 3))), x);
    assertThat(x).isEqualTo(START);
  }

  private static Optimizer natural(double damping, int iterations, double tolerance) {
    return new NaturalGradient(
        new NaturalGradient.Config((step, horizon) -> 1, damping, iterations, tolerance, 0));
  }

  private static Optimizer region(double radius) {
    return new TrustRegion(
        new TrustRegion.Config((step, horizon) -> radius, 0, 2 * N, 1e-14, 0.5, 10));
  }
}
