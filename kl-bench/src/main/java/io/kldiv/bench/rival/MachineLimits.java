package io.kldiv.bench.rival;

import io.kldiv.core.kernel.Workers;
import java.util.stream.IntStream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** What the machine can do at best: fused multiply-adds in registers, and moving memory. */
final class MachineLimits {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int ITERATIONS = 200_000;
  private static final int LOOPS = 64; // 40 ms at 58 GFLOP/s
  private static final int ACCUMULATORS = 12;
  private static final int TRIAD_LENGTH = 1 << 24;
  private static final int TRIAD_TASKS = 64;
  private static final int TRIAD_LEAD = 10;

  private MachineLimits() {}

  /** Loops of multiply-adds on registers, in all threads; its value is their number × 2. */
  static Task peak(Workers workers) {
    int tasks = workers.threads() * LOOPS;
    double[] sink = new double[tasks];
    double flops = 2.0 * ACCUMULATORS * SPECIES.length() * ITERATIONS * tasks;
    return () -> {
      long start = System.nanoTime();
      workers.run(tasks, task -> sink[task] = multiplyAdds(task));
      return new Sample((System.nanoTime() - start) * 1e-9, new double[] {flops});
    };
  }

  private static double multiplyAdds(double first) {
    DoubleVector a = DoubleVector.broadcast(SPECIES, first);
    DoubleVector b = a;
    DoubleVector c = a;
    DoubleVector d = a;
    DoubleVector e = a;
    DoubleVector f = a;
    DoubleVector g = a;
    DoubleVector h = a;
    DoubleVector i = a;
    DoubleVector j = a;
    DoubleVector k = a;
    DoubleVector l = a;
    DoubleVector x = DoubleVector.broadcast(SPECIES, 0.999);
    DoubleVector y = DoubleVector.broadcast(SPECIES, 0.001);
    for (int n = 0; n < ITERATIONS; n++) {
      a = a.fma(x, y);
      b = b.fma(x, y);
      c = c.fma(x, y);
      d = d.fma(x, y);
      e = e.fma(x, y);
      f = f.fma(x, y);
      g = g.fma(x, y);
      h = h.fma(x, y);
      i = i.fma(x, y);
      j = j.fma(x, y);
      k = k.fma(x, y);
      l = l.fma(x, y);
    }
    DoubleVector sum = a.add(b).add(c).add(d).add(e).add(f);
    return sum.add(g).add(h).add(i).add(j).add(k).add(l).lane(0);
  }

  /** a = b + s·c over arrays beyond any cache; its value is 24 bytes for each element. */
  static Task triad(Workers workers) {
    double[] a = new double[TRIAD_LENGTH];
    double[] b = IntStream.range(0, TRIAD_LENGTH).asDoubleStream().toArray();
    double[] c = b.clone();
    int length = TRIAD_LENGTH / TRIAD_TASKS;
    Workers.IntTask part = task -> triad(a, b, c, task * length, (task + 1) * length);
    return () -> {
      for (int i = 0; i < TRIAD_LEAD; i++) {
        workers.run(TRIAD_TASKS, part); // parked threads wake up, see Repeated
      }
      long start = System.nanoTime();
      workers.run(TRIAD_TASKS, part);
      double bytes = 3.0 * Double.BYTES * TRIAD_LENGTH;
      return new Sample((System.nanoTime() - start) * 1e-9, new double[] {bytes});
    };
  }

  private static void triad(double[] a, double[] b, double[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      a[i] = b[i] + 3 * c[i];
    }
  }
}
