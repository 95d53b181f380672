package io.kldiv.optim;

/**
 * A gradient with an element that is not a number or infinite. Thrown before anything has changed:
 * parameters and optimizer state are as before the step.
 */
public final class NonFiniteGradientException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String parameter;
  private final int index;
  private final double value;
  private final long step;

  NonFiniteGradientException(ParameterLayout.Slice slice, int index, double value, long step) {
    super(
        "step %d: the gradient of parameter '%s' is %s at element %d of %d"
            .formatted(step, slice.name(), value, index, slice.length()));
    this.parameter = slice.name();
    this.index = index;
    this.value = value;
    this.step = step;
  }

  /** The name of the parameter. */
  public String parameter() {
    return parameter;
  }

  /** The index of the first non-finite element within the parameter, in row-major order. */
  public int index() {
    return index;
  }

  /** The element: not a number, or infinite. */
  public double value() {
    return value;
  }

  /** The number of steps before the one that failed. */
  public long step() {
    return step;
  }
}
