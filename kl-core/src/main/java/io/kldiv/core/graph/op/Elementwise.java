package io.kldiv.core.graph.op;

import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.kernel.Binary;
import io.kldiv.core.kernel.Ternary;
import io.kldiv.core.kernel.Unary;

/**
 * Operations on the elements at the same place of their inputs, which broadcast: aligned at the
 * last axis, a size of 1 stretches.
 *
 * <p>Every method throws {@link GraphException} if the shapes do not broadcast. At the edges values
 * are those of {@link Unary}, {@link Binary} and {@link Ternary}; where a derivative does not exist
 * the method says which one is used.
 */
public final class Elementwise {
  /** The number 0; one node, so that equal expressions with it are recognised. */
  static final Node ZERO = Node.constant(0);

  /** The number 1. */
  static final Node ONE = Node.constant(1);

  private static final double INVERSE_SQRT_2 = 0.7071067811865476;

  private Elementwise() {}

  /** The sum {@code a + b}. */
  public static Node add(Node a, Node b) {
    return binary(Binary.ADD, a, b);
  }

  /** The difference {@code a − b}. */
  public static Node subtract(Node a, Node b) {
    return binary(Binary.SUBTRACT, a, b);
  }

  /** The product {@code a · b}. */
  public static Node multiply(Node a, Node b) {
    return binary(Binary.MULTIPLY, a, b);
  }

  /** The quotient {@code a / b}. */
  public static Node divide(Node a, Node b) {
    return binary(Binary.DIVIDE, a, b);
  }

  /** The sum {@code a · b + c}, rounded once. */
  public static Node multiplyAdd(Node a, Node b, Node c) {
    return Node.of(new TernaryOperation(Ternary.FMA), a, b, c);
  }

  /**
   * The greater of two numbers; NaN if either is NaN. Where they are equal each gets half of the
   * gradient, as in {@link Reductions#max}.
   */
  public static Node maximum(Node a, Node b) {
    return binary(Binary.MAX, a, b);
  }

  /**
   * The lesser of two numbers; NaN if either is NaN. Where they are equal each gets half of the
   * gradient.
   */
  public static Node minimum(Node a, Node b) {
    return binary(Binary.MIN, a, b);
  }

  /**
   * The power {@code xᵖ} with a constant exponent; NaN for {@code x < 0} unless p is an integer.
   * The derivative is {@code p·xᵖ⁻¹}: infinite at 0 for {@code 0 < p < 1}.
   */
  public static Node power(Node x, double exponent) {
    if (exponent == 2) {
      return square(x);
    }
    return exponent == 1 ? x : Node.of(new ScalarOperation(Binary.POW, exponent), x);
  }

  /** The negative {@code −x}. */
  public static Node negate(Node x) {
    return unary(Unary.NEGATE, x);
  }

  /** The absolute value {@code |x|}. The derivative at 0 is 0. */
  public static Node abs(Node x) {
    return unary(Unary.ABS, x);
  }

  /** The sign: −1, 0 or 1. Without gradient: constant where it is differentiable. */
  public static Node sign(Node x) {
    return unary(Unary.SIGN, x);
  }

  /** The square {@code x²}. */
  public static Node square(Node x) {
    return unary(Unary.SQUARE, x);
  }

  /**
   * The square root; NaN for {@code x < 0}. The derivative at 0 is {@code +∞}, and NaN there if the
   * upstream gradient is 0: {@link #select} a positive input where 0 can occur.
   */
  public static Node sqrt(Node x) {
    return unary(Unary.SQRT, x);
  }

  /** The reciprocal {@code 1/x}. */
  public static Node reciprocal(Node x) {
    return unary(Unary.RECIPROCAL, x);
  }

  /** The exponential {@code eˣ}. */
  public static Node exp(Node x) {
    return unary(Unary.EXP, x);
  }

  /** {@code eˣ − 1} without cancellation near 0. */
  public static Node expm1(Node x) {
    return unary(Unary.EXPM1, x);
  }

  /** The natural logarithm; {@code −∞} at 0, where the derivative is {@code +∞}. */
  public static Node log(Node x) {
    return unary(Unary.LOG, x);
  }

  /** {@code log(1 + x)} without cancellation near 0. */
  public static Node log1p(Node x) {
    return unary(Unary.LOG1P, x);
  }

