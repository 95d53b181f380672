package io.kldiv.core.objective;

import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.Describe;
import java.util.Optional;

/** The same probability for every class. */
@Describe(
    value =
        "The same probability for every class, or for yes and no: a divergence from it penalises"
            + " confident predictions.",
    formula = "Q_k = 1/K",
    source = "Pereyra et al. 2017, section 3")
public final class UniformReference implements Reference {
  /** The reference has no settings. */
  public record Config() {}

  /**
   * Creates the reference.
   *
   * @param config no settings
   */
  public UniformReference(Config config) {}

  @Override
  public Distribution distribution(ReferenceContext context) {
    Distribution predicted = context.predicted();
    problem(predicted.family(), context.kind())
        .ifPresent(
            text -> {
              throw new DivergenceException(text);
            });
    int outputs = predicted.shape().size(1);
    boolean categorical = predicted instanceof Categorical;
    double probability = categorical ? 1.0 / outputs : 0.5;
    Node all = Layouts.broadcastTo(Node.constant(probability), Shape.of(1, outputs));
    return categorical ? Categorical.ofProbabilities(all) : Bernoulli.ofProbabilities(all);
  }

  @Override
  public Optional<String> problem(Family predicted, TargetKind target) {
    return predicted.equals(Categorical.FAMILY) || predicted.equals(Bernoulli.FAMILY)
        ? Optional.empty()
        : Optional.of(
            "reference 'uniform' has no meaning for a %s prediction: there is no uniform"
                    .formatted(predicted)
                + " distribution over all real numbers; use 'targets' or 'fixed'");
  }
}
