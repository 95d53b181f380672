package io.kldiv.testkit.optim;

import io.kldiv.optim.WeightController;
import io.kldiv.optim.weight.Constraint;
import io.kldiv.testkit.WeightControllerContract;
import java.util.List;

/** Oracle: λ ← λ·exp(η(D − ε)), exponentials by mpmath 1.3. */
final class LogConstraintContractTest extends WeightControllerContract {
  @Override
  protected WeightController controller() {
    return new Constraint(new Constraint.Config(0.5, 0.25, 2, Constraint.Domain.LOG, 50));
  }

  @Override
  protected double initial() {
    return 2;
  }

  @Override
  protected List<Observation> observations() {
    return List.of(
        new Observation(4.5, 2 * 2.7182818284590452354),
        new Observation(0.5, 2 * 2.7182818284590452354),
        new Observation(8.5, 2 * 20.085536923187667741),
        new Observation(8.5, 50));
  }
}
