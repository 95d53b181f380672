package io.kldiv.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Oracle: curves whose steepest and lowest places are known. */
final class RateCurveTest {
  private static final int STEPS = 401;

  /** From 1e-4 to 1, a hundred steps a decade. */
  private static final double[] RATES = new double[STEPS];

  static {
    for (int i = 0; i < STEPS; i++) {
      RATES[i] = StrictMath.pow(10, -4 + i / 100.0);
    }
  }

  /** A fall that is steepest at 1e-2.5, lowest at 10^-0.5, and a rise. */
  private static RateCurve curve(double noise) {
    double[] losses = new double[STEPS];
    for (int i = 0; i < STEPS; i++) {
      double decade = -4 + i / 100.0;
      losses[i] = 2 - StrictMath.tanh(decade + 2.5);
      losses[i] += Math.max(0, decade + 0.5) + (i % 2 == 0 ? noise : -noise);
    }
    return new RateCurve(RATES, losses);
  }

  @Test
  void suggestsTheSteepestSlopeAndATenthOfTheLowest() {
    for (double noise : new double[] {0, 0.3}) {
      RateCurve curve = curve(noise);
      assertThat(decade(curve.steepest().orElseThrow())).isCloseTo(-2.5, within(0.05));
      assertThat(decade(curve.belowLowest().orElseThrow())).isCloseTo(-1.5, within(0.3));
    }
  }

  private static double decade(double rate) {
    return StrictMath.log10(rate);
  }

  @Test
  void smoothingLeavesAConstantAsItIsAndMovesAStepNowhere() {
    double[] constant = new double[50];
    Arrays.fill(constant, 0.7);
    double[] rates = Arrays.copyOf(RATES, 50);
    assertThat(new RateCurve(rates, constant).smoothed())
        .usingComparatorWithPrecision(1e-15)
        .containsExactly(constant);
    double[] hill = new double[51];
    hill[25] = 1;
    double[] smooth = new RateCurve(Arrays.copyOf(RATES, 51), hill).smoothed();
    int highest = 0;
    for (int i = 0; i < smooth.length; i++) {
      highest = smooth[i] > smooth[highest] ? i : highest;
    }
    assertThat(highest).isBetween(24, 26);
  }

  @Test
  void suggestsNothingIfTheObjectiveDoesNotFall() {
    RateCurve rising = new RateCurve(RATES, RATES);
    assertThat(rising.steepest()).isEmpty();
    assertThat(rising.belowLowest()).isEmpty();
    RateCurve nothing = new RateCurve(new double[0], new double[0]);
    assertThat(nothing.steepest()).isEmpty();
    assertThat(nothing.belowLowest()).isEmpty();
    assertThat(nothing.stillFalls()).isFalse();
  }

  @Test
  void saysWhetherTheLowestIsTheEnd() {
    double[] falling = Arrays.stream(RATES).map(rate -> -rate).toArray();
    assertThat(new RateCurve(RATES, falling).stillFalls()).isTrue();
    assertThat(curve(0).stillFalls()).isFalse();
  }
}
