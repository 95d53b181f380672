package io.kldiv.core.objective;

import static io.kldiv.core.Numbers.matrix;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Products;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReferencesTest {
  private final Node target = matrix(new double[] {1, 3}, new double[] {2, 2});
  private final Categorical categorical = Categorical.ofLogits(target);
  private final Bernoulli bernoulli = Bernoulli.ofLogits(target);
  private final Normal normal = Normal.of(target, Node.constant(1));
  private final TargetStatistics statistics =
      TargetStatistics.of(new double[] {1, 3, 2, 2, 6, 4}, 3, 2);

  private ReferenceContext context(Distribution predicted, TargetKind kind) {
    return new ReferenceContext(predicted, target, kind, statistics);
  }

  private static TargetsReference targets(double smoothing) {
    return new TargetsReference(new TargetsReference.Config(smoothing, Optional.empty()));
  }

  private static TargetsReference targets(List<List<Double>> covariance) {
    return new TargetsReference(new TargetsReference.Config(0, Optional.of(covariance)));
  }

  @Test
  void numbersBecomeRowsThatSumToOneForACategoricalPrediction() {
    Distribution q = targets(0).distribution(context(categorical, TargetKind.NUMBERS));
    assertThat(Numbers.of(q.mean())).containsExactly(0.25, 0.75, 0.5, 0.5);
  }

  @Test
  void smoothingMixesInTheUniformDistribution() {
    Distribution q = targets(0.5).distribution(context(categorical, TargetKind.NUMBERS));
    assertThat(Numbers.of(q.mean())).containsExactly(0.375, 0.625, 0.5, 0.5);
    Distribution classes = targets(0).distribution(context(categorical, TargetKind.CLASSES));
    assertThat(classes).isEqualTo(Categorical.ofProbabilities(target));
    assertThat(targets(0).distribution(context(bernoulli, TargetKind.BINARY)))
        .isEqualTo(Bernoulli.ofProbabilities(target));
  }

  @Test
  void aNormalPredictionIsComparedWithTheCovarianceOfTheTrainingTargets() {
    Distribution q = targets(0).distribution(context(normal, TargetKind.NUMBERS));
    Node factor = ((MultivariateNormal) q).scaleTril();
    // oracle: the unbiased covariance of (1, 3), (2, 2), (6, 4): 7, 2; 2, 1
    assertThat(Numbers.of(Products.matmul(factor, false, factor, true)))
        .containsExactly(new double[] {7, 2, 2, 1}, within(1e-14));
    assertThat(q.mean()).isSameAs(target);
  }

  @Test
  void aCovarianceInTheFileTakesItsPlace() {
    Distribution q =
        targets(List.of(List.of(4.0, 2.0), List.of(2.0, 10.0)))
            .distribution(context(normal, TargetKind.NUMBERS));
    assertThat(Numbers.of(((MultivariateNormal) q).scaleTril())).containsExactly(2, 0, 1, 3);
  }

  @Test
  void aCovarianceThatIsNotPositiveDefiniteIsRefusedWithThePivot() {
    assertRefused(
        targets(List.of(List.of(1.0, 2.0), List.of(2.0, 1.0))),
        "the covariance given is not positive definite: pivot 2 of 2 is -3.0 where the variance is"
            + " 1.0");
    assertRefused(
        targets(List.of(List.of(1.0, 2.0), List.of(3.0, 1.0))),
        "the covariance given is not symmetric: row 2, column 1 is 3.0, but row 1, column 2 is"
            + " 2.0");
    assertRefused(
        targets(List.of(List.of(1.0))),
        "the covariance given must have 2 rows of 2 numbers, one for each output, but is"
            + " [[1.0]]");
  }

  private void assertRefused(Reference reference, String message) {
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> reference.distribution(context(normal, TargetKind.NUMBERS)))
        .withMessage(message);
  }

  @Test
  void trainingTargetsOnALineHaveNoReferenceCovariance() {
    TargetStatistics line = TargetStatistics.of(new double[] {1, 2, 2, 4, 3, 6}, 3, 2);
    ReferenceContext context = new ReferenceContext(normal, target, TargetKind.NUMBERS, line);
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> targets(0).distribution(context))
        .withMessageContainingAll("covariance of the training targets", "pivot 2 of 2", "given");
  }

  @Test
  void negativeTargetsCannotBeProbabilitiesAndTheMessageSaysWhere() {
    TargetStatistics negative = TargetStatistics.of(new double[] {1, 2, 2, -4}, 2, 2);
    ReferenceContext context =
        new ReferenceContext(categorical, target, TargetKind.NUMBERS, negative);
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> targets(0).distribution(context))
        .withMessage(
            "'targets' divides each row by its sum to get probabilities, but the target of training"
                + " row 2 has the negative value -4.0 in output 2");
    assertThat(TargetStatistics.of(new double[] {0, 0, 1, 1}, 2, 2).notWeights())
        .hasValue("the targets of training row 1 sum to 0.0, not to a positive number");
  }

  @Test
  void uniformIsTheSameForEveryClassAndHasNoMeaningForRealNumbers() {
    UniformReference uniform = new UniformReference(new UniformReference.Config());
    Distribution q = uniform.distribution(context(categorical, TargetKind.CLASSES));
    assertThat(Numbers.of(q.mean())).containsExactly(0.5, 0.5);
    assertThat(q.shape()).isEqualTo(Shape.of(1, 2));
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> uniform.distribution(context(normal, TargetKind.NUMBERS)))
        .withMessage(
            "reference 'uniform' has no meaning for a normal prediction: there is no uniform"
                + " distribution over all real numbers; use 'targets' or 'fixed'");
  }

  @Test
  void fixedIsWhatTheFileSays() {
    Distribution q =
        fixed(Optional.of(List.of(0.25, 0.75)), Optional.empty(), Optional.empty())
            .distribution(context(categorical, TargetKind.CLASSES));
    assertThat(Numbers.of(q.mean())).containsExactly(0.25, 0.75);
    Distribution gaussian =
        fixed(
                Optional.empty(),
                Optional.of(List.of(1.0, 2.0)),
                Optional.of(List.of(List.of(4.0, 2.0), List.of(2.0, 10.0))))
            .distribution(context(normal, TargetKind.NUMBERS));
    assertThat(Numbers.of(gaussian.mean())).containsExactly(1, 2);
  }

  @Test
  void fixedRefusesWhatDoesNotFitThePrediction() {
    FixedReference two = fixed(Optional.of(List.of(0.5, 0.6)), Optional.empty(), Optional.empty());
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> two.distribution(context(categorical, TargetKind.CLASSES)))
        .withMessageContainingAll("must sum to 1", "1.1");
    FixedReference three =
        fixed(Optional.of(List.of(0.5, 0.25, 0.25)), Optional.empty(), Optional.empty());
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> three.distribution(context(categorical, TargetKind.CLASSES)))
        .withMessage(
            "reference 'fixed': 'probabilities' has 3 numbers, but the prediction has 2 outputs");
    assertThat(two.problem(Normal.FAMILY, TargetKind.NUMBERS))
        .hasValue(
            "reference 'fixed': a prediction that is normal needs 'mean' and 'covariance' and"
                + " nothing else");
    assertThat(two.problem(Categorical.FAMILY, TargetKind.CLASSES)).isEmpty();
  }

  private static FixedReference fixed(
      Optional<List<Double>> probabilities,
      Optional<List<Double>> mean,
      Optional<List<List<Double>>> covariance) {
    return new FixedReference(new FixedReference.Config(probabilities, mean, covariance));
  }

  @Test
  void targetsSaysWhatHasNoMeaningForThePrediction() {
    assertThat(targets(0).problem(Normal.FAMILY, TargetKind.CLASSES))
        .hasValue(
            "reference 'targets' has no meaning for a prediction that is normal with a target of"
                + " classes");
    assertThat(targets(0.1).problem(Normal.FAMILY, TargetKind.NUMBERS))
        .hasValueSatisfying(text -> assertThat(text).contains("'smoothing'"));
    assertThat(targets(List.of()).problem(Categorical.FAMILY, TargetKind.CLASSES))
        .hasValueSatisfying(text -> assertThat(text).contains("'covariance'"));
    assertThat(targets(0).problem(MultivariateNormal.FAMILY, TargetKind.NUMBERS)).isEmpty();
  }
}
