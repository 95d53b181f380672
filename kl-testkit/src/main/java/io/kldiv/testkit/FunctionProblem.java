package io.kldiv.testkit;

import io.kldiv.optim.Problem;

/**
 * The minimisation of a function, as an optimizer's contract sees it. The function is ½ Σ rᵢ(x)² or
 * is treated so: the Fisher matrix is JᵀJ, that of normal distributions with means r and variance
 * 1, whose divergence is ½ Σ (rᵢ(y) − rᵢ(x))².
 */
final class FunctionProblem implements Problem {
  /** A function with its curvature. */
  interface Function {
    /** The value; sets the gradient. */
    double value(double[] x, double[] gradient);

    /** Sets the product of JᵀJ at x with a vector. */
    void product(double[] x, double[] vector, double[] product);

    /** ½ Σ (rᵢ(y) − rᵢ(x))². */
    double distance(double[] x, double[] y);
  }

  private final Function function;
  private final double[] at;
  private final double[] gradient;
  private double value;

  FunctionProblem(Function function, double[] parameters) {
    this.function = function;
    this.at = parameters.clone();
    this.gradient = new double[parameters.length];
    begin(parameters);
  }

  /** A step begins at some parameters. */
  void begin(double[] parameters) {
    System.arraycopy(parameters, 0, at, 0, at.length);
    value = function.value(at, gradient);
  }

  /** The value where the step begins. */
  double value() {
    return value;
  }

  /** The gradient where the step begins. */
  double[] gradient() {
    return gradient;
  }

  @Override
  public double evaluate(double[] parameters, double[] slope) {
    return function.value(parameters, slope);
  }

  @Override
  public void fisherProduct(double[] vector, double[] product) {
    function.product(at, vector, product);
  }

  @Override
  public double divergence(double[] parameters) {
    return function.distance(at, parameters);
  }

  /** ½ Σ scaleᵢ (xᵢ − targetᵢ)². */
  record Parabola(double[] scale, double[] target) implements Function {
    @Override
    public double value(double[] x, double[] gradient) {
      double value = 0;
      for (int i = 0; i < x.length; i++) {
        double distance = x[i] - target[i];
        value += 0.5 * scale[i] * distance * distance;
        gradient[i] = scale[i] * distance;
      }
      return value;
    }

    @Override
    public void product(double[] x, double[] vector, double[] product) {
      for (int i = 0; i < x.length; i++) {
        product[i] = scale[i] * vector[i];
      }
    }

    @Override
    public double distance(double[] x, double[] y) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += 0.5 * scale[i] * (y[i] - x[i]) * (y[i] - x[i]);
      }
      return sum;
    }
  }

  /** (1 − x₀)² + 100 (x₁ − x₀²)², with r = (√2 (1 − x₀), √200 (x₁ − x₀²)). */
  record Rosenbrock() implements Function {
    @Override
    public double value(double[] x, double[] gradient) {
      double valley = x[1] - x[0] * x[0];
      gradient[0] = -2 * (1 - x[0]) - 400 * x[0] * valley;
      gradient[1] = 200 * valley;
      return (1 - x[0]) * (1 - x[0]) + 100 * valley * valley;
    }

    @Override
    public void product(double[] x, double[] vector, double[] product) {
      double along = vector[1] - 2 * x[0] * vector[0];
      product[0] = 2 * vector[0] - 400 * x[0] * along;
      product[1] = 200 * along;
    }

    @Override
    public double distance(double[] x, double[] y) {
      double first = y[0] - x[0];
      double second = y[1] - y[0] * y[0] - x[1] + x[0] * x[0];
      return first * first + 100 * second * second;
    }
  }

  /** Σ weightᵢ (√(1 + (xᵢ − targetᵢ)²) − 1): convex, and steep only near the target. */
  record Separable(double[] weight, double[] target) implements Function {
    @Override
    public double value(double[] x, double[] gradient) {
      double value = 0;
      for (int i = 0; i < x.length; i++) {
        double distance = x[i] - target[i];
        double root = Math.sqrt(1 + distance * distance);
        value += weight[i] * (root - 1);
        gradient[i] = weight[i] * distance / root;
      }
      return value;
    }

    @Override
    public void product(double[] x, double[] vector, double[] product) {
      for (int i = 0; i < x.length; i++) {
        product[i] = weight[i] * vector[i];
      }
    }

    @Override
    public double distance(double[] x, double[] y) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += 0.5 * weight[i] * (y[i] - x[i]) * (y[i] - x[i]);
      }
      return sum;
    }
  }
}
