package io.kldiv.core.divergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.Numbers;
import io.kldiv.core.divergence.DivergenceValue.Unit;
import org.junit.jupiter.api.Test;

final class EvaluationTest {
  private static final Divergence KL = new Kl(new Kl.Config(), KlRules.of(KlClosedForms.all()));

  @Test
  void aValueChangesItsUnitWithItsError() {
    // oracle: scipy.stats.entropy([.1, .6, .3], [.2, .3, .5]) = 0.1933259, by log 2 and log 10
    double[] p = {0.1, 0.6, 0.3};
    DivergenceValue nats = Evaluation.ofProbabilities(KL, p, new double[] {0.2, 0.3, 0.5}, false);
    assertThat(nats.value()).isCloseTo(0.1933259, within(1e-7));
    assertThat(nats.in(Unit.BITS).value()).isCloseTo(0.1933259 / Math.log(2), within(2e-7));
    assertThat(nats.in(Unit.DITS).in(Unit.NATS).value()).isCloseTo(nats.value(), within(1e-16));
    assertThat(nats.in(Unit.BITS).toString()).endsWith("bits (closed form)");
  }

  @Test
  void numbersThatDoNotSumToOneAreRefusedUnlessNormalisingIsAskedFor() {
    double[] p = {0.5, 0.5};
    double[] q = {0.3, 0.3};
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> Evaluation.ofProbabilities(KL, p, q, false))
        .withMessageContaining("Q sums to 0.6, not to 1");
    assertThat(Evaluation.ofProbabilities(KL, p, q, true).value()).isZero();
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> Evaluation.ofProbabilities(KL, p, new double[] {-1, 2}, true))
        .withMessageContaining("-1.0");
  }

  @Test
  void infinityIsInfinity() {
    double[] certain = {1, 0};
    assertThat(Evaluation.ofProbabilities(KL, new double[] {0.5, 0.5}, certain, false).value())
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void bregmanOfArraysThatAreNoProbabilities() {
    // oracle: the formulas
    double[] p = {2, 0.5, 0};
    double[] q = {1, 1, 3};
    double kl = 2 * Math.log(2) - 2 + 1 + 0.5 * Math.log(0.5) - 0.5 + 1 + 3;
    assertThat(bregman(Bregman.Potential.NEGATIVE_ENTROPY, p, q)).isCloseTo(kl, within(1e-15));
    assertThat(bregman(Bregman.Potential.SQUARED_EUCLIDEAN, p, q)).isEqualTo(1 + 0.25 + 9);
    assertThat(bregman(Bregman.Potential.BURG, p, q)).isInfinite();
    double burg = 2 - Math.log(2) - 1 + 0.5 - Math.log(0.5) - 1;
    assertThat(bregman(Bregman.Potential.BURG, new double[] {2, 0.5, 0}, new double[] {1, 1, 0}))
        .isCloseTo(burg, within(1e-15));
  }

  private static double bregman(Bregman.Potential potential, double[] p, double[] q) {
    Bregman bregman = new Bregman(new Bregman.Config(potential));
    return Numbers.of(bregman.between(Numbers.row(p), Numbers.row(q)))[0];
  }
}
