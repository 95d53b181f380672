package io.kldiv.core.divergence.sample;

/** Euclidean distances. */
final class Distances {
  private Distances() {}

  static double squared(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      double difference = x[k] - y[k];
      sum = Math.fma(difference, difference, sum);
    }
    return sum;
  }

  static double of(double[] x, double[] y) {
    return Math.sqrt(squared(x, y));
  }

  /** Σᵢ Σⱼ of the distances of rows, divided by their number. */
  static double mean(double[][] p, double[][] q) {
    double sum = 0;
    for (double[] x : p) {
      double row = 0;
      for (double[] y : q) {
        row += of(x, y);
      }
      sum += row;
    }
    return sum / p.length / q.length;
  }

  /** Σᵢ Σⱼ uᵢvⱼ of the distances of rows, with shares u and v. */
  static double mean(double[][] p, double[] u, double[][] q, double[] v) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      double row = 0;
      for (int j = 0; j < q.length; j++) {
        row = Math.fma(v[j], of(p[i], q[j]), row);
      }
      sum = Math.fma(u[i], row, sum);
    }
    return sum;
  }
}
