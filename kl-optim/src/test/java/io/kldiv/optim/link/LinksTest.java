package io.kldiv.optim.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.random.RandomStreams;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.Link;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.ParameterLayout.Slice;
import io.kldiv.optim.UnmatchedPatternException;
import io.kldiv.optim.Updater;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Each link on small updates. Oracle: its formula, worked out by hand. */
final class LinksTest {
  private static final Offset<Double> ROUNDING = within(1e-15);
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(new Slice("a.weight", 0, List.of(2, 2)), new Slice("a.bias", 4, 2)));

  /** What a link makes of an update in a first step at the given parameters. */
  private static double[] apply(Link link, double[] parameters, double[] update) {
    double[] after = parameters.clone();
    start(link).step(after, update, 1);
    double[] changed = new double[update.length];
    Arrays.setAll(changed, i -> parameters[i] - after[i]);
    return changed;
  }

  private static double[] apply(Link link, double... update) {
    return apply(link, new double[update.length], update);
  }

  private static Updater start(Link link) {
    return Updater.of(() -> List.of(link), LAYOUT, Horizon.ofSteps(10));
  }

  @Test
  void clipByValueLimitsElements() {
    Link clip = new ClipByValue(new ClipByValue.Config(2));
    assertThat(apply(clip, 1, -1, 3, -5, 2, 0)).containsExactly(1, -1, 2, -2, 2, 0);
  }

  @Test
  void clipByNormShortensAllParametersTogether() {
    Link clip = new ClipByNorm(new ClipByNorm.Config(1));
    assertThat(apply(clip, 3, 0, 0, 0, 4, 0)).containsExactly(3 * 0.2, 0, 0, 0, 4 * 0.2, 0);
    assertThat(apply(clip, 0.3, 0, 0, 0, 0.4, 0)).containsExactly(0.3, 0, 0, 0, 0.4, 0);
    assertThat(apply(clip, new double[6])).containsOnly(0);
  }

  @Test
  void normsOfNumbersWhoseSquaresLeaveTheFormatAreRight() {
    Link clip = new ClipByNorm(new ClipByNorm.Config(1));
    assertThat(apply(clip, 3e200, 0, 0, 0, 4e200, 0))
        .containsExactly(new double[] {0.6, 0, 0, 0, 0.8, 0}, ROUNDING);
    assertThat(Norm.of(new double[] {3e-200, -4e-200}, 0, 2)).isCloseTo(5e-200, within(1e-214));
  }

  @Test
  void clipByLayerNormShortensEachParameterByItself() {
    Link clip = new ClipByLayerNorm(new ClipByLayerNorm.Config(1));
    assertThat(apply(clip, 3, 0, 0, 4, 0.5, 0.5)).containsExactly(3 * 0.2, 0, 0, 4 * 0.2, 0.5, 0.5);
  }

  @Test
  void trustRatioGivesEachUpdateTheLengthOfItsParameter() {
    Link ratio = new TrustRatio(new TrustRatio.Config(3));
    double[] changed =
        apply(ratio, new double[] {0, 2, 0, 0, 6, 8}, new double[] {0, 0, 0, 5, 0, 2});
    assertThat(changed).containsExactly(new double[] {0, 0, 0, 2, 0, 3}, ROUNDING);
    assertThat(apply(ratio, 1, 2, 3, 4, 5, 6))
        .as("no parameter yet")
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void weightDecayGoesByNames() {
    double[] at = {1, 2, 3, 4, 5, 6};
    assertThat(apply(decay(List.of(), List.of()), at, new double[6]))
        .containsExactly(new double[] {0.5, 1, 1.5, 2, 2.5, 3}, ROUNDING);
    assertThat(apply(decay(List.of(), List.of("*.bias")), at, new double[6]))
        .containsExactly(new double[] {0.5, 1, 1.5, 2, 0, 0}, ROUNDING);
    assertThat(apply(decay(List.of("a.*"), List.of("*.weight")), at, new double[6]))
        .containsExactly(new double[] {0, 0, 0, 0, 2.5, 3}, ROUNDING);
    assertThatExceptionOfType(UnmatchedPatternException.class)
        .isThrownBy(() -> start(decay(List.of(), List.of("*.biases"))))
        .withMessage("no parameter is named like '*.biases'; there are [a.weight, a.bias]");
  }

  private static Link decay(List<String> only, List<String> except) {
    return new WeightDecay(new WeightDecay.Config((step, horizon) -> 0.5, only, except));
  }

  @Test
  void centralisationTakesTheMeanOverTheInputsOfEachOutput() {
    Link centre =
        new GradientCentralisation(new GradientCentralisation.Config(List.of(), List.of()));
    assertThat(apply(centre, 1, 10, 3, 30, 5, 7)).containsExactly(-1, -10, 1, 10, 5, 7);
    Link none =
        new GradientCentralisation(
            new GradientCentralisation.Config(List.of(), List.of("*.weight")));
    assertThat(apply(none, 1, 10, 3, 30, 5, 7)).containsExactly(1, 10, 3, 30, 5, 7);
  }

  @Test
  void accumulateLetsTheMeanOfSeveralStepsPass() {
    Updater updater = start(new Accumulate(new Accumulate.Config(3)));
    double[] x = new double[6];
    double[] seen = new double[6];
    for (int step = 0; step < 6; step++) {
      updater.step(x, new double[] {step, 0, 0, 0, 0, 0}, 1);
      seen[step] = 0 - x[0];
    }
    assertThat(seen).containsExactly(0, 0, 1, 1, 1, 1 + 4);
  }

  @Test
  void theMovingAverageWeighsTheParametersOfAllStepsButNotTheFirst() {
    Updater updater = start(new MovingAverage(new MovingAverage.Config(0.5)));
    double[] x = {100, 0, 0, 0, 0, 0};
    double[] average = new double[6];
    updater.average(x, average);
    assertThat(average).isEqualTo(x);
    double[] expected = {4, (0.5 * 4 + 8) / 1.5, (0.25 * 4 + 0.5 * 8 + 12) / 1.75};
    for (int step = 0; step < 3; step++) {
      double next = 4.0 * (step + 1);
      updater.step(x, new double[] {x[0] - next, 0, 0, 0, 0, 0}, 1);
      updater.average(x, average);
      assertThat(average[0]).isCloseTo(expected[step], within(1e-14));
    }
  }

  @Test
  void noiseIsNormalAndAFunctionOfSeedStepAndElement() {
    int size = 200_000;
    ParameterLayout layout = ParameterLayout.of("x", size);
    double[] first = noise(1, layout, 1);
    double[] mixed = noise(1, layout, 2);
    double[] other = noise(2, layout, 1);
    double[] second = new double[size];
    Arrays.setAll(second, i -> mixed[i] - first[i]);
    assertThat(noise(1, layout, 1)).isEqualTo(first);
    double bound = 6 / Math.sqrt(size); // six standard deviations of a mean of products
    assertThat(mean(first, null)).isCloseTo(0, within(bound));
    assertThat(mean(first, first)).isCloseTo(1, within(2 * bound));
    assertThat(mean(first, second)).as("step by step").isCloseTo(0, within(bound));
    assertThat(mean(first, other)).as("seed by seed").isCloseTo(0, within(bound));
    double[] next = new double[size];
    System.arraycopy(first, 1, next, 0, size - 1);
    assertThat(mean(first, next)).as("element by element").isCloseTo(0, within(bound));
    double within = Arrays.stream(first).filter(x -> Math.abs(x) < 1).count() / (double) size;
    assertThat(within).as("share within σ").isCloseTo(0.6826894921, within(bound));
  }

  /** The sum of the noise of some steps. */
  private static double[] noise(long seed, ParameterLayout layout, int steps) {
    Link link =
        new GradientNoise(new GradientNoise.Config((step, horizon) -> 1), RandomStreams.of(seed));
    Updater updater = Updater.of(() -> List.of(link), layout, Horizon.ofSteps(10));
    double[] x = new double[layout.size()];
    for (int step = 0; step < steps; step++) {
      updater.step(x, new double[x.length], 1);
    }
    Arrays.setAll(x, i -> -x[i]);
    return x;
  }

  private static double mean(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += b == null ? a[i] : a[i] * b[i];
    }
    return sum / a.length;
  }
}
