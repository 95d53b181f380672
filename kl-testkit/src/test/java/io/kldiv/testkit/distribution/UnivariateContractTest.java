package io.kldiv.testkit.distribution;

import io.kldiv.testkit.DistributionCase;
import io.kldiv.testkit.UnivariateCases;
import io.kldiv.testkit.UnivariateContract;
import java.util.List;

final class UnivariateContractTest extends UnivariateContract {
  @Override
  protected List<DistributionCase> families() {
    return UnivariateCases.all();
  }
}
