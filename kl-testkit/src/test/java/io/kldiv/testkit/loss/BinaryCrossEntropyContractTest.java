package io.kldiv.testkit.loss;

import io.kldiv.core.loss.BinaryCrossEntropy;
import io.kldiv.core.loss.Loss;
import io.kldiv.testkit.LossCase;
import io.kldiv.testkit.LossContract;
import java.util.List;

final class BinaryCrossEntropyContractTest extends LossContract {
  @Override
  protected Loss loss() {
    return new BinaryCrossEntropy(new BinaryCrossEntropy.Config());
  }

  @Override
  protected List<LossCase> cases() {
    return List.of(Cases.bernoulliLogits(), Cases.bernoulliProbabilities());
  }
}
