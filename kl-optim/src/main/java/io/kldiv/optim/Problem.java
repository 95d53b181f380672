package io.kldiv.optim;

/**
 * What is minimised in a step, for links that need more than the gradient. All answers are for the
 * batch of the present step. A link says by {@link Link#needs()} what it will ask for; anything
 * else may be refused.
 *
 * <p>No answer changes an array that it is not said to change, and none allocates.
 */
public interface Problem {
  /**
   * The objective at other parameters, with the batch and the noise of the present step; that of
   * {@link Need#EVALUATION}.
   *
   * @param parameters where, as long as the layout
   * @param gradient is set to the gradient there, as long as the layout
   * @return the objective; not a finite number where it has none, and the gradient means nothing
   *     then
   */
  double evaluate(double[] parameters, double[] gradient);

  /**
   * The product of the Fisher matrix of the predicted distribution with a vector, F·v, at the
   * parameters of the step: F is the mean over the batch of the Hessian of D(P_θ‖P_θ′) in θ′ at θ′
   * = θ, without dropout and other noise; that of {@link Need#FISHER_PRODUCT}.
   *
   * @param vector v, as long as the layout
   * @param product is set to F·v; another array than the vector
   */
  void fisherProduct(double[] vector, double[] product);

  /**
   * How far the predicted distribution moves: the mean over the batch of D(P_θ‖P_θ′), the
   * Kullback–Leibler divergence in nats from the prediction at the parameters of the step to that
   * at others, without dropout and other noise; that of {@link Need#DIVERGENCE}.
   *
   * @param parameters θ′, as long as the layout
   * @return at least 0 but for rounding; not a finite number where there is none
   */
  double divergence(double[] parameters);

  /**
   * The Kronecker factors of the Fisher matrix for each {@linkplain ParameterLayout#isDenseLayer
   * dense layer}, at the parameters of the step and without dropout and other noise; that of {@link
   * Need#LAYER_FACTORS}. With x̄ = (x, 1) the inputs of a layer and 1 for its bias, s its outputs
   * and H the Fisher matrix of the predicted distribution in its own parameters, these are A = mean
   * of x̄x̄ᵀ, {@code [(in + 1) × (in + 1)]}, and G = mean of (∂z/∂s)ᵀ H (∂z/∂s), {@code [out ×
   * out]}, where z are the outputs of the last layer; exact, not sampled.
   *
   * @param factors is set to A and G, row by row, of the first layer, then of the next
   * @throws IllegalStateException if the problem has no dense layers
   */
  default void layerFactors(double[] factors) {
    throw new IllegalStateException("this problem has no dense layers");
  }
}
