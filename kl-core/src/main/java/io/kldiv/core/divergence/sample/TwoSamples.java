package io.kldiv.core.divergence.sample;

import io.kldiv.core.divergence.SampleException;

/** A number that says how far two samples are from each other. */
@FunctionalInterface
public interface TwoSamples {
  /** The greatest size of a number, so that sums of squares and cubes stay finite. */
  double LARGEST = 1e100;

  /**
   * The number.
   *
   * @param p a sample of P, {@code [n][d]}
   * @param q a sample of Q, {@code [m][d]}
   * @return the number, possibly +∞
   * @throws SampleException if a sample is too small, its rows have different lengths, or a number
   *     is not finite or beyond {@value #LARGEST}
   */
  double of(double[][] p, double[][] q);

  /**
   * Checks two samples.
   *
   * @param p a sample of P
   * @param q a sample of Q
   * @param least the least number of rows
   * @return the length d of a row
   * @throws SampleException if they are not as {@link #of} says
   */
  static int check(double[][] p, double[][] q, int least) {
    if (p.length < least || q.length < least) {
      throw new SampleException(
          "the samples P and Q have %d and %d rows, but at least %d are needed"
              .formatted(p.length, q.length, least));
    }
    int columns = p[0].length;
    checkRows("P", p, columns);
    checkRows("Q", q, columns);
    return columns;
  }

  /** Checks the rows of one sample, as {@link #check} does. */
  static void checkRows(String name, double[][] rows, int columns) {
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns || columns == 0) {
        throw new SampleException(
            "row %d of %s has %d numbers, not %d".formatted(i + 1, name, rows[i].length, columns));
      }
      for (double x : rows[i]) {
        if (!(Math.abs(x) <= LARGEST)) {
          throw new SampleException(
              "row %d of %s has the number %s; it must be finite and no larger than %s: scale the data"
                  .formatted(i + 1, name, x, LARGEST));
        }
      }
    }
  }
}
