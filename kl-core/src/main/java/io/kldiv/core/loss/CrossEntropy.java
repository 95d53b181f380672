package io.kldiv.core.loss;

import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.shift;

import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Set;

/** The negative log-probability of the target class. */
@Describe(
    value =
        "The negative logarithm of the probability predicted for the target class, in nats; for a"
            + " target of weights, their weighted sum.",
    formula = "−Σ_k y_k log p_k, with y smoothed to (1 − ε)·y + ε/K for K classes",
    source = "Good 1952; smoothing: Szegedy et al. 2016, section 7")
public final class CrossEntropy implements Loss {
  private static final Accepted ACCEPTED =
      new Accepted(List.of(Categorical.FAMILY), Set.of(TargetKind.CLASSES, TargetKind.NUMBERS));

  private final double labelSmoothing;

  /**
   * The settings.
   *
   * @param labelSmoothing ε, the weight of the uniform distribution in the target
   */
  public record Config(
      @Describe("The weight of the uniform distribution that is mixed into the target.")
          @Default("0.0")
          @Range(min = 0, max = 1, maxExclusive = true)
          double labelSmoothing) {}

  /**
   * Creates the loss.
   *
   * @param config the settings
   */
  public CrossEntropy(Config config) {
    this.labelSmoothing = config.labelSmoothing();
  }

  @Override
  public Node perSample(Distribution predicted, Node target) {
    Node weights = Errors.target(predicted, target);
    if (labelSmoothing > 0) {
      int classes = target.shape().size(1);
      weights = shift(scale(weights, 1 - labelSmoothing), labelSmoothing / classes);
    }
    return negate(predicted.logDensity(weights));
  }

  @Override
  public Accepted accepts() {
    return ACCEPTED;
  }
}
