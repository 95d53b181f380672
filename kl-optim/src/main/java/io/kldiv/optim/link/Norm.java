package io.kldiv.optim.link;

/** The Euclidean norm. */
final class Norm {
  private Norm() {}

  /** The root of the sum of squares from one index to another; the same for any threads. */
  static double of(double[] values, int from, int to) {
    double squares = squares(values, from, to);
    if (squares >= 0x1.0p-900 && squares <= Double.MAX_VALUE) {
      return Math.sqrt(squares);
    }
    return scaled(values, from, to); // the squares are out of the format, or all 0
  }

  private static double squares(double[] values, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      a += values[i] * values[i];
      b += values[i + 1] * values[i + 1];
      c += values[i + 2] * values[i + 2];
      d += values[i + 3] * values[i + 3];
    }
    for (; i < to; i++) {
      a += values[i] * values[i];
    }
    return (a + b) + (c + d);
  }

  private static double scaled(double[] values, int from, int to) {
    double greatest = 0;
    for (int i = from; i < to; i++) {
      greatest = Math.max(greatest, Math.abs(values[i]));
    }
    double sum = 0;
    for (int i = from; i < to && greatest > 0; i++) {
      sum += (values[i] / greatest) * (values[i] / greatest);
    }
    return greatest * Math.sqrt(sum);
  }
}
