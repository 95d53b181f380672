package io.kldiv.testkit.initialiser;

import io.kldiv.models.Initialiser;
import io.kldiv.models.initialiser.Uniform;
import io.kldiv.testkit.InitialiserContract;

final class UniformContractTest extends InitialiserContract {
  @Override
  protected Initialiser initialiser() {
    return new Uniform(new Uniform.Config(0.3));
  }

  @Override
  protected Law law(int inputs, int outputs) {
    // The definition.
    return Law.uniform(0.3);
  }
}
