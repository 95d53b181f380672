package io.kldiv.testkit.activation;

import io.kldiv.models.Activation;
import io.kldiv.models.activation.Relu;
import io.kldiv.testkit.ActivationContract;

final class ReluContractTest extends ActivationContract {
  @Override
  protected Activation activation() {
    return new Relu();
  }

  @Override
  protected double value(double x) {
    // The definition.
    return x > 0 ? x : 0;
  }
}
