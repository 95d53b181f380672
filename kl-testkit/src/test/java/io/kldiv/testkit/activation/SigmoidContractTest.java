package io.kldiv.testkit.activation;

import io.kldiv.models.Activation;
import io.kldiv.models.activation.Sigmoid;
import io.kldiv.testkit.ActivationContract;

final class SigmoidContractTest extends ActivationContract {
  @Override
  protected Activation activation() {
    return new Sigmoid();
  }

  @Override
  protected double value(double x) {
    // The definition, with StrictMath.
    return 1 / (1 + StrictMath.exp(-x));
  }
}
