package io.kldiv.testkit;

import java.util.List;
import java.util.Random;

/** Predictions and targets to test a loss with. */
public interface LossCase {
  /** How predictions are made. */
  DistributionCase predicted();

  /**
   * Targets that the loss has a meaning for.
   *
   * @param batch the number of samples
   * @param outputs the number of outputs
   * @param random where they come from
   * @return {@code [batch × outputs]}, row-major
   */
  double[] targets(int batch, int outputs, Random random);

  /**
   * Parameters of a prediction of one sample that is as good as can be.
   *
   * @param target {@code [1 × outputs]}
   */
  List<double[]> perfect(double[] target);
}
