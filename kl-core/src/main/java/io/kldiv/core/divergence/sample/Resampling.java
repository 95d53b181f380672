package io.kldiv.core.divergence.sample;

import io.kldiv.core.divergence.SampleException;
import io.kldiv.core.random.RandomStream;
import io.kldiv.core.random.RandomStreams;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The uncertainty of a number of two samples, by computing it on many new samples. All randomness
 * comes from the streams {@code divergence.bootstrap}, {@code divergence.subsampling} and {@code
 * divergence.permutation}, so that a seed repeats it.
 */
public final class Resampling {
  private final TwoSamples statistic;
  private final int repetitions;
  private final RandomStreams streams;

  /**
   * An interval.
   *
   * @param low the lower end
   * @param high the upper end
   * @param standardError the standard deviation of the estimate over the new samples
   * @param level the share of the estimates it holds, such as 0.95
   * @param method how it was found
   */
  public record Interval(
      double low, double high, double standardError, double level, String method) {}

  /**
   * A test by permutations.
   *
   * @param hypothesis what is tested: {@code P = Q}
   * @param statistic the number of the samples themselves
   * @param probability the share of permutations whose number is as great, the samples' own
   *     included
   */
  public record Test(String hypothesis, double statistic, double probability) {}

  /**
   * A resampling.
   *
   * @param statistic the number
   * @param repetitions how many new samples, at least 10
   * @param streams where they come from
   * @throws IllegalArgumentException if there are fewer than 10 repetitions
   */
  public Resampling(TwoSamples statistic, int repetitions, RandomStreams streams) {
    if (repetitions < 10) {
      throw new IllegalArgumentException("10 repetitions are needed at least, not " + repetitions);
    }
    this.statistic = statistic;
    this.repetitions = repetitions;
    this.streams = streams;
  }

  /**
   * The percentile bootstrap (Efron 1979): samples of the same size, drawn with replacement. The
   * ties this makes bias estimates from neighbours: subsample for those.
   *
   * @param p a sample of P
   * @param q a sample of Q
   * @param level the share of estimates, between 0 and 1
   */
  public Interval bootstrap(double[][] p, double[][] q, double level) {
    RandomStream stream = streams.stream("divergence.bootstrap");
    double[] values =
        values(i -> statistic.of(withReplacement(p, stream), withReplacement(q, stream)));
    return interval(values, level, "bootstrap");
  }

  /**
   * Subsampling (Politis and Romano 1994): samples of size b = n^(2/3) without replacement; their
   * deviations from the whole are scaled by √(b/n), b and n of the smaller sample.
   *
   * @param p a sample of P
   * @param q a sample of Q
   * @param level the share of estimates, between 0 and 1
   */
  public Interval subsampling(double[][] p, double[][] q, double level) {
    RandomStream stream = streams.stream("divergence.subsampling");
    return subsampling(p, q, level, () -> statistic.of(part(p, stream), part(q, stream)));
  }

  /**
   * Subsampling as above, of pairs: row i of P stays with row i of Q.
   *
   * @param p a sample of P
   * @param q as many rows
   * @param level the share of estimates, between 0 and 1
   */
  public Interval subsamplingOfPairs(double[][] p, double[][] q, double level) {
    RandomStream stream = streams.stream("divergence.subsampling");
    return subsampling(
        p,
        q,
        level,
        () -> {
          int[] drawn = some(p.length, partSize(p.length), stream);
          return statistic.of(rows(p, drawn), rows(q, drawn));
        });
  }

  private Interval subsampling(double[][] p, double[][] q, double level, DoubleSupplier ofParts) {
    double whole = statistic.of(p, q);
    int n = Math.min(p.length, q.length);
    double scale = Math.sqrt((double) partSize(n) / n);
    try {
      double[] values = values(i -> whole - scale * (ofParts.getAsDouble() - whole));
      return interval(values, level, "subsampling");
    } catch (SampleException e) {
      throw new SampleException(
          "an interval by subsampling takes %d of %d rows: %s"
              .formatted(partSize(n), n, e.getMessage()));
    }
  }

  /**
   * A permutation test of P = Q (Fisher 1935; Phipson and Smyth 2010 for the samples' own one).
   *
   * @param p a sample of P
   * @param q a sample of Q
   */
  public Test permutation(double[][] p, double[][] q) {
    RandomStream stream = streams.stream("divergence.permutation");
    double own = statistic.of(p, q);
    double[][] all = Arrays.copyOf(p, p.length + q.length);
    System.arraycopy(q, 0, all, p.length, q.length);
    double[] values =
        values(
            i -> {
              double[][] order = rows(all, some(all.length, all.length, stream));
              return statistic.of(
                  Arrays.copyOf(order, p.length),
                  Arrays.copyOfRange(order, p.length, order.length));
            });
    return test("P = Q", own, values);
  }

  /**
   * A permutation test of independence: the rows of Q are dealt out anew to those of P.
   *
   * @param p a sample of P
   * @param q as many rows; row i belongs with row i of P
   */
  public Test permutationOfPairs(double[][] p, double[][] q) {
    RandomStream stream = streams.stream("divergence.permutation");
    double own = statistic.of(p, q);
    double[] values = values(i -> statistic.of(p, rows(q, some(q.length, q.length, stream))));
    return test("P and Q independent", own, values);
  }

  private Test test(String hypothesis, double own, double[] values) {
    long asGreat = Arrays.stream(values).filter(value -> value >= own).count();
    return new Test(hypothesis, own, (1.0 + asGreat) / (1.0 + repetitions));
  }

  private double[] values(IntToDoubleFunction once) {
    return IntStream.range(0, repetitions).mapToDouble(once).toArray();
  }

  private static Interval interval(double[] values, double level, String method) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("the level must lie between 0 and 1, not " + level);
    }
    double deviation = Moments.of(values).deviation();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int skipped = (int) Math.floor(0.5 * (1 - level) * sorted.length);
    return new Interval(
        sorted[skipped], sorted[sorted.length - 1 - skipped], deviation, level, method);
  }

  private static double[][] withReplacement(double[][] rows, RandomStream stream) {
    double[][] drawn = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      drawn[i] = rows[stream.nextInt(rows.length)];
    }
    return drawn;
  }

  private static double[][] part(double[][] rows, RandomStream stream) {
    return rows(rows, some(rows.length, partSize(rows.length), stream));
  }

  private static int partSize(int n) {
    double root = StrictMath.cbrt(n);
    return (int) Math.ceil(root * root);
  }

  /** Different numbers below n in random order. */
  private static int[] some(int n, int count, RandomStream stream) {
    int[] order = IntStream.range(0, n).toArray();
    stream.shuffle(order);
    return Arrays.copyOf(order, count);
  }

  private static double[][] rows(double[][] all, int[] places) {
    return Arrays.stream(places).mapToObj(i -> all[i]).toArray(double[][]::new);
  }
}
