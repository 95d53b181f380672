package io.kldiv.bench.rival;

import java.util.function.Supplier;

/**
 * Short work, repeated until a sample is long enough to be timed; its time is that of one. Before a
 * sample the work runs untimed for a moment: while another contender was measured the threads of
 * this one were parked, and a Linux guest brings them back on one core for some milliseconds.
 */
final class Repeated implements Task {
  private static final double LEAST_SECONDS = 0.02;
  private static final long LEAD_NANOS = 100_000_000;

  private final Runnable work;
  private final Supplier<double[]> result;
  private final AutoCloseable resources;
  private int repetitions = 1;

  /**
   * Repeated work.
   *
   * @param work what is timed
   * @param result the numbers of its result by which rivals are compared
   * @param resources closed at the end
   */
  Repeated(Runnable work, Supplier<double[]> result, AutoCloseable resources) {
    this.work = work;
    this.result = result;
    this.resources = resources;
  }

  Repeated(Runnable work, Supplier<double[]> result) {
    this(work, result, () -> {});
  }

  @Override
  public Sample run() {
    lead();
    long start = System.nanoTime();
    for (int i = 0; i < repetitions; i++) {
      work.run();
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    Sample sample = new Sample(seconds / repetitions, result.get());
    if (seconds < LEAST_SECONDS) {
      repetitions *= 2; // settled by the end of the warm-up
    }
    return sample;
  }

  private void lead() {
    long begin = System.nanoTime();
    do {
      work.run();
    } while (System.nanoTime() - begin < LEAD_NANOS);
  }

  @Override
  public void close() throws Exception {
    resources.close();
  }

  /** The first, a middle and the last number, and the sum. */
  static double[] digest(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    int last = values.length - 1;
    return new double[] {values[0], values[last / 2], values[last], sum};
  }
}
