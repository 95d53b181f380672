package io.kldiv.optim.rule.curvature;

import io.kldiv.optim.LinkState;
import io.kldiv.optim.Step;
import java.util.Arrays;
import java.util.List;

/**
 * Solves (F + damping·I) x = g for the update g by conjugate gradients (Hestenes and Stiefel,
 * 1952), starting from 0. With each iteration the step is better in the metric of F, so it may end
 * early.
 *
 * @param damping what is added to the diagonal of the Fisher matrix, at least 0
 * @param iterations the most iterations, each of one product with F
 * @param tolerance ends when the residual is at most this fraction of g
 */
record FisherSystem(double damping, int iterations, double tolerance) {
  /** Where the solution lies after {@link #solve}. */
  static final String SOLUTION = "solution";

  private static final String RESIDUAL = "residual";
  private static final String SEARCH = "search";
  private static final String PRODUCT = "product";

  /** The buffers the link must declare. */
  static final List<String> BUFFERS = List.of(SOLUTION, RESIDUAL, SEARCH, PRODUCT);

  /**
   * Solves the system; the curvature xᵀ(F + damping·I)x of the solution.
   *
   * <p>Where g has a part that no prediction feels and there is no damping, the curvature along the
   * search is 0, and what has been found by then is the solution.
   */
  double solve(LinkState state, Step step) {
    double[] solution = state.buffer(SOLUTION);
    double[] residual = state.buffer(RESIDUAL);
    double[] search = state.buffer(SEARCH);
    double[] product = state.buffer(PRODUCT);
    Arrays.fill(solution, 0);
    Vectors.copy(step.update(), residual);
    Vectors.copy(residual, search);
    double square = Vectors.dot(residual, residual);
    double enough = tolerance * tolerance * square;
    double curvature = 0;
    for (int i = 0; i < iterations && square > enough; i++) {
      step.problem().fisherProduct(search, product);
      Vectors.addScaled(damping, search, product);
      double along = Vectors.dot(search, product);
      if (along <= 0) {
        break;
      }
      double length = square / along;
      curvature += length * square; // the searches are conjugate, so their curvatures add up
      Vectors.addScaled(length, search, solution);
      Vectors.addScaled(-length, product, residual);
      double next = Vectors.dot(residual, residual);
      Vectors.combine(residual, next / square, search, search);
      square = next;
    }
    return curvature;
  }
}
