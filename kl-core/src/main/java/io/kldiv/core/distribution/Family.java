package io.kldiv.core.distribution;

/**
 * A family of distributions.
 *
 * @param name the name in messages: {@code multivariate-normal}
 * @param support the values it can take
 * @param reparameterised whether samples are differentiable in the parameters
 */
public record Family(String name, Support support, boolean reparameterised) {
  /** The values that the distributions of a family can take. */
  public enum Support {
    /** One-hot vectors: one of several classes. */
    ONE_HOT("one-hot vectors"),
    /** Vectors of zeros and ones. */
    BINARY("vectors of zeros and ones"),
    /** Vectors of real numbers. */
    REAL("vectors of real numbers");

    private final String text;

    Support(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
