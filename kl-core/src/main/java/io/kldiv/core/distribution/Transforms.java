package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.softplus;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.SpecialFunctions;
import io.kldiv.core.kernel.ScalarMath;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;

/** The transforms there are. */
public final class Transforms {
  private static final Node ZERO = Node.constant(0);
  private static final Node ONE = Node.constant(1);

  private Transforms() {}

  private static Node constant(Node like, double value) {
    return Layouts.broadcastTo(Node.constant(value), like.shape());
  }

  /**
   * {@code scale · x + shift}.
   *
   * @param config the settings
   */
  @Describe(value = "A stretch and a shift.", formula = "y = scale · x + shift")
  public record Affine(Affine.Config config) implements Transform {
    /**
     * The settings.
     *
     * @param shift what is added
     * @param scale the factor, not 0
     */
    public record Config(
        @Describe("What is added.") @Default("0") double shift,
        @Describe("The factor, not 0.") @Default("1") double scale) {}

    /**
     * Checks the factor.
     *
     * @throws IllegalArgumentException if it is 0
     */
    public Affine {
      if (config.scale() == 0) {
        throw new IllegalArgumentException("affine: 'scale' must not be 0");
      }
    }

    @Override
    public Node forward(Node x) {
      return shift(scale(x, config.scale()), config.shift());
    }

    @Override
    public Node inverse(Node y) {
      return Elementwise.divide(shift(y, -config.shift()), Node.constant(config.scale()));
    }

    @Override
    public Node logSlope(Node x) {
      return constant(x, ScalarMath.log(Math.abs(config.scale())));
    }

    @Override
    public Node covers(Node y) {
      return constant(y, 1);
    }

    @Override
    public int direction() {
      return config.scale() > 0 ? 1 : -1;
    }

    @Override
    public double somewhere() {
      return config.shift();
    }

    @Override
    public Family.Support image(Family.Support support) {
      return support == Family.Support.REAL ? support : Family.Support.BOUNDED;
    }
  }

  /**
   * {@code eˣ}.
   *
   * @param config no settings
   */
  @Describe(value = "The exponential: positive values.", formula = "y = e^x")
  public record Exp(Exp.Config config) implements Transform {
    /** The transform has no settings. */
    public record Config() {}

    @Override
    public Node forward(Node x) {
      return Elementwise.exp(x);
    }

    @Override
    public Node inverse(Node y) {
      return log(y);
    }

    @Override
    public Node logSlope(Node x) {
      return x;
    }

    @Override
    public Node covers(Node y) {
      return greater(y, ZERO);
    }

    @Override
    public int direction() {
      return 1;
    }

    @Override
    public double somewhere() {
      return 1;
    }

    @Override
    public Family.Support image(Family.Support support) {
      return Family.Support.POSITIVE;
    }
  }

  /**
   * {@code 1/(1 + e⁻ˣ)}.
   *
   * @param config no settings
   */
  @Describe(value = "The logistic function: values from 0 to 1.", formula = "y = 1/(1 + e^−x)")
  public record Sigmoid(Sigmoid.Config config) implements Transform {
    /** The transform has no settings. */
    public record Config() {}

    @Override
    public Node forward(Node x) {
      return Elementwise.sigmoid(x);
    }

    @Override
    public Node inverse(Node y) {
      return subtract(log(y), log1p(negate(y)));
    }

    @Override
    public Node logSlope(Node x) {
      return negate(add(softplus(x), softplus(negate(x))));
    }

    @Override
    public Node covers(Node y) {
      return multiply(greater(y, ZERO), greater(ONE, y));
    }

    @Override
    public int direction() {
      return 1;
    }

    @Override
    public double somewhere() {
      return 0.5;
    }

    @Override
    public Family.Support image(Family.Support support) {
      return Family.Support.UNIT_INTERVAL;
    }
  }

  /**
   * {@code log(1 + eˣ)}.
   *
   * @param config no settings
   */
  @Describe(
      value = "A smooth rectifier: positive values, almost unchanged where they are large.",
      formula = "y = log(1 + e^x)")
  public record Softplus(Softplus.Config config) implements Transform {
    /** The transform has no settings. */
    public record Config() {}

    @Override
    public Node forward(Node x) {
      return softplus(x);
    }

    @Override
    public Node inverse(Node y) {
      return add(y, SpecialFunctions.log1mexp(y));
    }

    @Override
    public Node logSlope(Node x) {
      return negate(softplus(negate(x)));
    }

    @Override
    public Node covers(Node y) {
      return greater(y, ZERO);
    }

    @Override
    public int direction() {
      return 1;
    }

    @Override
    public double somewhere() {
      return 1;
    }

    @Override
    public Family.Support image(Family.Support support) {
      return Family.Support.POSITIVE;
    }
  }
}
