package io.kldiv.core.divergence;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.expm1;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.minimum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.reciprocal;
import static io.kldiv.core.graph.op.Elementwise.relativeEntropy;
import static io.kldiv.core.graph.op.Elementwise.relu;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.SpecialFunctions.digamma;
import static io.kldiv.core.graph.op.SpecialFunctions.digammaGap;
import static io.kldiv.core.graph.op.SpecialFunctions.gammaP;
import static io.kldiv.core.graph.op.SpecialFunctions.incompleteBeta;
import static io.kldiv.core.graph.op.SpecialFunctions.log1mexp;
import static io.kldiv.core.graph.op.SpecialFunctions.logBesselNormaliser;
import static io.kldiv.core.graph.op.SpecialFunctions.polygammaIncrease;
import static io.kldiv.core.graph.op.SpecialFunctions.scaledExpIntegral;

import io.kldiv.core.distribution.Beta;
import io.kldiv.core.distribution.ContinuousBernoulli;
import io.kldiv.core.distribution.Exponential;
import io.kldiv.core.distribution.Gamma;
import io.kldiv.core.distribution.Gumbel;
import io.kldiv.core.distribution.Kumaraswamy;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.Pareto;
import io.kldiv.core.distribution.Uniform;
import io.kldiv.core.distribution.Weibull;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.kernel.ScalarMath;

/**
 * Expectations that the mean of a log density needs, of each variable, {@code [batch × d]}: of log
 * X; of {@code exp(−X/β)}, as its logarithm; and of {@code (l − X)⁺}, which is the integral of the
 * distribution function up to l, and gives {@code E|X − l| = E X − l + 2E(l − X)⁺}.
 */
final class Moments {
  private static final double EULER = 0.5772156649015329;
  private static final int GAP_TERMS = 14;
  private static final Node ZERO = Node.constant(0);
  private static final Node ONE = Node.constant(1);

  private Moments() {}

  static Node meanLog(Exponential p) {
    return shift(negate(log(p.rate())), -EULER);
  }

  static Node meanLog(Gamma p) {
    return subtract(digamma(p.concentration()), log(p.rate()));
  }

  static Node meanLog(Beta p) {
    return negate(polygammaIncrease(0, p.concentration1(), p.concentration0()));
  }

  static Node meanLog(Pareto p) {
    return add(log(p.scale()), reciprocal(p.concentration()));
  }

  static Node meanLog(Weibull p) {
    return subtract(log(p.scale()), scale(reciprocal(p.concentration()), EULER));
  }

  static Node meanLog(Kumaraswamy p) {
    Node harmonic = polygammaIncrease(0, ONE, p.concentration0());
    return negate(divide(harmonic, p.concentration1()));
  }

  /**
   * The mean of {@code log(1 − X) = log(1 − (1 − T^(1/b))^(1/a))} with a uniform T: that of {@code
   * log T/b} is {@code −1/b}, the rest is bounded and integrated by the tanh-sinh rule, to
   * rounding.
   */
  static Node meanLogComplement(Kumaraswamy p) {
    Shape shape = p.shape();
    Shape column = Shape.of(shape.size(0), shape.size(1), 1);
    Node a = Layouts.reshape(p.concentration1(), column);
    Node b = Layouts.reshape(p.concentration0(), column);
    Node logT = Node.constant(TanhSinh.LOG_NODES.clone(), Shape.of(TanhSinh.COUNT));
    Node weights = Node.constant(TanhSinh.WEIGHTS.clone(), Shape.of(TanhSinh.COUNT));
    Node first = maximum(divide(logT, b), Node.constant(-600));
    Node whole = log1mexp(negate(divide(log1mexp(negate(first)), a)));
    Node rest = Reductions.sum(multiply(weights, subtract(whole, first)), 2);
    return subtract(rest, reciprocal(p.concentration0()));
  }

  /** For a uniform law from low to high, not below 0: {@code log high − d(low, high)/width}. */
  static Node meanLog(Node low, Node high) {
    Node width = subtract(high, low);
    return subtract(log(high), divide(relativeEntropy(low, high), width));
  }

  /** {@code log E X − E log X} without cancellation for a narrow law; so are the others. */
  static Node logGap(Beta p) {
    return subtract(digammaGap(p.total()), digammaGap(p.concentration1()));
  }

  /** Where E X is infinite, which says enough, 0. */
  static Node logGap(Pareto p) {
    Node a = p.concentration();
    Node less = select(greater(a, ONE), shift(a, -1), a);
    return Convex.logarithm(less, a);
  }

  static Node logGap(Weibull p) {
    return Convex.logGamma(shift(reciprocal(p.concentration()), 1), ONE);
  }

  /**
   * For a uniform law with the half-width h relative to its mean: {@code Σ h²ᵏ/2k(2k + 1)}, or in
   * closed form.
   */
  static Node logGap(Node low, Node high) {
    Node h = divide(subtract(high, low), add(high, low));
    Node narrow = greater(Node.constant(0.25), h);
    Node z = square(select(narrow, h, ZERO));
    Node series = ZERO;
    for (int k = GAP_TERMS; k >= 1; k--) {
      series = multiply(z, shift(series, 1.0 / (2 * k * (2 * k + 1))));
    }
    Node wide = select(narrow, ONE, h);
    Node fall = relativeEntropy(shift(negate(wide), 1), ONE);
    Node rise = relativeEntropy(shift(wide, 1), ONE);
    return select(narrow, series, divide(subtract(fall, rise), scale(wide, 2)));
  }

  static Node logLaplaceTransform(Exponential p, Node scale) {
    return negate(log1p(reciprocal(multiply(p.rate(), scale))));
  }

