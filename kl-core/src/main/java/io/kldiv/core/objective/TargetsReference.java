package io.kldiv.core.objective;

import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.shift;

import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/** The true distribution of each sample. */
@Describe(
    value =
        "The true distribution of each sample. Classes and yes-or-no answers: all probability on"
            + " the target. Numbers, for a categorical prediction: the row divided by its sum."
            + " Numbers, for a normal prediction: a normal distribution about the target, with the"
            + " covariance of the training targets or the one given.",
    formula = "Q = (1 − ε)·y + ε/K; Q_k = y_k / Σ_j y_j; Q = N(y, Σ₀)",
    source = "the article, sections 3.2.2 and 4 (erratum 4)")
public final class TargetsReference implements Reference {
  private final Config config;

  /**
   * The settings.
   *
   * @param smoothing ε
   * @param covariance Σ₀, row by row
   */
  public record Config(
      @Describe(
              "The weight of the uniform distribution that is mixed into the target; for"
                  + " categorical and bernoulli predictions.")
          @Default("0.0")
          @Range(min = 0, max = 1)
          double smoothing,
      @Describe(
              "The covariance of the distribution about the target, row by row, for normal"
                  + " predictions; if left out, the covariance of the training targets.")
          Optional<List<List<Double>>> covariance) {}

  /**
   * Creates the reference.
   *
   * @param config the settings
   */
  public TargetsReference(Config config) {
    this.config = config;
  }

  @Override
  public Distribution distribution(ReferenceContext context) {
    Distribution predicted = context.predicted();
    if (predicted instanceof Categorical) {
      return categorical(context);
    }
    if (predicted instanceof Bernoulli) {
      return Bernoulli.ofProbabilities(smoothed(context.target(), 2));
    }
    problem(predicted.family(), context.kind())
        .ifPresent(
            text -> {
              throw new DivergenceException(text);
            });
    return MultivariateNormal.of(context.target(), scaleTril(context.trainingTargets()));
  }

  private Distribution categorical(ReferenceContext context) {
    int classes = context.target().shape().size(1);
    if (context.kind() == TargetKind.CLASSES) {
      return Categorical.ofProbabilities(smoothed(context.target(), classes));
    }
    context
        .trainingTargets()
        .notWeights()
        .ifPresent(
            text -> {
              throw new DivergenceException(
                  "'targets' divides each row by its sum to get probabilities, but " + text);
            });
    Node probabilities = Categorical.ofWeights(context.target()).probabilities();
    return Categorical.ofProbabilities(smoothed(probabilities, classes));
  }

  private Node smoothed(Node probabilities, int classes) {
    double epsilon = config.smoothing();
    return epsilon == 0
        ? probabilities
        : shift(scale(probabilities, 1 - epsilon), epsilon / classes);
  }

  private Node scaleTril(TargetStatistics statistics) {
    int d = statistics.columns();
    return config
        .covariance()
        .map(rows -> Covariances.factor("the covariance given", rows, d))
        .orElseGet(
            () ->
                Covariances.factor(
                    "the covariance of the training targets (another can be given as"
                        + " 'covariance')",
                    statistics.covariance(),
                    d));
  }

  @Override
  public Optional<String> problem(Family predicted, TargetKind target) {
    boolean normal = predicted.equals(Normal.FAMILY) || predicted.equals(MultivariateNormal.FAMILY);
    boolean discrete = predicted.equals(Categorical.FAMILY) || predicted.equals(Bernoulli.FAMILY);
    if (!discrete && !(normal && target == TargetKind.NUMBERS)) {
      return Optional.of(
          "reference 'targets' has no meaning for a prediction that is %s with a target of %s"
              .formatted(predicted, target));
    }
    if (normal && config.smoothing() > 0) {
      return Optional.of(
          "reference 'targets': 'smoothing' has no meaning for a prediction that is " + predicted);
    }
    return discrete && config.covariance().isPresent()
        ? Optional.of(
            "reference 'targets': 'covariance' has no meaning for a prediction that is "
                + predicted)
        : Optional.empty();
  }
}
