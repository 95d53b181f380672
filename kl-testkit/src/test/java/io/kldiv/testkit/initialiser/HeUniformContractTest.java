package io.kldiv.testkit.initialiser;

import io.kldiv.models.Initialiser;
import io.kldiv.models.initialiser.HeUniform;
import io.kldiv.testkit.InitialiserContract;

final class HeUniformContractTest extends InitialiserContract {
  @Override
  protected Initialiser initialiser() {
    return new HeUniform();
  }

  @Override
  protected Law law(int inputs, int outputs) {
    // He et al., 2015, equation 10: variance 2 / inputs.
    return Law.uniform(Math.sqrt(6.0 / inputs));
  }
}
