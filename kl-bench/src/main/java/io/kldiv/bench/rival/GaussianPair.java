package io.kldiv.bench.rival;

/**
 * Two normal vectors whose divergence a job asks for.
 *
 * @param d the dimension
 * @param meanP μ of P, {@code [d]}
 * @param covarianceP Σ of P, {@code [d × d]}
 * @param meanQ μ of Q, {@code [d]}
 * @param covarianceQ Σ of Q, {@code [d × d]}
 */
record GaussianPair(
    int d, double[] meanP, double[] covarianceP, double[] meanQ, double[] covarianceQ) {
  static GaussianPair of(Job job) {
    int d = job.count("dimension");
    return new GaussianPair(
        d,
        Inputs.uniform(d, 6, 0, 1),
        Inputs.covariance(d, 7),
        Inputs.uniform(d, 8, 0, 1),
        Inputs.covariance(d, 9));
  }

  /** μ of P − μ of Q. */
  double[] difference() {
    double[] difference = new double[d];
    for (int i = 0; i < d; i++) {
      difference[i] = meanP[i] - meanQ[i];
    }
    return difference;
  }
}
