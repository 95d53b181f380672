package io.kldiv.core.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * Has the vector kernels that most trainings need compiled while the program still reads its files.
 *
 * <p>Code on vectors is slow until it is compiled: each vector is an object. It is compiled sooner
 * when called often with a few elements than when called with many. The launcher lowers the
 * compilers' thresholds for this package, so that some hundred calls are enough; but each compiler
 * counts only the calls of what the one before it has compiled, and compiles beside the program: so
 * the kernels are called in rounds, with a pause between them. Products are of whole panels: called
 * with all forms and edges, their loops were compiled in an order after which vectors stayed
 * objects.
 */
public final class WarmUp {
  private static final int ROUNDS = 20;
  private static final int CALLS = 30;
  private static final int PAUSE_MILLISECONDS = 10;

  /** The rows of a product. */
  private static final int SIZE = 16;

  /**
   * The steps of a product. With more, so many of its loops would be run that they are compiled
   * from within (OSR), and the methods of the Vector API by themselves; none of it is of use later.
   */
  private static final int STEPS = 2;

  /** Of seven vectors, panels are four and three wide. */
  private static final int MOST_VECTORS = 7;

  private static final List<Unary> UNARY =
      List.of(Unary.RELU, Unary.STEP, Unary.EXP, Unary.SQUARE, Unary.LOG, Unary.TANH, Unary.LOG1P);

  private static final List<Binary> BINARY =
      List.of(Binary.MULTIPLY, Binary.ADD, Binary.SUBTRACT, Binary.DIVIDE, Binary.RELATIVE_ENTROPY);

  private final Kernels kernels;
  private final int lanes;
  private final double[] x;
  private final double[] y;
  private final double[] scratch;

  private WarmUp(Kernels kernels, int lanes) {
    this.kernels = kernels;
    this.lanes = lanes;
    x = new double[SIZE * (SIZE + MOST_VECTORS * lanes)];
    y = new double[x.length];
    scratch = new double[Kernels.ROW_SCRATCH];
    Arrays.fill(x, 0.5);
  }

  /** Starts the warm-up, if there are vector kernels, in a thread that the program may outlive. */
  public static void start() {
    Thread thread =
        new Thread(
            () ->
                Kernels.vector()
                    .filter(VectorAccess::isWide)
                    .ifPresent(kernels -> new WarmUp(kernels, VectorAccess.lanes(kernels)).run()),
            "kl-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      for (int i = 0; i < ROUNDS; i++) {
        round();
        Thread.sleep(PAUSE_MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    product(MOST_VECTORS);
    product(2);
    UNARY.forEach(op -> call(() -> kernels.unary(op, x, 0, y, 0, lanes)));
    for (Binary op : BINARY) {
      call(() -> kernels.binary(op, x, 0, 1, x, 0, 1, y, 0, lanes));
      call(() -> kernels.binary(op, x, 0, 1, x, 0, 0, y, 0, lanes));
      call(() -> kernels.binary(op, x, 0, 0, x, 0, 1, y, 0, lanes));
    }
    call(() -> kernels.reduce(Reduction.SUM, x, 0, 2 * lanes));
    call(() -> kernels.columns(Reduction.SUM, x, 0, SIZE, lanes, y, 0));
    call(() -> kernels.ternary(Ternary.SELECT, x, 0, 1, x, 0, 1, x, 0, 1, y, 0, lanes));
    call(() -> kernels.ternary(Ternary.SELECT, x, 0, 1, x, 0, 1, x, 0, 0, y, 0, lanes));
    call(() -> kernels.rows(RowOperation.SOFTMAX, x, 0, SIZE, lanes + 2, y, 0, scratch));
    call(() -> kernels.rows(RowOperation.SUM, x, 0, SIZE, lanes + 2, y, 0, scratch));
  }

  private void product(int vectors) {
    MatrixProduct product = MatrixProduct.of(SIZE, vectors * lanes, STEPS);
    double[] scratch = new double[product.scratchLength()];
    call(() -> kernels.multiply(product, 0, SIZE, x, 0, x, SIZE * SIZE, y, 0, scratch));
  }

  private static void call(Runnable kernel) {
    for (int i = 0; i < CALLS; i++) {
      kernel.run();
    }
  }
}
