package io.kldiv.optim.rule.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.ParameterLayout.Slice;
import io.kldiv.optim.UnmatchedPatternException;
import io.kldiv.optim.Updater;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Oracles: the papers' formulas by Java's own functions. */
final class MirrorDescentTest {
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(new Slice("mixture.probabilities", 0, List.of(2, 3)), new Slice("bias", 6, 2)));
  private static final double[] START = {0.2, 0.3, 0.5, 0, 0.25, 0.75, -3, 1e-3};
  private static final double[] GRADIENT = {1, -2, 0.5, -7, 1000, 999, 0.3, -0.8};

  @Test
  void rowsOfASimplexAreMultipliedByExponentialsAndOthersFollowTheHypentropy() {
    double[] x = START.clone();
    start("*.prob*ties").step(x, GRADIENT, 1);
    double[] expected = new double[8];
    for (int row = 0; row < 6; row += 3) {
      double total = 0;
      for (int i = row; i < row + 3; i++) {
        expected[i] = START[i] * Math.exp(-0.4 * (GRADIENT[i] - (row == 0 ? 0 : 999)));
        total += expected[i];
      }
      for (int i = row; i < row + 3; i++) {
        expected[i] /= total;
      }
    }
    for (int i = 6; i < 8; i++) {
      double ratio = START[i] / 0.5;
      double asinh = Math.log(ratio + Math.sqrt(ratio * ratio + 1));
      expected[i] = 0.5 * Math.sinh(asinh - 0.4 * GRADIENT[i]);
    }
    assertThat(x).containsExactly(expected, within(1e-13));
    assertThat(x[3]).isZero();
  }

  @Test
  void aNameThatNoParameterHasIsRefusedAtOnce() {
    assertThatExceptionOfType(UnmatchedPatternException.class)
        .isThrownBy(() -> start("weights*"))
        .withMessage(
            "no parameter is named like 'weights*'; there are [mixture.probabilities, bias]");
  }

  @Test
  void aRowThatIsNoDistributionIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> start("*").step(START.clone(), GRADIENT, 1))
        .withMessageContaining("row 0 of parameter 'bias' is no distribution, its sum is -2.999")
        .withMessageContaining("below 0");
  }

  private static Updater start(String pattern) {
    MirrorDescent rule =
        new MirrorDescent(new MirrorDescent.Config((step, horizon) -> 0.4, 0.5, List.of(pattern)));
    return Updater.of(rule, LAYOUT, Horizon.ofSteps(1));
  }
}
