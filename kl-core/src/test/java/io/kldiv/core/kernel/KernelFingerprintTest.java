package io.kldiv.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * One number over all results, the same on every Java version, processor and lane width. A
 * deliberate change of a kernel's arithmetic changes it; anything else that does is a fault.
 */
final class KernelFingerprintTest {
  // Made with Java 17.0.15 on 512-bit vectors; equal on Java 25, and on 256 and 128 bits.
  private static final long FINGERPRINT = 5282579221477652961L;

  private SplittableRandom random = new SplittableRandom(2024);
  private long hash = 1;

  @Test
  void resultsAreTheSameBitsOnEveryMachine() {
    for (Kernels kernels : KernelSets.all()) {
      check(kernels);
    }
  }

  private void check(Kernels kernels) {
    random = new SplittableRandom(2024);
    hash = 1;
    for (int n : new int[] {1, 13, 64, 1500}) {
      elementwise(kernels, n);
    }
    matrices(kernels);
    assertThat(hash).as("%s", kernels.describe()).isEqualTo(FINGERPRINT);
  }

  private void elementwise(Kernels kernels, int n) {
    double[] y = new double[n];
    for (Unary op : Unary.values()) {
      kernels.unary(op, values(n), 0, y, 0, n);
      add(y);
    }
    for (Binary op : Binary.values()) {
      kernels.binary(op, values(n), 0, 1, values(n), 0, 1, y, 0, n);
      add(y);
    }
    for (Ternary op : Ternary.values()) {
      kernels.ternary(op, values(n), 0, 1, values(n), 0, 0, values(n), 0, 1, y, 0, n);
      add(y);
    }
  }

  private void matrices(Kernels kernels) {
    double[] scratch = new double[Kernels.ROW_SCRATCH];
    double[] x = values(70 * 37);
    double[] y = new double[70 * 37];
    for (RowOperation op : RowOperation.values()) {
      kernels.rows(op, x, 0, 70, 37, y, 0, scratch);
      add(y);
      kernels.rows(op, x, 0, 2, 1295, y, 0, scratch);
      add(y);
    }
    for (Reduction op : Reduction.values()) {
      kernels.columns(op, x, 0, 70, 37, y, 0);
      add(y);
    }
    MatrixProduct product = MatrixProduct.of(37, 37, 70, true, false);
    double[] room = new double[product.scratchLength()];
    kernels.multiply(product, 0, 37, x, 0, x, 0, y, 0, room);
    add(y);
  }

  private double[] values(int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = (random.nextDouble() - 0.4) * (i % 3 == 0 ? 100 : 3);
    }
    return x;
  }

  private void add(double[] y) {
    for (double v : y) {
      hash = 31 * hash + Double.doubleToLongBits(v);
    }
  }
}
