package io.kldiv.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The row operations at their edges, by both twins. */
final class RowOperationsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  // Oracle: mpmath 1.3.0; the cases are those of SciPy's test of logsumexp.
  @Test
  void logSumExpIsRightToTheLastDigits() {
    logSumExp(4.248354255291589e-18, 0, -40);
    logSumExp(1000.6931471805599, 1000, 1000);
    logSumExp(1e10, 1e10, 1e-10);
    logSumExp(0.6931471805599453, Double.MIN_VALUE, 0);
    logSumExp(-1e10, -1e10, -INFINITY);
    logSumExp(5, 5);
    logSumExp(1.0986122886681098, 0, 0, 0);
  }

  @Test
  void logSumExpOfInfinitiesIsNeverNaN() {
    logSumExp(-INFINITY, -INFINITY, -INFINITY);
    logSumExp(INFINITY, INFINITY, 1);
    logSumExp(INFINITY, INFINITY, INFINITY);
    logSumExp(INFINITY, INFINITY, -INFINITY);
    logSumExp(-INFINITY);
    logSumExp(NAN, 1, NAN);
    logSumExp(NAN, NAN, -INFINITY);
  }

  @Test
  void softmaxSharesTheMassAmongInfinitiesAndIsZeroWhereNothingIsPossible() {
    rows(RowOperation.SOFTMAX, new double[] {1, INFINITY}, new double[] {0, 1});
    rows(RowOperation.SOFTMAX, new double[] {INFINITY, INFINITY}, new double[] {0.5, 0.5});
    rows(RowOperation.SOFTMAX, new double[] {-INFINITY, -INFINITY}, new double[] {0, 0});
    rows(RowOperation.SOFTMAX, new double[] {-INFINITY, 3}, new double[] {0, 1});
    rows(RowOperation.SOFTMAX, new double[] {1e300, 1e300}, new double[] {0.5, 0.5});
    rows(RowOperation.SOFTMAX, new double[] {NAN, 1}, new double[] {NAN, NAN});
  }

  @Test
  void logSoftmaxIsPreciseForTheLikeliestClass() {
    double rest = -4.248354255291589e-18;
    rows(RowOperation.LOG_SOFTMAX, new double[] {0, -40}, new double[] {rest, -40});
    double[] impossible = {-INFINITY, -INFINITY};
    rows(RowOperation.LOG_SOFTMAX, impossible, impossible);
    double half = -0.6931471805599453;
    rows(RowOperation.LOG_SOFTMAX, new double[] {INFINITY, INFINITY}, new double[] {half, half});
    rows(RowOperation.LOG_SOFTMAX, new double[] {INFINITY, 0}, new double[] {0, -INFINITY});
  }

  @Test
  void longRowsGiveWhatTheirDefinitionSays() {
    int n = 2_500;
    for (Kernels kernels : KernelSets.all()) {
      double[] scratch = new double[Kernels.ROW_SCRATCH];
      double[] x = KernelSets.filled(2 * n, 3);
      double[] y = new double[2 * n];
      kernels.rows(RowOperation.SOFTMAX, x, 0, 2, n, y, 0, scratch);
      assertThat(y).containsOnly(1.0 / n);
      kernels.rows(RowOperation.LOG_SUM_EXP, x, 0, 2, n, y, 0, scratch);
      assertThat(y[1]).isCloseTo(3 + StrictMath.log(n), within(4e-15));
      kernels.rows(RowOperation.LOG_SOFTMAX, x, 0, 2, n, x, 0, scratch);
      assertThat(x[n]).isCloseTo(-StrictMath.log(n), within(4e-15));
      x[7] = INFINITY;
      kernels.rows(RowOperation.LOG_SUM_EXP, x, 0, 1, n, y, 0, scratch);
      assertThat(y[0]).isEqualTo(INFINITY);
      kernels.rows(RowOperation.SOFTMAX, x, 0, 1, n, y, 0, scratch);
      assertThat(y[7]).isEqualTo(1);
    }
  }

  @Test
  void reductionsOfRowsAndColumnsOfAMatrixOfIntegersAreExact() {
    for (Kernels kernels : KernelSets.all()) {
      double[] scratch = new double[Kernels.ROW_SCRATCH];
      double[] x = new double[3 * 50];
      for (int i = 0; i < x.length; i++) {
        x[i] = i;
      }
      double[] y = new double[3];
      kernels.rows(RowOperation.SUM, x, 0, 3, 50, y, 0, scratch);
      assertThat(y).containsExactly(1225, 3725, 6225);
      kernels.rows(RowOperation.MAX, x, 0, 3, 50, y, 0, scratch);
      assertThat(y).containsExactly(49, 99, 149);
      kernels.rows(RowOperation.MIN, x, 0, 3, 50, y, 0, scratch);
      assertThat(y).containsExactly(0, 50, 100);
      double[] z = new double[50];
      kernels.columns(Reduction.SUM, x, 0, 3, 50, z, 0);
      assertThat(z[0]).isEqualTo(150);
      assertThat(z[49]).isEqualTo(297);
      kernels.columns(Reduction.MAX, x, 0, 3, 50, z, 0);
      assertThat(z[49]).isEqualTo(149);
    }
  }

  private static void logSumExp(double expected, double... row) {
    double[] y = new double[1];
    double[] scratch = new double[Kernels.ROW_SCRATCH];
    for (Kernels kernels : KernelSets.all()) {
      kernels.rows(RowOperation.LOG_SUM_EXP, row, 0, 1, row.length, y, 0, scratch);
      boolean close =
          Double.compare(y[0], expected) == 0 || Math.abs(y[0] - expected) <= Math.ulp(expected);
      assertThat(close).as("%s by %s", y[0], kernels.describe()).isTrue();
    }
  }

  private static void rows(RowOperation op, double[] row, double[] expected) {
    double[] scratch = new double[Kernels.ROW_SCRATCH];
    for (Kernels kernels : KernelSets.all()) {
      double[] y = new double[row.length];
      kernels.rows(op, row, 0, 1, row.length, y, 0, scratch);
      assertThat(y).as(op + " by " + kernels.describe()).containsExactly(expected);
    }
  }
}
