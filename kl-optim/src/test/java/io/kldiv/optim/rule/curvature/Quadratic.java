package io.kldiv.optim.rule.curvature;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.Problem;
import io.kldiv.optim.Updater;
import java.util.Random;

/** ½xᵀHx − bᵀx for a dense H, which is the Fisher matrix too; the answers in plain loops. */
final class Quadratic implements Problem {
  final double[][] matrix;
  final double[] linear;
  private final double[] at;

  /** H = BBᵀ/n + ½I with B and b standard normal. */
  Quadratic(int n, long seed) {
    Random random = new Random(seed);
    double[][] b = new double[n][n];
    for (double[] row : b) {
      for (int j = 0; j < n; j++) {
        row[j] = random.nextGaussian();
      }
    }
    matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          matrix[i][j] += b[i][k] * b[j][k] / n;
        }
      }
      matrix[i][i] += 0.5;
    }
    linear = random.doubles(n, -1, 1).toArray();
    at = new double[n];
  }

  Updater start(Optimizer optimizer) {
    return Updater.of(optimizer, ParameterLayout.of("x", linear.length), Horizon.ofSteps(100));
  }

  /** A step from x, in place. */
  void step(Updater updater, double[] x) {
    double[] gradient = new double[x.length];
    double value = evaluate(x, gradient);
    System.arraycopy(x, 0, at, 0, x.length);
    updater.step(x, gradient, value, this);
  }

  double value(double[] x) {
    return evaluate(x, new double[x.length]);
  }

  double[] gradient(double[] x) {
    double[] gradient = new double[x.length];
    evaluate(x, gradient);
    return gradient;
  }

  /** The solution of (H + damping·I) y = right, by Gaussian elimination. */
  double[] solve(double damping, double[] right) {
    int n = right.length;
    double[][] a = new double[n][n + 1];
    for (int i = 0; i < n; i++) {
      System.arraycopy(matrix[i], 0, a[i], 0, n);
      a[i][i] += damping;
      a[i][n] = right[i];
    }
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        double factor = i == k ? 0 : a[i][k] / a[k][k];
        for (int j = k; j <= n; j++) {
          a[i][j] -= factor * a[k][j];
        }
      }
    }
    double[] solution = new double[n];
    for (int i = 0; i < n; i++) {
      solution[i] = a[i][n] / a[i][i];
    }
    return solution;
  }

  @Override
  public double evaluate(double[] parameters, double[] gradient) {
    fisherProduct(parameters, gradient);
    double value = 0;
    for (int i = 0; i < gradient.length; i++) {
      value += parameters[i] * (0.5 * gradient[i] - linear[i]);
      gradient[i] -= linear[i];
    }
    return value;
  }

  @Override
  public void fisherProduct(double[] vector, double[] product) {
    for (int i = 0; i < product.length; i++) {
      product[i] = 0;
      for (int j = 0; j < product.length; j++) {
        product[i] += matrix[i][j] * vector[j];
      }
    }
  }

  @Override
  public double divergence(double[] parameters) {
    double[] move = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      move[i] = parameters[i] - at[i];
    }
    double[] product = new double[at.length];
    fisherProduct(move, product);
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      sum += 0.5 * move[i] * product[i];
    }
    return sum;
  }
}
