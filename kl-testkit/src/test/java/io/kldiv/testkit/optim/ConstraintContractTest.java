package io.kldiv.testkit.optim;

import io.kldiv.optim.WeightController;
import io.kldiv.optim.weight.Constraint;
import io.kldiv.testkit.WeightControllerContract;
import java.util.List;

/** Oracle: λ ← max(0, λ + η(D − ε)), by hand. */
final class ConstraintContractTest extends WeightControllerContract {
  @Override
  protected WeightController controller() {
    return new Constraint(new Constraint.Config(0.5, 0.25, 0.5, Constraint.Domain.LINEAR, 2));
  }

  @Override
  protected double initial() {
    return 0.5;
  }

  @Override
  protected List<Observation> observations() {
    return List.of(
        new Observation(2.5, 1.0),
        new Observation(0.5, 1.0),
        new Observation(0.0, 0.875),
        new Observation(100.5, 2.0), // no higher than the maximum
        new Observation(0.0, 1.875),
        new Observation(0.25, 1.8125));
  }
}
