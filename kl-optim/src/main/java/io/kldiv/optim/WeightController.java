package io.kldiv.optim;

/**
 * A rule for the weight λ of a divergence D that looks at D itself, such as one that keeps it near
 * a target.
 *
 * <p>The controller is immutable; what it has learned is an array of numbers, made by {@link
 * #start}, changed by {@link #observe}, and saved with the run. λ is always that of the state, so
 * that the first step has the λ of the new state.
 */
public interface WeightController extends WeightRule {
  /** A new state, in which nothing has been observed; always of the same length. */
  double[] start();

  /**
   * The weight λ for the next step: finite and at least 0. Allocates nothing.
   *
   * @param state the state, not to be changed
   */
  double weight(double[] state);

  /**
   * Takes note of the divergence, once a step. Allocates nothing. So that all JVMs agree to the
   * last bit, it uses plain arithmetic, and {@link StrictMath#exp} and {@link StrictMath#log} where
   * it must.
   *
   * @param divergence D of the batch at the parameters before the step, in nats, before it is
   *     weighted or penalised; finite
   * @param state the state, changed in place
   */
  void observe(double divergence, double[] state);
}
