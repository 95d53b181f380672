package io.kldiv.bench.rival;

import java.util.Optional;

/** Plain Java loops over {@link Math#exp} and {@link Math#log}, in one thread. */
final class JavaMath implements Rival {
  @Override
  public String describe() {
    return "loop over Math (Java %s)".formatted(Runtime.version().feature());
  }

  @Override
  public Optional<Task> prepare(Job job) {
    return switch (job.kind()) {
      case "function" -> Optional.of(function(Function.of(job)));
      case "discrete-kl" -> Optional.of(discreteKl(job.count("outcomes")));
      default -> Optional.empty();
    };
  }

  private static Task function(Function function) {
    double[] x = function.argument();
    double[] y = new double[function.name().equals("log-sum-exp") ? function.rows() : x.length];
    int n = function.columns();
    Runnable work =
        switch (function.name()) {
          case "exp" -> () -> exp(x, y);
          case "log" -> () -> log(x, y);
          case "softmax" ->
              () -> {
                for (int from = 0; from < x.length; from += n) {
                  softmax(x, y, from, from + n);
                }
              };
          case "log-sum-exp" ->
              () -> {
                for (int row = 0; row < y.length; row++) {
                  y[row] = logSumExp(x, row * n, (row + 1) * n);
                }
              };
          default -> throw new IllegalArgumentException("no function " + function.name());
        };
    return new Repeated(work, () -> Repeated.digest(y));
  }

  private static void exp(double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = Math.exp(x[i]);
    }
  }

  private static void log(double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = Math.log(x[i]);
    }
  }

  private static void softmax(double[] x, double[] y, int from, int to) {
    double most = most(x, from, to);
    double sum = 0;
    for (int i = from; i < to; i++) {
      y[i] = Math.exp(x[i] - most);
      sum += y[i];
    }
    for (int i = from; i < to; i++) {
      y[i] /= sum;
    }
  }

  private static double logSumExp(double[] x, int from, int to) {
    double most = most(x, from, to);
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += Math.exp(x[i] - most);
    }
    return most + Math.log(sum);
  }

  private static double most(double[] x, int from, int to) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      most = Math.max(most, x[i]);
    }
    return most;
  }

  private static Task discreteKl(int outcomes) {
    double[] p = Inputs.probabilities(outcomes, 4);
    double[] q = Inputs.probabilities(outcomes, 5);
    double[] result = new double[1];
    return new Repeated(() -> result[0] = discreteKl(p, q), result::clone);
  }

  private static double discreteKl(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i] * Math.log(p[i] / q[i]);
    }
    return sum;
  }
}
