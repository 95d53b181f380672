package io.kldiv.optim;

/** What a {@link Link} may need to know besides the gradient; a {@link Problem} answers. */
public enum Need {
  /** The objective and its gradient at other parameters: {@link Problem#evaluate}. */
  EVALUATION,
  /** Products with the Fisher matrix: {@link Problem#fisherProduct}. */
  FISHER_PRODUCT,
  /** How far a prediction moves when the parameters do: {@link Problem#divergence}. */
  DIVERGENCE,
  /** The Kronecker factors of the Fisher matrix of dense layers: {@link Problem#layerFactors}. */
  LAYER_FACTORS
}
