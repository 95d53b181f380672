package io.kldiv.core.loss;

import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;

import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Describe;
import java.util.List;
import java.util.Set;

/** The negative log-probability of yes-or-no targets. */
@Describe(
    value =
        "The negative logarithm of the probability predicted for the answer, in nats, averaged"
            + " over the outputs.",
    formula = "−(1/d) Σ_k (y_k log p_k + (1 − y_k) log(1 − p_k))",
    source = "Good 1952")
public final class BinaryCrossEntropy implements Loss {
  private static final Accepted ACCEPTED =
      new Accepted(List.of(Bernoulli.FAMILY), Set.of(TargetKind.BINARY));

  /** The loss has no settings. */
  public record Config() {}

  /**
   * Creates the loss.
   *
   * @param config no settings
   */
  public BinaryCrossEntropy(Config config) {}

  @Override
  public Node perSample(Distribution predicted, Node target) {
    Node logProbability = predicted.logDensity(Errors.target(predicted, target));
    return negate(scale(logProbability, 1.0 / target.shape().size(1)));
  }

  @Override
  public Accepted accepts() {
    return ACCEPTED;
  }
}
