package io.kldiv.testkit.activation;

import io.kldiv.models.Activation;
import io.kldiv.models.activation.Tanh;
import io.kldiv.testkit.ActivationContract;

final class TanhContractTest extends ActivationContract {
  @Override
  protected Activation activation() {
    return new Tanh();
  }

  @Override
  protected double value(double x) {
    // StrictMath.
    return StrictMath.tanh(x);
  }
}