  static Node logLaplaceTransform(Gamma p, Node scale) {
    Node one = log1p(reciprocal(multiply(p.rate(), scale)));
    return negate(multiply(p.concentration(), one));
  }

  static Node logLaplaceTransform(Normal p, Node scale) {
    Node spread = scale(square(divide(p.scale(), scale)), 0.5);
    return subtract(spread, divide(p.mean(), scale));
  }

  static Node logLaplaceTransform(Uniform p, Node scale) {
    Node half = scale(divide(subtract(p.high(), p.low()), scale), 0.5);
    return subtract(logBesselNormaliser(0.5, half), divide(p.mean(), scale));
  }

  static Node below(Exponential p, Node limit) {
    return divide(Convex.exponential(multiply(p.rate(), relu(limit))), p.rate());
  }

  /** {@code (l − μ) F(l) + l p(l)/β}, where nothing larger than the law's spread cancels. */
  static Node below(Gamma p, Node limit) {
    Node positive = greater(limit, ZERO);
    Node inside = select(positive, limit, ONE);
    Node scaled = multiply(p.rate(), inside);
    Node least = multiply(subtract(inside, p.mean()), gammaP(p.concentration(), scaled));
    Node part = divide(multiply(inside, exp(p.logDensities(inside))), p.rate());
    return select(positive, add(least, part), ZERO);
  }

  /** {@code (l − μ) F(l) + l(1 − l) p(l)/(a + b)}. */
  static Node below(Beta p, Node limit) {
    Node inside = multiply(greater(limit, ZERO), greater(ONE, limit));
    Node x = select(inside, limit, Node.constant(0.5));
    Node law = incompleteBeta(p.concentration1(), p.concentration0(), x);
    Node spread = multiply(multiply(x, shift(negate(x), 1)), exp(p.logDensities(x)));
    Node within = add(multiply(subtract(x, p.mean()), law), divide(spread, p.total()));
    Node beyond = select(greater(limit, ZERO), subtract(limit, p.mean()), ZERO);
    return select(inside, within, beyond);
  }

  /** {@code (e^ηx − 1 − ηx)/(η(e^η − 1))} for η ≤ 0; for η > 0 the law is mirrored. */
  static Node below(ContinuousBernoulli p, Node limit) {
    Node up = greater(p.logits(), ZERO);
    Node x = minimum(relu(limit), ONE);
    Node mirrored = select(up, shift(negate(x), 1), x);
    Node tilt = negate(abs(p.logits()));
    Node flat = greater(tilt, Node.constant(-1e-4));
    Node steep = select(flat, Node.constant(-1), tilt);
    Node curved = Convex.exponential(negate(multiply(steep, mirrored)));
    Node bent = divide(curved, multiply(steep, expm1(steep)));
    Node inside = select(flat, nearlyUniform(mirrored, tilt), bent);
    Node rest = add(subtract(x, p.mean()), inside);
    return add(select(up, rest, inside), relu(shift(limit, -1)));
  }

  /** {@code ½x²(1 + ηx/3 + η²x²/12)/(1 + η/2 + η²/6)}, up to η³. */
  private static Node nearlyUniform(Node x, Node tilt) {
    Node power = multiply(x, tilt);
    Node numerator = shift(multiply(power, shift(scale(power, 1.0 / 12), 1.0 / 3)), 1);
    Node denominator = shift(multiply(tilt, shift(scale(tilt, 1.0 / 6), 0.5)), 1);
    return multiply(scale(square(x), 0.5), divide(numerator, denominator));
  }

  /** {@code β E₁(exp(−(l − μ)/β))}, in which {@code E₁(t) = −γ − log t} for a small t. */
  static Node below(Gumbel p, Node limit) {
    Node exponent = divide(subtract(p.location(), limit), p.scale());
    Node possible = greater(Node.constant(6.5), exponent);
    Node far = greater(Node.constant(-40), exponent);
    Node t = exp(select(multiply(possible, subtract(ONE, far)), exponent, ZERO));
    Node integral = multiply(exp(negate(t)), scaledExpIntegral(1, t));
    Node inside = select(far, negate(shift(exponent, EULER)), integral);
    return multiply(p.scale(), select(possible, inside, ZERO));
  }

  static Node below(Pareto p, Node limit) {
    Node heavy = greater(p.concentration(), ONE);
    Node less = shift(select(heavy, p.concentration(), Node.constant(2)), -1);
    Node end = maximum(limit, p.scale());
    Node decay = expm1(negate(multiply(less, log(divide(end, p.scale())))));
    return add(subtract(end, p.scale()), multiply(divide(p.scale(), less), decay));
  }

  static Node below(Uniform p, Node limit) {
    Node x = maximum(p.low(), minimum(limit, p.high()));
    Node width = subtract(p.high(), p.low());
    Node inside = scale(divide(square(subtract(x, p.low())), width), 0.5);
    return add(inside, relu(subtract(limit, p.high())));
  }

  /** {@code t = 1/(1 + exp(−π sinh s))} at equal steps of s (Takahasi and Mori 1974). */
  private static final class TanhSinh {
    static final int HALF = 42;
    static final int COUNT = 2 * HALF + 1;
    static final double[] LOG_NODES = new double[COUNT];
    static final double[] WEIGHTS = new double[COUNT];

    static {
      double step = 1.0 / 12;
      for (int i = 0; i < COUNT; i++) {
        double rise = ScalarMath.exp((i - HALF) * step);
        double inner = 0.5 * Math.PI * (rise - 1 / rise);
        LOG_NODES[i] = -ScalarMath.softplus(-inner);
        double both = ScalarMath.sigmoid(inner) * ScalarMath.sigmoid(-inner);
        WEIGHTS[i] = 0.5 * Math.PI * (rise + 1 / rise) * both * step;
      }
    }

    private TanhSinh() {}
  }
}
