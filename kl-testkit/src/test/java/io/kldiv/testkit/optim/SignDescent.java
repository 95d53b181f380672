package io.kldiv.testkit.optim;

import io.kldiv.core.part.Describe;
import io.kldiv.optim.Link;
import io.kldiv.optim.Links;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import java.util.List;

/** An optimizer as a third party would write it: this class, and one line in its plug-in. */
@Describe("Steps of the same length along every axis, against the sign of the gradient.")
public final class SignDescent implements Optimizer {
  public record Config(@Describe("The length of a step.") Schedule learningRate) {}

  private final Config config;

  public SignDescent(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    Link sign =
        (state, update, parameters, from, to) -> {
          for (int i = from; i < to; i++) {
            update[i] = Math.signum(update[i]);
          }
        };
    return List.of(sign, Links.scaleByRate(config.learningRate()));
  }
}
