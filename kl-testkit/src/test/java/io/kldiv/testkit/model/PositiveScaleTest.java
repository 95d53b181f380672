package io.kldiv.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.models.GaussianRegression;
import io.kldiv.models.GaussianRegression.Covariance;
import io.kldiv.models.Network;
import io.kldiv.models.Parameters;
import io.kldiv.models.Task;
import io.kldiv.models.activation.Tanh;
import io.kldiv.models.initialiser.Zeros;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The scales of gaussian-regression, with weights of 0 so that the output layer's values are its
 * biases. The oracle is the definition with StrictMath.
 */
final class PositiveScaleTest {
  private static final double FLOOR = 1e-6;

  @Test
  void theFactorHasTheBiasesRowByRowAndAPositiveDiagonal() {
    double[] factor = factor(0.5, 7, -0.25, 8, 9, 3);
    assertThat(factor)
        .containsExactly(
            new double[] {softplus(0.5), 0, 0, 7, softplus(-0.25), 0, 8, 9, softplus(3)},
            within(1e-15));
  }

  @Test
  void theDiagonalIsNoLessThanTheFloorHoweverNegativeTheValues() {
    double[] factor = factor(-800, -1e300, -1e9, 1e300, -1e12, -1e300);
    assertThat(factor[0]).isEqualTo(FLOOR);
    assertThat(factor[4]).isEqualTo(FLOOR);
    assertThat(factor[8]).isEqualTo(FLOOR);
  }

  @Test
  void aStandardDeviationIsNoLessThanTheFloor() {
    Parameters parameters = new Parameters();
    double[] scales =
        run(network(Covariance.DIAGONAL, parameters), parameters, new double[] {-1e9, 0, 2});
    assertThat(scales[0]).isEqualTo(FLOOR);
    assertThat(scales[1]).isCloseTo(softplus(0), within(1e-15));
    assertThat(scales[2]).isCloseTo(softplus(2), within(1e-15));
  }

  private static double softplus(double x) {
    return StrictMath.log1p(StrictMath.exp(x)) + FLOOR;
  }

  private static double[] factor(double... biases) {
    Parameters parameters = new Parameters();
    return run(network(Covariance.FULL, parameters), parameters, biases);
  }

  private static Network network(Covariance covariance, Parameters parameters) {
    GaussianRegression.Config config =
        new GaussianRegression.Config(
            List.of(), new Tanh(), 0, new Zeros(), new Zeros(), covariance, FLOOR);
    return new GaussianRegression(config).build(new Task(1, TargetKind.NUMBERS, 3), parameters);
  }

  /** The scales where the output layer has a mean of 0 and these values after it. */
  private static double[] run(Network network, Parameters parameters, double[] scales) {
    Node features = Node.input("features", Shape.of(1, 1));
    Distribution predicted = network.predict(features, Network.Mode.EVALUATION).target();
    Node output =
        predicted instanceof MultivariateNormal full
            ? full.scaleTril()
            : ((Normal) predicted).scale();
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      Plan plan = Plan.compile(List.of(output), Bindings.none(), runtime);
      double[] biases = new double[3 + scales.length];
      System.arraycopy(scales, 0, biases, 3, scales.length);
      plan.view(parameters.entries().get(1).node()).set(biases);
      plan.run();
      return plan.view(output).toArray();
    }
  }
}
