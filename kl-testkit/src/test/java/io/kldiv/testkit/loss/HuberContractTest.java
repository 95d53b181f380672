package io.kldiv.testkit.loss;

import io.kldiv.core.loss.Huber;
import io.kldiv.core.loss.Loss;
import io.kldiv.testkit.LossCase;
import io.kldiv.testkit.LossContract;
import java.util.List;

final class HuberContractTest extends LossContract {
  @Override
  protected Loss loss() {
    return new Huber(new Huber.Config(0.7));
  }

  @Override
  protected List<LossCase> cases() {
    return List.of(Cases.normal(), Cases.multivariateNormal());
  }
}
