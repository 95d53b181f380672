package io.kldiv.testkit.activation;

import io.kldiv.models.Activation;
import io.kldiv.models.activation.Softplus;
import io.kldiv.testkit.ActivationContract;

final class SoftplusContractTest extends ActivationContract {
  @Override
  protected Activation activation() {
    return new Softplus();
  }

  @Override
  protected double value(double x) {
    // log(1 + eˣ) = max(x, 0) + log(1 + e^−|x|), with StrictMath.
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }
}
