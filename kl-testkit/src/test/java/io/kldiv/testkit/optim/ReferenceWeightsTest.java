package io.kldiv.testkit.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.schedule.Anneal;
import io.kldiv.optim.schedule.CyclicalAnnealing;
import io.kldiv.optim.weight.Adaptive;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The three cases of reference/divergence-cases.json about the weight of a term; kl-core's
 * ReferenceCasesTest runs the others. Oracles: verl's AdaptiveKLController, and frange_cycle_linear
 * of Fu et al. (2019).
 */
final class ReferenceWeightsTest {
  /** c179 and c181: a horizon of 10,000 samples in batches of 256. */
  @Test
  void anAdaptiveWeightIsAsInVerl() {
    double[][] cases = {{12, 0.201024}, {6.6, 0.200512}};
    for (double[] c : cases) {
      Adaptive adaptive = new Adaptive(new Adaptive.Config(6, 10_000 / 256.0, 0.2, 0.2, 1e6));
      double[] state = adaptive.start();
      adaptive.observe(c[0], state);
      assertThat(adaptive.weight(state)).as("at %s nats", c[0]).isCloseTo(c[1], within(1e-12));
    }
  }

  /** c185: 20 steps in 4 cycles, each with a rise over its half. */
  @Test
  void cyclicalAnnealingIsAsInItsAuthorsProgram() {
    CyclicalAnnealing annealing =
        new CyclicalAnnealing(
            new CyclicalAnnealing.Config(
                0, 1, 4, 0.5, Anneal.LINEAR, Optional.empty(), Optional.empty()));
    double[] cycle = {0, 0.4, 0.8, 1, 1};
    for (int step = 0; step < 20; step++) {
      assertThat(annealing.at(step, Horizon.ofSteps(20)))
          .as("step %d", step)
          .isCloseTo(cycle[step % 5], within(1e-12));
    }
  }
}
