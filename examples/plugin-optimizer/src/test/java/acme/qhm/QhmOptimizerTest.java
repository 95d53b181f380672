package acme.qhm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Updater;
import io.kldiv.testkit.OptimizerContract;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every optimizer promises, how far this one must get, and the paper's rule. */
final class QhmOptimizerTest extends OptimizerContract {
  @Override
  protected Optimizer optimizer(Schedule learningRate) {
    return new QhmOptimizer(new QhmOptimizer.Config(learningRate, 0.7, 0.9));
  }

  @Override
  protected Target parabola() {
    return new Target(0.1, 300, 1e-10);
  }

  @Override
  protected Target rosenbrock() {
    return new Target(0.001, 20_000, 1e-2);
  }

  /** The oracle is the paper's rule for one number. */
  @Test
  void followsThePapersRule() {
    double theta = 3;
    double average = 0;
    double[] parameters = {theta};
    ParameterLayout layout = new ParameterLayout(List.of(new ParameterLayout.Slice("x", 0, 1)));
    Updater updater = Updater.of(optimizer((step, run) -> 0.1), layout, Horizon.ofSteps(50));
    for (int step = 0; step < 50; step++) {
      double gradient = 2 * theta + 1; // of θ² + θ
      average = 0.9 * average + 0.1 * gradient;
      theta -= 0.1 * (0.3 * gradient + 0.7 * average);
      updater.step(parameters, new double[] {2 * parameters[0] + 1}, 0);
      assertThat(parameters[0]).isCloseTo(theta, within(1e-14));
    }
  }
}
