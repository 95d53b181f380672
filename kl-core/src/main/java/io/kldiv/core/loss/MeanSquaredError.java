package io.kldiv.core.loss;

import static io.kldiv.core.graph.op.Elementwise.square;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Describe;
import java.util.List;
import java.util.Set;

/** The squared error of the predicted mean. */
@Describe(
    value =
        "The squared difference of the predicted mean and the target, averaged over the outputs;"
            + " for classes it is the Brier score divided by their number.",
    formula = "(1/d) Σ_k (ŷ_k − y_k)²",
    source = "the article, section 3.2.1")
public final class MeanSquaredError implements Loss {
  private static final Accepted ANY = new Accepted(List.of(), Set.of());

  /** The loss has no settings. */
  public record Config() {}

  /**
   * Creates the loss.
   *
   * @param config no settings
   */
  public MeanSquaredError(Config config) {}

  @Override
  public Node perSample(Distribution predicted, Node target) {
    return Errors.meanOverOutputs(square(Errors.ofMean(predicted, target)));
  }

  @Override
  public Accepted accepts() {
    return ANY;
  }
}
