package io.kldiv.testkit.loss;

import io.kldiv.core.loss.CrossEntropy;
import io.kldiv.core.loss.Loss;
import io.kldiv.testkit.LossCase;
import io.kldiv.testkit.LossContract;
import java.util.List;

final class CrossEntropyContractTest extends LossContract {
  @Override
  protected Loss loss() {
    return new CrossEntropy(new CrossEntropy.Config(0));
  }

  @Override
  protected List<LossCase> cases() {
    return List.of(Cases.categoricalLogits(), Cases.categoricalWeights());
  }
}
