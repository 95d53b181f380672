package io.kldiv.testkit.loss;

import io.kldiv.core.loss.Loss;
import io.kldiv.core.loss.MeanSquaredError;
import io.kldiv.testkit.LossCase;
import io.kldiv.testkit.LossContract;
import java.util.List;

final class MeanSquaredErrorContractTest extends LossContract {
  @Override
  protected Loss loss() {
    return new MeanSquaredError(new MeanSquaredError.Config());
  }

  @Override
  protected List<LossCase> cases() {
    return List.of(
        Cases.normal(),
        Cases.multivariateNormal(),
        Cases.categoricalLogits(),
        Cases.bernoulliLogits());
  }
}
