package io.kldiv.core.objective;

import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/** One distribution, written in the experiment file, for every sample. */
@Describe(
    value =
        "One distribution for every sample, written in the file: 'probabilities' for a categorical"
            + " or bernoulli prediction, 'mean' and 'covariance' for a normal one.",
    formula = "Q_k = probabilities[k]; Q = N(mean, covariance)")
public final class FixedReference implements Reference {
  private static final double SUM_TOLERANCE = 1e-6;

  private final Config config;

  /**
   * The settings: probabilities, or mean and covariance.
   *
   * @param probabilities of each class, with sum 1, or of yes for each output
   * @param mean of each output
   * @param covariance of the outputs, row by row
   */
  public record Config(
      @Describe("The probability of each class, with sum 1; for bernoulli, of yes for each output.")
          @Range(min = 0, max = 1)
          Optional<List<Double>> probabilities,
      @Describe("The mean of each output.") Optional<List<Double>> mean,
      @Describe("The covariance of the outputs, row by row.")
          Optional<List<List<Double>>> covariance) {}

  /**
   * Creates the reference.
   *
   * @param config the settings
   */
  public FixedReference(Config config) {
    this.config = config;
  }

  @Override
  public Distribution distribution(ReferenceContext context) {
    Distribution predicted = context.predicted();
    problem(predicted.family(), context.kind())
        .ifPresent(
            text -> {
              throw new DivergenceException(text);
            });
    int outputs = predicted.shape().size(1);
    if (predicted instanceof Categorical) {
      Node row = row("probabilities", config.probabilities().orElseThrow(), outputs);
      checkSum(config.probabilities().orElseThrow());
      return Categorical.ofWeights(row);
    }
    if (predicted instanceof Bernoulli) {
      return Bernoulli.ofProbabilities(
          row("probabilities", config.probabilities().orElseThrow(), outputs));
    }
    Node factor =
        Covariances.factor("the covariance given", config.covariance().orElseThrow(), outputs);
    return MultivariateNormal.of(row("mean", config.mean().orElseThrow(), outputs), factor);
  }

  private static void checkSum(List<Double> probabilities) {
    double sum = 0;
    for (double probability : probabilities) {
      sum += probability;
    }
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      throw new DivergenceException(
          "reference 'fixed': the probabilities must sum to 1, but %s sum to %s"
              .formatted(probabilities, sum));
    }
  }

  private static Node row(String key, List<Double> values, int outputs) {
    if (values.size() != outputs) {
      throw new DivergenceException(
          "reference 'fixed': '%s' has %d numbers, but the prediction has %d outputs"
              .formatted(key, values.size(), outputs));
    }
    double[] row = values.stream().mapToDouble(Double::doubleValue).toArray();
    return Node.constant(row, Shape.of(1, outputs));
  }

  @Override
  public Optional<String> problem(Family predicted, TargetKind target) {
    boolean discrete = predicted.equals(Categorical.FAMILY) || predicted.equals(Bernoulli.FAMILY);
    boolean normal = predicted.equals(Normal.FAMILY) || predicted.equals(MultivariateNormal.FAMILY);
    if (!discrete && !normal) {
      return Optional.of("reference 'fixed' has no meaning for a prediction that is " + predicted);
    }
    boolean probabilities = config.probabilities().isPresent();
    boolean mean = config.mean().isPresent();
    boolean covariance = config.covariance().isPresent();
    if (discrete && (!probabilities || mean || covariance)) {
      return Optional.of(needs(predicted, "'probabilities' and nothing else"));
    }
    return normal && (probabilities || !mean || !covariance)
        ? Optional.of(needs(predicted, "'mean' and 'covariance' and nothing else"))
        : Optional.empty();
  }

  private static String needs(Family predicted, String keys) {
    return "reference 'fixed': a prediction that is %s needs %s".formatted(predicted, keys);
  }
}
