package io.kldiv.testkit.initialiser;

import io.kldiv.models.Initialiser;
import io.kldiv.models.initialiser.Zeros;
import io.kldiv.testkit.InitialiserContract;

final class ZerosContractTest extends InitialiserContract {
  @Override
  protected Initialiser initialiser() {
    return new Zeros();
  }

  @Override
  protected Law law(int inputs, int outputs) {
    // The definition.
    return new Law(0, 1, 0);
  }
}
