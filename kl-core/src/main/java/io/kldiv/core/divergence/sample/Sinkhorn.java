package io.kldiv.core.divergence.sample;

import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.kernel.ScalarMath;
import java.util.Arrays;

/**
 * The debiased entropic transport cost of two samples, {@code S = OT(P,Q) − ½OT(P,P) − ½OT(Q,Q)}
 * (Feydy et al. 2019, eq. 3), with the cost {@code ‖x − y‖²} and the regularisation ε: never
 * negative and 0 at equal samples. For small ε it is near W₂², for large ones near the squared
 * distance of the means. The potentials are iterated in the logarithmic domain (Cuturi 2013; Peyré
 * and Cuturi 2019, remark 4.23) until no one changes by more than a tolerance.
 */
public final class Sinkhorn implements TwoSamples {
  private final double regularisation;
  private final double tolerance;
  private final int iterations;

  /**
   * The cost.
   *
   * @param regularisation ε above 0, in the squared unit of the data
   * @param tolerance the largest change of a potential in units of ε, above 0, such as 1e-9
   * @param iterations the most iterations
   * @throws IllegalArgumentException if a number is not above 0
   */
  public Sinkhorn(double regularisation, double tolerance, int iterations) {
    if (!(regularisation > 0 && tolerance > 0 && iterations > 0)) {
      throw new IllegalArgumentException(
          "the regularisation %s, the tolerance %s and the number of iterations %d must be above 0"
              .formatted(regularisation, tolerance, iterations));
    }
    this.regularisation = regularisation;
    this.tolerance = tolerance;
    this.iterations = iterations;
  }

  /**
   * The cost.
   *
   * @throws DivergenceException also if it does not converge; the message says how far it is
   */
  @Override
  public double of(double[][] p, double[][] q) {
    TwoSamples.check(p, q, 1);
    if (Arrays.deepEquals(p, q)) {
      return 0;
    }
    return Math.max(0, across(p, q) - 0.5 * (within(p) + within(q)));
  }

  /** The mean of both potentials, which is the dual cost. */
  private double across(double[][] p, double[][] q) {
    double[] f = new double[p.length];
    double[] g = new double[q.length];
    double change = Double.POSITIVE_INFINITY;
    for (int i = 0; i < iterations && change > tolerance * regularisation; i++) {
      update(q, p, f, g);
      change = update(p, q, g, f);
    }
    requireConverged(change);
    update(q, p, f, g);
    return mean(f) + mean(g);
  }

  /** The symmetric problem, whose potentials are equal; averaging makes it converge fast. */
  private double within(double[][] rows) {
    double[] f = new double[rows.length];
    double[] next = new double[rows.length];
    double change = Double.POSITIVE_INFINITY;
    for (int i = 0; i < iterations && change > tolerance * regularisation; i++) {
      update(rows, rows, f, next);
      change = 0;
      for (int k = 0; k < f.length; k++) {
        double mean = 0.5 * (f[k] + next[k]);
        change = Math.max(change, Math.abs(mean - f[k]));
        f[k] = mean;
      }
    }
    requireConverged(change);
    return 2 * mean(f);
  }

  private void requireConverged(double change) {
    if (!(change <= tolerance * regularisation)) {
      throw new DivergenceException(
          "Sinkhorn's iteration has not converged in %d steps: a potential still changes by %s of"
                  .formatted(iterations, change / regularisation)
              + " the regularisation %s, where %s is asked for; allow more steps or a larger"
                  .formatted(regularisation, tolerance)
              + " regularisation");
    }
  }

  /** target(x) = −ε·log mean exp((potential(y) − c(x, y))/ε); the largest change of it. */
  private double update(double[][] to, double[][] from, double[] potential, double[] target) {
    double change = 0;
    double[] exponents = new double[from.length];
    for (int i = 0; i < to.length; i++) {
      double greatest = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < from.length; j++) {
        exponents[j] = (potential[j] - Distances.squared(to[i], from[j])) / regularisation;
        greatest = Math.max(greatest, exponents[j]);
      }
      double sum = 0;
      for (double exponent : exponents) {
        sum += ScalarMath.exp(exponent - greatest);
      }
      double value = -regularisation * (greatest + ScalarMath.log(sum / from.length));
      change = Math.max(change, Math.abs(value - target[i]));
      target[i] = value;
    }
    return change;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
