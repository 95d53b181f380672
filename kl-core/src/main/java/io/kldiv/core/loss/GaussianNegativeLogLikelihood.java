package io.kldiv.core.loss;

import static io.kldiv.core.graph.op.Elementwise.negate;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Describe;
import java.util.List;
import java.util.Set;

/** The negative log-density of the target under a predicted normal distribution. */
@Describe(
    value =
        "The negative logarithm of the density that a predicted normal distribution, diagonal or"
            + " full, has at the target, in nats, summed over the outputs; can be negative.",
    formula = "½ (y − μ)ᵀΣ⁻¹(y − μ) + ½ log|Σ| + (d/2) log 2π",
    source = "Nix and Weigend 1994, eq. 3")
public final class GaussianNegativeLogLikelihood implements Loss {
  private static final Accepted ACCEPTED =
      new Accepted(List.of(Normal.FAMILY, MultivariateNormal.FAMILY), Set.of(TargetKind.NUMBERS));

  /** The loss has no settings. */
  public record Config() {}

  /**
   * Creates the loss.
   *
   * @param config no settings
   */
  public GaussianNegativeLogLikelihood(Config config) {}

  @Override
  public Node perSample(Distribution predicted, Node target) {
    return negate(predicted.logDensity(Errors.target(predicted, target)));
  }

  @Override
  public Accepted accepts() {
    return ACCEPTED;
  }
}
