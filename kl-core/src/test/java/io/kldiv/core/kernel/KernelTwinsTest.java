package io.kldiv.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The vector kernels against the scalar kernels, bit for bit: the oracle of each twin is the other.
 */
final class KernelTwinsTest {
  private static final long SEED = 20_240_601;
  private static final int MOST = 70;
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    0.5,
    2,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    709.782712893384,
    709.9,
    -745.2,
    -708.4,
    0x1p-54,
    6,
    24
  };

  private final Kernels scalar = Kernels.scalar();
  private final Kernels vector = Kernels.vector().orElseThrow();
  private SplittableRandom random;

  @BeforeEach
  void seed() {
    random = new SplittableRandom(SEED);
  }

  @Test
  void unaryFunctionsAgree() {
    for (Unary op : Unary.values()) {
      for (int n = 0; n <= MOST; n++) {
        double[] x = anything(n + 8);
        int from = random.nextInt(8);
        int to = random.nextInt(8);
        double[] expected = new double[n + 9];
        double[] actual = new double[n + 9];
        scalar.unary(op, x, from, expected, to, n);
        vector.unary(op, x, from, actual, to, n);
        assertSame(op + " n=" + n, expected, actual);
        vector.unary(op, x, from, x, from, n);
        double[] inPlace = Arrays.copyOfRange(x, from, from + n);
        assertSame(op + " in place", Arrays.copyOfRange(expected, to, to + n), inPlace);
      }
    }
  }

  @Test
  void unaryFunctionsAgreeOnManyBitPatterns() {
    int n = 40_000;
    for (Unary op : Unary.values()) {
      double[] x = anything(n);
      double[] expected = new double[n];
      double[] actual = new double[n];
      scalar.unary(op, x, 0, expected, 0, n);
      vector.unary(op, x, 0, actual, 0, n);
      assertSame(op.name(), expected, actual);
    }
  }

  @Test
  void binaryFunctionsAgreeForEveryStride() {
    for (Binary op : Binary.values()) {
      for (int n = 0; n <= MOST; n++) {
        for (int strides = 0; strides < 4; strides++) {
          checkBinary(op, n, strides & 1, strides >> 1);
        }
      }
      checkBinary(op, 20_000, 1, 1);
    }
  }

  private void checkBinary(Binary op, int n, int aStride, int bStride) {
    double[] a = anything(n + 8);
    double[] b = random.nextInt(3) == 0 ? near(a) : anything(n + 8);
    int i = random.nextInt(8);
    int j = random.nextInt(8);
    double[] expected = new double[n + 9];
    double[] actual = new double[n + 9];
    scalar.binary(op, a, i, aStride, b, j, bStride, expected, 3, n);
    vector.binary(op, a, i, aStride, b, j, bStride, actual, 3, n);
    assertSame(op + " n=" + n + " strides " + aStride + bStride, expected, actual);
  }

  @Test
  void ternaryFunctionsAgreeForEveryStride() {
    for (Ternary op : Ternary.values()) {
      for (int n = 0; n <= MOST; n++) {
        for (int s = 0; s < 8; s++) {
          double[] a = anything(n + 2);
          double[] b = anything(n + 2);
          double[] c = anything(n + 2);
          double[] expected = new double[n + 2];
          double[] actual = new double[n + 2];
          int u = s & 1;
          int v = s >> 1 & 1;
          int w = s >> 2;
          scalar.ternary(op, a, 1, u, b, 0, v, c, 2, w, expected, 1, n);
          vector.ternary(op, a, 1, u, b, 0, v, c, 2, w, actual, 1, n);
          assertSame(op + " n=" + n + " strides " + u + v + w, expected, actual);
        }
      }
    }
  }

  @Test
  void substitutionsAgreeForwardAndBackwardAndTransposed() {
    for (int d = 0; d <= 17; d++) {
      for (int n = 0; n <= MOST; n++) {
        for (int form = 0; form < 4; form++) {
          double[] t = ordinary((d + 1) * (d + 1));
          double[] expected = n % 5 == 0 ? anything(d * (n + 3) + 8) : ordinary(d * (n + 3) + 8);
          double[] actual = expected.clone();
          substitute(scalar, form, d, n, t, expected);
          substitute(vector, form, d, n, t, actual);
          assertSame("d=" + d + " n=" + n + " form " + form, expected, actual);
        }
      }
    }
  }

  private static void substitute(Kernels kernels, int form, int d, int n, double[] t, double[] x) {
    int sign = form < 2 ? 1 : -1;
    int first = form < 2 || d == 0 ? 0 : d - 1;
    int row = sign * (form % 2 == 0 ? d : 1);
    int column = sign * (form % 2 == 0 ? 1 : d);
    int stride = n + 3;
    kernels.substitute(
        d, n, t, first * d + first, row, column, x, 5 + first * stride, sign * stride);
  }

  @Test
  void reductionsAgree() {
    for (Reduction op : Reduction.values()) {
      for (int n = 0; n <= 4 * MOST; n++) {
        checkReduction(op, n % 3 == 0 ? anything(n + 5) : ordinary(n + 5), 5, n);
      }
      checkReduction(op, ordinary(5_000), 1, 4_999);
      checkReduction(op, ordinary(4_096), 0, 4_096);
    }
  }

  private void checkReduction(Reduction op, double[] x, int offset, int n) {
    double[] expected = {scalar.reduce(op, x, offset, n)};
    double[] actual = {vector.reduce(op, x, offset, n)};
    assertSame(op + " n=" + n, expected, actual);
  }

  @Test
  void columnReductionsAgree() {
    for (Reduction op : Reduction.values()) {
      for (int n = 0; n <= 35; n++) {
        int rows = random.nextInt(40);
        double[] x = n % 3 == 0 ? anything(rows * n + 2) : ordinary(rows * n + 2);
        double[] expected = new double[n + 1];
        double[] actual = new double[n + 1];
        scalar.columns(op, x, 2, rows, n, expected, 1);
        vector.columns(op, x, 2, rows, n, actual, 1);
        assertSame(op + " rows=" + rows + " n=" + n, expected, actual);
      }
    }
  }

  @Test
  void rowOperationsAgree() {
    double[] scratch = new double[Kernels.ROW_SCRATCH];
    int[] lengths = {0, 1, 2, 3, 7, 8, 10, 16, 31, 32, 33, 70, 100, 1023, 1024, 1025, 3000};
    for (RowOperation op : RowOperation.values()) {
      for (int n : lengths) {
        int rows = n < 20 ? 300 : 1 + random.nextInt(30);
        double[] x = n % 3 == 0 ? anything(rows * n) : ordinary(rows * n);
        double[] expected = new double[op.isReducing() ? rows : rows * n];
        double[] actual = new double[expected.length];
        scalar.rows(op, x, 0, rows, n, expected, 0, scratch);
        vector.rows(op, x, 0, rows, n, actual, 0, scratch);
        assertSame(op + " rows=" + rows + " n=" + n, expected, actual);
        if (!op.isReducing()) {
          vector.rows(op, x, 0, rows, n, x, 0, scratch);
          assertSame(op + " in place, n=" + n, expected, x);
        }
      }
    }
  }

  @Test
  void matrixProductsAgreeForEveryFormAndRaggedShape() {
    for (int trial = 0; trial < 1_500; trial++) {
      int m = random.nextInt(20);
      int n = random.nextInt(40);
      int k = trial % 10 == 0 ? 120 + random.nextInt(200) : random.nextInt(20);
      boolean tA = random.nextBoolean();
      boolean tB = random.nextBoolean();
      int lA = (tA ? m : k) + random.nextInt(3);
      int lB = (tB ? k : n) + random.nextInt(3);
      int lC = n + random.nextInt(3);
      MatrixProduct p = new MatrixProduct(m, n, k, tA, tB, lA, lB, lC, random.nextBoolean());
      double[] a = ordinary(lA * (tA ? k : m) + 3);
      double[] b = ordinary(lB * (tB ? n : k) + 4);
      double[] c = ordinary(lC * m + 5);
      double[] expected = c.clone();
      double[] actual = c.clone();
      double[] scratch = new double[p.scratchLength()];
      Arrays.fill(scratch, Double.NaN);
      scalar.multiply(p, 0, m, a, 3, b, 4, expected, 5, scratch);
      Arrays.fill(scratch, Double.NaN);
      int middle = m == 0 ? 0 : random.nextInt(m);
      vector.multiply(p, middle, m, a, 3, b, 4, actual, 5, scratch);
      vector.multiply(p, 0, middle, a, 3, b, 4, actual, 5, scratch);
      assertSame(p.toString(), expected, actual);
    }
  }

  /** Random bit patterns, special values and ordinary ones, mixed. */
  private double[] anything(int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] =
          switch (random.nextInt(5)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> SPECIAL[random.nextInt(SPECIAL.length)];
            case 2 -> (random.nextDouble() - 0.5) * 1600;
            case 3 -> Double.longBitsToDouble(random.nextLong() >>> 12 + random.nextInt(50));
            default -> (random.nextDouble() - 0.5) * 8;
          };
    }
    return x;
  }

  private double[] ordinary(int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = (random.nextDouble() - 0.5) * 20;
    }
    return x;
  }

  private double[] near(double[] a) {
    double[] b = a.clone();
    for (int i = 0; i < b.length; i++) {
      b[i] *= 1 + (random.nextDouble() - 0.5) * Double.longBitsToDouble(random.nextLong() >>> 2);
    }
    return b;
  }

  /** Equal bits, or both NaN. */
  private static void assertSame(String what, double[] expected, double[] actual) {
    for (int i = 0; i < expected.length; i++) {
      long e = Double.doubleToLongBits(expected[i]);
      long a = Double.doubleToLongBits(actual[i]);
      if (e != a) {
        assertThat(actual[i]).as("%s [%d] seed %d", what, i, SEED).isEqualTo(expected[i]);
        assertThat(a).as("bits of %s [%d] seed %d", what, i, SEED).isEqualTo(e);
      }
    }
    assertThat(actual).hasSameSizeAs(expected);
  }
}
