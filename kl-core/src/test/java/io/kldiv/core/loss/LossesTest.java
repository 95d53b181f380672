package io.kldiv.core.loss;

import static io.kldiv.core.Numbers.matrix;
import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.graph.Node;
import org.junit.jupiter.api.Test;

/** Losses against their definitions, worked out in the comments. */
final class LossesTest {
  private static double[] values(Loss loss, Distribution predicted, Node target) {
    return Numbers.of(loss.perSample(predicted, target));
  }

  @Test
  void meanSquaredErrorIsAveragedOverTheOutputs() {
    Normal predicted =
        Normal.of(matrix(new double[] {1, 2}, new double[] {0, 0}), Node.constant(1));
    Node target = matrix(new double[] {0, 4}, new double[] {3, 1});
    // (1 + 4)/2, (9 + 1)/2
    assertThat(values(new MeanSquaredError(new MeanSquaredError.Config()), predicted, target))
        .containsExactly(2.5, 5);
  }

  @Test
  void huberIsSquaredUpToDeltaAndLinearBeyond() {
    Normal predicted = Normal.of(row(0.5, -3), Node.constant(1));
    // (0.125 + 1·(3 − ½))/2 for δ = 1; (0.125 + 4.5)/2 for δ = 5
    assertThat(values(new Huber(new Huber.Config(1)), predicted, row(0, 0)))
        .containsExactly(1.3125);
    assertThat(values(new Huber(new Huber.Config(5)), predicted, row(0, 0)))
        .containsExactly(2.3125);
  }

  @Test
  void huberHasNoJumpInTheGradientAtDelta() {
    Node mean = row(1, -1, 4, 0);
    Node loss =
        new Huber(new Huber.Config(1))
            .perSample(Normal.of(mean, Node.constant(1)), row(0, 0, 0, 0));
    // e at |e| ≤ δ, δ·sign(e) beyond, over 4 outputs
    assertThat(Numbers.gradients(loss, mean).get(0)).containsExactly(0.25, -0.25, 0.25, 0);
  }

  @Test
  void crossEntropyIsMinusTheLogProbabilityOfTheTarget() {
    Loss plain = new CrossEntropy(new CrossEntropy.Config(0));
    Categorical predicted = Categorical.ofLogits(row(1000, 0, Double.NEGATIVE_INFINITY));
    assertThat(values(plain, predicted, row(0, 1, 0))).containsExactly(1000);
    Loss smooth = new CrossEntropy(new CrossEntropy.Config(0.2));
    Categorical half = Categorical.ofProbabilities(row(0.5, 0.5));
    // −(0.9 log ½ + 0.1 log ½)
    assertThat(values(smooth, half, row(1, 0))[0]).isCloseTo(Math.log(2), within(1e-15));
  }

  @Test
  void crossEntropysGradientIsProbabilityMinusTarget() {
    Node logits = row(0, 0, Double.NEGATIVE_INFINITY);
    Node loss =
        new CrossEntropy(new CrossEntropy.Config(0))
            .perSample(Categorical.ofLogits(logits), row(1, 0, 0));
    assertThat(Numbers.gradients(loss, logits).get(0)).containsExactly(-0.5, 0.5, 0);
  }

  @Test
  void binaryCrossEntropyIsAveragedOverTheOutputs() {
    Bernoulli predicted = Bernoulli.ofLogits(row(700, 0));
    // (700 + log 2)/2
    assertThat(
            values(new BinaryCrossEntropy(new BinaryCrossEntropy.Config()), predicted, row(0, 1))[
                0])
        .isCloseTo((700 + Math.log(2)) / 2, within(1e-12));
  }

  @Test
  void gaussianLikelihoodIsMinusTheLogDensity() {
    Normal predicted = Normal.of(row(1), row(2));
    // ½ + log 2 + ½ log 2π
    assertThat(
            values(
                new GaussianNegativeLogLikelihood(new GaussianNegativeLogLikelihood.Config()),
                predicted,
                row(3))[0])
        .isCloseTo(0.5 + Math.log(2) + 0.5 * Math.log(2 * Math.PI), within(1e-15));
  }

  @Test
  void aLossSaysWhichPredictionAndTargetItNeeds() {
    Accepted accepted = new CrossEntropy(new CrossEntropy.Config(0)).accepts();
    assertThat(accepted.problem("cross-entropy", Normal.FAMILY, TargetKind.NUMBERS))
        .hasValue(
            "loss 'cross-entropy' needs a model that predicts a categorical distribution, but this"
                + " one predicts a normal distribution");
    assertThat(accepted.problem("cross-entropy", Categorical.FAMILY, TargetKind.BINARY))
        .hasValue(
            "loss 'cross-entropy' needs a target of classes or numbers, but the data's target is"
                + " of yes-or-no answers");
    assertThat(accepted.problem("cross-entropy", Categorical.FAMILY, TargetKind.CLASSES)).isEmpty();
  }
}
