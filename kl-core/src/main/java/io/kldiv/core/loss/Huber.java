package io.kldiv.core.loss;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.minimum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Set;

/** The squared error near the target, and the absolute error far from it. */
@Describe(
    value =
        "Half the squared error of the predicted mean up to delta, and linear beyond it, averaged"
            + " over the outputs: an outlier pulls no harder than delta.",
    formula = "(1/d) Σ_k (e_k²/2 where |e_k| ≤ δ, else δ(|e_k| − δ/2)), with e = ŷ − y",
    source = "Huber 1964, section 2")
public final class Huber implements Loss {
  private static final Accepted ACCEPTED =
      new Accepted(List.of(Normal.FAMILY, MultivariateNormal.FAMILY), Set.of(TargetKind.NUMBERS));

  private final double delta;

  /**
   * The settings.
   *
   * @param delta the error from which on the loss is linear
   */
  public record Config(
      @Describe("The error from which on the loss is linear, in units of the target.")
          @Default("1.0")
          @Range(min = 0, minExclusive = true)
          double delta) {}

  /**
   * Creates the loss.
   *
   * @param config the settings
   */
  public Huber(Config config) {
    this.delta = config.delta();
  }

  /** With m = min(|e|, δ) both branches are m·(|e| − m/2), without a jump in the gradient. */
  @Override
  public Node perSample(Distribution predicted, Node target) {
    Node error = abs(Errors.ofMean(predicted, target));
    Node near = minimum(error, Node.constant(delta));
    return Errors.meanOverOutputs(multiply(near, subtract(error, scale(near, 0.5))));
  }

  @Override
  public Accepted accepts() {
    return ACCEPTED;
  }
}
