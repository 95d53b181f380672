package io.kldiv.optim;

import org.jspecify.annotations.Nullable;

/**
 * The step at hand, as a {@link Link} sees it in {@link Link#prepare}. The arrays are as long as
 * the {@link #layout()}.
 */
public final class Step {
  private final ParameterLayout layout;
  private final double[] update;
  private double[] parameters = {};
  private double[] gradient = {};
  private double loss;
  private @Nullable Problem problem;
  private boolean whole;

  Step(ParameterLayout layout, double[] update) {
    this.layout = layout;
    this.update = update;
  }

  void begin(double[] at, double[] slope, double value, @Nullable Problem of) {
    parameters = at;
    gradient = slope;
    loss = value;
    problem = of;
  }

  void showUpdate(boolean isWhole) {
    whole = isWhole;
  }

  /** The names, places and sizes of the parameters. */
  public ParameterLayout layout() {
    return layout;
  }

  /** The parameters before the step; not to be changed. */
  public double[] parameters() {
    return parameters;
  }

  /** The gradient of the objective, every element finite; not to be changed. */
  public double[] gradient() {
    return gradient;
  }

  /** The value of the objective at which the gradient was taken. */
  public double loss() {
    return loss;
  }

  /**
   * The whole update as the links before made it, which may be changed.
   *
   * @throws IllegalStateException if the link is not of {@link Link.Scope#WHOLE}
   */
  public double[] update() {
    if (!whole) {
      throw new IllegalStateException(
          "only a link of scope WHOLE sees the whole update before it is applied");
    }
    return update;
  }

  /**
   * What is minimised.
   *
   * @throws IllegalStateException if the step was begun without it
   */
  public Problem problem() {
    if (problem == null) {
      throw new IllegalStateException(
          "this optimizer needs more than the gradient, but the step was given no problem");
    }
    return problem;
  }
}
