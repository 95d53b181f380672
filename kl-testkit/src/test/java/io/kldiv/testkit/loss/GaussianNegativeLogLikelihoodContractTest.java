package io.kldiv.testkit.loss;

import io.kldiv.core.loss.GaussianNegativeLogLikelihood;
import io.kldiv.core.loss.Loss;
import io.kldiv.testkit.LossCase;
import io.kldiv.testkit.LossContract;
import java.util.List;

final class GaussianNegativeLogLikelihoodContractTest extends LossContract {
  @Override
  protected Loss loss() {
    return new GaussianNegativeLogLikelihood(new GaussianNegativeLogLikelihood.Config());
  }

  @Override
  protected List<LossCase> cases() {
    return List.of(Cases.normal(), Cases.multivariateNormal());
  }

  @Override
  protected String notZeroAtBest() {
    return "a density can exceed 1, and that of N(0, 1) at its mean is 1/√2π";
  }
}