  /** The hyperbolic tangent. */
  public static Node tanh(Node x) {
    return unary(Unary.TANH, x);
  }

  /** The logistic function {@code 1/(1 + e⁻ˣ)}. */
  public static Node sigmoid(Node x) {
    return unary(Unary.SIGMOID, x);
  }

  /** {@code log(1 + eˣ)}: its derivative is {@link #sigmoid}. */
  public static Node softplus(Node x) {
    return unary(Unary.SOFTPLUS, x);
  }

  /** The rectifier {@code max(x, 0)}. The derivative at 0 is 0. */
  public static Node relu(Node x) {
    return unary(Unary.RELU, x);
  }

  /** The error function {@code 2/√π ∫₀ˣ exp(−t²) dt}. */
  public static Node erf(Node x) {
    return unary(Unary.ERF, x);
  }

  /** The sine of an angle in radians. */
  public static Node sin(Node x) {
    return unary(Unary.SIN, x);
  }

  /** The cosine of an angle in radians. */
  public static Node cos(Node x) {
    return unary(Unary.COS, x);
  }

  /**
   * The Gaussian error linear unit {@code x·Φ(x) = ½·x·(1 + erf(x/√2))} for finite x, in its exact
   * form (Hendrycks and Gimpel, 2016, section 2).
   */
  public static Node gelu(Node x) {
    return multiply(scale(x, 0.5), shift(erf(scale(x, INVERSE_SQRT_2)), 1));
  }

  /** The product {@code factor · x} with a number. */
  public static Node scale(Node x, double factor) {
    return factor == 1 ? x : Node.of(new ScalarOperation(Binary.MULTIPLY, factor), x);
  }

  /** The sum {@code x + offset} with a number. */
  public static Node shift(Node x, double offset) {
    return Node.of(new ScalarOperation(Binary.ADD, offset), x);
  }

  /** 1 where {@code a > b}, else 0. Without gradient. */
  public static Node greater(Node a, Node b) {
    return binary(Binary.GREATER, a, b);
  }

  /** 1 where {@code a ≥ b}, else 0. Without gradient. */
  public static Node greaterOrEqual(Node a, Node b) {
    return binary(Binary.GREATER_OR_EQUAL, a, b);
  }

  /** 1 where {@code a = b}, else 0. Without gradient. */
  public static Node equal(Node a, Node b) {
    return binary(Binary.EQUAL, a, b);
  }

  /**
   * {@code whenTrue} where the condition is not 0, else {@code whenFalse}.
   *
   * <p>The gradient of the branch not taken is 0, also where that branch or its derivative is NaN
   * or infinite <em>in this node</em>; but the rule of the operation that made the branch
   * multiplies this 0 with its own derivative, so guard that operation's input with a select too.
   *
   * @param condition has no gradient
   */
  public static Node select(Node condition, Node whenTrue, Node whenFalse) {
    return Node.of(new TernaryOperation(Ternary.SELECT), condition, whenTrue, whenFalse);
  }

  /**
   * The generalised relative entropy {@code p·log(p/q) − p + q} in nats, for {@code p, q ≥ 0}: 0 at
   * {@code p = q = 0}, q at {@code p = 0}, {@code +∞} at {@code q = 0 < p}. Summed over two
   * distributions it is {@code KL(p‖q)}.
   *
   * <p>The derivatives are {@code log(p/q)} for p and {@code 1 − p/q} for q. At {@code p = 0} the
   * derivative for p, {@code −∞}, is replaced by 0, so that {@code p} may be the softmax of {@code
   * −∞} logits; the one for q is 1 there, also at {@code q = 0}. At {@code q = 0 < p} they are
   * {@code +∞} and {@code −∞}, as the value is; so they are where {@code p/q} overflows.
   */
  public static Node relativeEntropy(Node p, Node q) {
    return binary(Binary.RELATIVE_ENTROPY, p, q);
  }

  /** The same elements without gradient, as if they were data. */
  public static Node detach(Node x) {
    return Node.of(new Detach(), x);
  }

  /** Where x is greater than 0, 1; else 0. */
  static Node step(Node x) {
    return unary(Unary.STEP, x);
  }

  private static Node unary(Unary function, Node x) {
    return Node.of(new UnaryOperation(function), x);
  }

  private static Node binary(Binary function, Node a, Node b) {
    return Node.of(new BinaryOperation(function), a, b);
  }
}
