package io.kldiv.testkit.activation;

import io.kldiv.models.Activation;
import io.kldiv.models.activation.Gelu;
import io.kldiv.testkit.ActivationContract;

final class GeluContractTest extends ActivationContract {
  @Override
  protected Activation activation() {
    return new Gelu();
  }

  @Override
  protected double value(double x) {
    // ½ x (1 + erf(x/√2)), erf(z) = 2/√π e^(−z²) Σ 2ⁿ z²ⁿ⁺¹ / (2n+1)!! (Abramowitz and Stegun,
    // 7.1.6).
    return 0.5 * x * (1 + errorFunction(x / Math.sqrt(2)));
  }

  private static double errorFunction(double z) {
    if (Math.abs(z) > 6.5) {
      return Math.signum(z);
    }
    double term = z;
    double sum = 0;
    for (int n = 0; n < 200; n++) {
      sum += term;
      term *= 2 * z * z / (2 * n + 3);
    }
    return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-z * z) * sum;
  }
}
