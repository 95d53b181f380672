package io.kldiv.core.divergence.sample;

import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.kernel.ScalarMath;

/**
 * The debiased entropic transport cost of two samples, {@code S = OT(P,Q) − ½OT(P,P) − ½OT(Q,Q)}
 * (Feydy et al. 2019, eq. 3), with the cost {@code ‖x − y‖²} and the regularisation ε: never
 * negative and 0 at equal samples. For small ε it is near W₂², for large ones near the squared
 * distance of the means. The potentials are iterated in the logarithmic domain (Cuturi 2013; Peyré
 * and Cuturi 2019, remark 4.23) until no one changes by more than a tolerance. Weights are divided
 * by their sum.
 */
public final class Sinkhorn implements WeightedSamples {
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
  public double of(double[][] p, double[] weightsOfP, double[][] q, double[] weightsOfQ) {
    TwoSamples.check(p, q, 1);
    Shares ofP = Shares.of("P", p, weightsOfP);
    Shares ofQ = Shares.of("Q", q, weightsOfQ);
    if (ofP.hasEqual(ofQ)) {
      return 0;
    }
    return Math.max(0, across(ofP, ofQ) - 0.5 * (within(ofP) + within(ofQ)));
  }

  /** The mean of both potentials, which is the dual cost. */
  private double across(Shares p, Shares q) {
    double[] f = new double[p.count()];
    double[] g = new double[q.count()];
    double change = Double.POSITIVE_INFINITY;
    for (int i = 0; i < iterations && change > tolerance * regularisation; i++) {
      update(q, p, f, g);
      change = update(p, q, g, f);
    }
    requireConverged(change);
    update(q, p, f, g);
    return p.mean(f) + q.mean(g);
  }

  /** The symmetric problem, whose potentials are equal; averaging makes it converge fast. */
  private double within(Shares sample) {
    double[] f = new double[sample.count()];
    double[] next = new double[sample.count()];
    double change = Double.POSITIVE_INFINITY;
    for (int i = 0; i < iterations && change > tolerance * regularisation; i++) {
      update(sample, sample, f, next);
      change = 0;
      for (int k = 0; k < f.length; k++) {
        double mean = 0.5 * (f[k] + next[k]);
        change = Math.max(change, Math.abs(mean - f[k]));
        f[k] = mean;
      }
    }
    requireConverged(change);
    return 2 * sample.mean(f);
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

  /** target(x) = −ε·log Σ share(y)·exp((potential(y) − c(x, y))/ε); the largest change of it. */
  private double update(Shares to, Shares from, double[] potential, double[] target) {
    double change = 0;
    double[] exponents = new double[from.count()];
    for (int i = 0; i < to.count(); i++) {
      double greatest = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < exponents.length; j++) {
        double cost = Distances.squared(to.rows()[i], from.rows()[j]);
        exponents[j] = (potential[j] - cost) / regularisation;
        greatest = Math.max(greatest, exponents[j]);
      }
      double sum = 0;
      for (int j = 0; j < exponents.length; j++) {
        sum = Math.fma(from.shares()[j], ScalarMath.exp(exponents[j] - greatest), sum);
      }
      double value = -regularisation * (greatest + ScalarMath.log(sum));
      change = Math.max(change, Math.abs(value - target[i]));
      target[i] = value;
    }
    return change;
  }
}
