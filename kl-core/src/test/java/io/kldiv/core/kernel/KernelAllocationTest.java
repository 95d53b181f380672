package io.kldiv.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Warm kernels allocate nothing. The oracle is the thread's allocation counter; a kernel is warm
 * once its loops are compiled, which is waited for by calling it.
 */
final class KernelAllocationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CALLS = 1_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Kernels kernels = Kernels.best();
  private final double[] x = new double[1000];
  private final double[] y = new double[1000];

  @Test
  void warmElementwiseFunctionsAllocateNothing() {
    fill();
    for (Unary op : Unary.values()) {
      check(op.name(), () -> kernels.unary(op, x, 0, y, 0, 200));
    }
    for (Binary op : Binary.values()) {
      check(op.name(), () -> kernels.binary(op, x, 0, 1, x, 3, 1, y, 0, 200));
      check(op + " left", () -> kernels.binary(op, x, 0, 0, x, 3, 1, y, 0, 200));
      check(op + " right", () -> kernels.binary(op, x, 0, 1, x, 3, 0, y, 0, 200));
    }
    for (Ternary op : Ternary.values()) {
      check(op.name(), () -> kernels.ternary(op, x, 0, 1, x, 1, 0, x, 2, 1, y, 0, 200));
    }
  }

  @Test
  void warmReductionsRowOperationsAndProductsAllocateNothing() {
    fill();
    double[] scratch = new double[Kernels.ROW_SCRATCH];
    double[] sum = new double[1];
    for (Reduction op : Reduction.values()) {
      check(op.name(), () -> sum[0] += kernels.reduce(op, x, 0, 200));
      check(op + " of columns", () -> kernels.columns(op, x, 0, 10, 20, y, 0));
    }
    for (RowOperation op : RowOperation.values()) {
      check(op.name(), () -> kernels.rows(op, x, 0, 20, 10, y, 0, scratch));
    }
    MatrixProduct product = MatrixProduct.of(13, 20, 20, true, false);
    double[] room = new double[product.scratchLength()];
    check("product", () -> kernels.multiply(product, 0, 13, x, 0, x, 0, y, 0, room));
    check("substitution", () -> kernels.substitute(16, 45, x, 0, 16, 1, y, 0, 45));
  }

  private void fill() {
    for (int i = 0; i < x.length; i++) {
      x[i] = 0.1 + i * 0.001;
    }
  }

  private void check(String what, Runnable kernel) {
    long allocated = Long.MAX_VALUE;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (allocated > CALLS && System.nanoTime() < end) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CALLS; i++) {
        kernel.run();
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    // Less than a byte per call: what the measurement itself may allocate, once.
    assertThat(allocated).as("bytes in %d calls of %s", CALLS, what).isLessThanOrEqualTo(CALLS);
  }
}
