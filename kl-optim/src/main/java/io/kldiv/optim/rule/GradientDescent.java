package io.kldiv.optim.rule;

import io.kldiv.core.part.Describe;
import io.kldiv.optim.Link;
import io.kldiv.optim.Links;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import java.util.List;

/** Gradient descent: θ ← θ − α·∇L(θ). */
@Describe(
    value =
        "Gradient descent: a step against the gradient. The same rule as plain sgd; what differs is"
            + " the batch, so use it with 'batchSize: full'.",
    formula = "θ ← θ − α ∇L(θ)",
    source = "Cauchy (1847)")
public final class GradientDescent implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate α
   */
  public record Config(@Describe("The learning rate α.") Schedule learningRate) {}

  /** Creates the rule. */
  public GradientDescent(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(Links.scaleByRate(config.learningRate()));
  }
}
