package io.kldiv.testkit.optim;

import io.kldiv.optim.WeightController;
import io.kldiv.optim.weight.Adaptive;
import io.kldiv.testkit.WeightControllerContract;
import java.util.List;

/** Oracle: Ziegler et al. (2019), section 2.2, with K = 1/10, by hand. */
final class AdaptiveContractTest extends WeightControllerContract {
  @Override
  protected WeightController controller() {
    return new Adaptive(new Adaptive.Config(2, 10, 0.5, 0.2, 0.55));
  }

  @Override
  protected double initial() {
    return 0.5;
  }

  @Override
  protected List<Observation> observations() {
    return List.of(
        new Observation(2.2, 0.505), // e = 0.1
        new Observation(100, 0.5151), // e = 0.2 at most
        new Observation(2, 0.5151),
        new Observation(0, 0.504798), // e = −0.2 at least
        new Observation(100, 0.51489396),
        new Observation(100, 0.5251918392),
        new Observation(100, 0.535695675984),
        new Observation(100, 0.54640958950368),
        new Observation(100, 0.55)); // no higher than the maximum
  }
}
