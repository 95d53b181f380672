package io.kldiv.core.divergence;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.expm1;
import static io.kldiv.core.graph.op.Elementwise.greaterOrEqual;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.minimum;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.relativeEntropy;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.sign;
import static io.kldiv.core.graph.op.Elementwise.sin;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.SpecialFunctions.besselRatio;
import static io.kldiv.core.graph.op.SpecialFunctions.lgamma;
import static io.kldiv.core.graph.op.SpecialFunctions.lgammaBregman;
import static io.kldiv.core.graph.op.SpecialFunctions.log1mexp;
import static io.kldiv.core.graph.op.SpecialFunctions.logBesselNormaliser;

import io.kldiv.core.distribution.Beta;
import io.kldiv.core.distribution.Cauchy;
import io.kldiv.core.distribution.Chi;
import io.kldiv.core.distribution.ChiSquared;
import io.kldiv.core.distribution.ContinuousBernoulli;
import io.kldiv.core.distribution.Exponential;
import io.kldiv.core.distribution.Gamma;
import io.kldiv.core.distribution.Gumbel;
import io.kldiv.core.distribution.HalfCauchy;
import io.kldiv.core.distribution.HalfNormal;
import io.kldiv.core.distribution.InverseGamma;
import io.kldiv.core.distribution.Laplace;
import io.kldiv.core.distribution.Lindley;
import io.kldiv.core.distribution.LogNormal;
import io.kldiv.core.distribution.LogUniform;
import io.kldiv.core.distribution.LogitNormal;
import io.kldiv.core.distribution.Moyal;
import io.kldiv.core.distribution.Pareto;
import io.kldiv.core.distribution.Uniform;
import io.kldiv.core.distribution.Univariate;
import io.kldiv.core.distribution.VonMises;
import io.kldiv.core.distribution.Weibull;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.special.LogGamma;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * Closed forms of the Kullback-Leibler divergence between two univariate laws of one family.
 *
 * <p>Each is a sum of convex functions less their tangents ({@link Convex}), so that nothing
 * cancels where P ≈ Q. A transformation of the variable changes no divergence, so the laws of
 * {@code exp X}, {@code 1/X}, {@code √X} and {@code 1/(1 + e⁻ˣ)} have those of X.
 */
public final class UnivariateKl {
  private static final String GAMMA =
      "log Γ(a₀)/Γ(a) + a₀ log β/β₀ + (a−a₀)ψ(a) + a(β₀−β)/β, Penny 2001, eq. 16";
  private static final String NORMAL =
      "½ [(μ−μ₀)²/σ₀² + σ²/σ₀² − 1 − log(σ²/σ₀²)], Kullback 1959, chapter 9";
  private static final String CAUCHY =
      "log(((σ+σ₀)²+(μ−μ₀)²)/4σσ₀), Chyzak and Nielsen 2019, eq. 1";
  private static final String BETA =
      "log B(a₀,b₀)/B(a,b) + (a−a₀)ψ(a) + (b−b₀)ψ(b) + (a₀+b₀−a−b)ψ(a+b), Penny 2001, eq. 19";
  private static final String GUMBEL =
      "log β₀/β + γ(β/β₀−1) + exp((μ₀−μ)/β₀)Γ(1+β/β₀) − 1 + (μ−μ₀)/β₀, Bauckhage 2013, eq. 12;"
          + " −log X of a Weibull X is Gumbel";
  private static final String WIDTHS = "log of the ratio of the widths, +∞ unless Q covers P";
  private static final double LOG_2 = 0.6931471805599453;
  private static final double LOG_GAMMA_3_2 = LogGamma.of(1.5);

  private UnivariateKl() {}

  /** All of them. */
  public static List<KlRule> all() {
    return List.of(
        rule(HalfNormal.class, NORMAL, (p, q) -> stretched(p.scale(), q.scale())),
        rule(
            LogNormal.class,
            NORMAL,
            (p, q) -> normal(p.location(), p.scale(), q.location(), q.scale())),
        rule(
            LogitNormal.class,
            NORMAL,
            (p, q) -> normal(p.location(), p.scale(), q.location(), q.scale())),
        rule(Cauchy.class, CAUCHY, UnivariateKl::cauchy),
        rule(HalfCauchy.class, CAUCHY, (p, q) -> log1p(ratio(p.scale(), q.scale()))),
        rule(
            Laplace.class,
            "log b₀/b + |μ−μ₀|/b₀ + b/b₀ exp(−|μ−μ₀|/b) − 1, Gil, Alajaji and Linder 2013, table 2",
            UnivariateKl::laplace),
        rule(Gumbel.class, GUMBEL, UnivariateKl::gumbel),
        rule(Weibull.class, GUMBEL, UnivariateKl::weibull),
        rule(
            Moyal.class,
            "log σ₀/σ + ½[(σ/σ₀−1)(γ+log 2) + δ + 2^(σ/σ₀) e^−δ Γ(½+σ/σ₀)/√π − 1], δ = (μ−μ₀)/σ₀;"
                + " TensorFlow Probability, Moyal",
            UnivariateKl::moyal),
        rule(Uniform.class, WIDTHS, UnivariateKl::uniform),
        rule(LogUniform.class, WIDTHS, UnivariateKl::logUniform),
        rule(
            Exponential.class,
            "log λ/λ₀ + λ₀/λ − 1, Kullback 1959, chapter 3",
            (p, q) -> Convex.logarithm(q.rate(), p.rate())),
        rule(
            Gamma.class,
            GAMMA,
            (p, q) -> gamma(p.concentration(), p.rate(), q.concentration(), q.rate())),
        rule(
            InverseGamma.class,
            GAMMA,
            (p, q) -> gamma(p.concentration(), p.scale(), q.concentration(), q.scale())),
        rule(
            ChiSquared.class,
            GAMMA,
            (p, q) -> sameRate(p.degreesOfFreedom(), q.degreesOfFreedom())),
        rule(Chi.class, GAMMA, (p, q) -> sameRate(p.degreesOfFreedom(), q.degreesOfFreedom())),
        rule(
            Pareto.class,
            "a₀ log m/m₀ + log a/a₀ + a₀/a − 1 for m ≥ m₀, else +∞; Gil, Alajaji and Linder 2013,"
                + " table 2",
            UnivariateKl::pareto),
        rule(
            Lindley.class,
            "2 log θ/θ₀ − log((1+θ)/(1+θ₀)) + (θ₀−θ)(θ+2)/(θ(θ+1)), Distributions.jl",
            UnivariateKl::lindley),
        rule(Beta.class, BETA, UnivariateKl::beta),
        rule(
            ContinuousBernoulli.class,
            "log C(η)/C(η₀) + (η − η₀)·mean, Loaiza-Ganem and Cunningham 2019; PyTorch",
            UnivariateKl::continuousBernoulli),
        rule(
            VonMises.class,
            "log I₀(κ₀)/I₀(κ) + (κ − κ₀ cos(μ−μ₀)) I₁(κ)/I₀(κ), TensorFlow Probability, VonMises",
            UnivariateKl::vonMises));
  }

  /** A rule whose formula gives the divergence of each variable, {@code [batch × d]}. */
  static <D extends Univariate> KlRule rule(
      Class<D> family, String source, KlRule.Formula<D, D> columns) {
    return new KlRule.ClosedForm<>(
        family, family, (p, q) -> Reductions.sum(columns.of(p, q), 1), source);
  }

  /** {@code ½ (σ²/σ₀² − 1) − log(σ/σ₀)}. */
  private static Node stretched(Node scale, Node reference) {
    Node quadratic = square(divide(subtract(scale, reference), reference));
    return add(scale(quadratic, 0.5), Convex.logarithm(scale, reference));
  }

  private static Node normal(Node mean, Node scale, Node referenceMean, Node reference) {
    Node shifted = square(divide(subtract(mean, referenceMean), reference));
    return add(scale(shifted, 0.5), stretched(scale, reference));
  }

  /** {@code (σ − σ₀)²/(4σσ₀)}. */
  private static Node ratio(Node scale, Node reference) {
    return product(subtract(scale, reference), scale, reference);
  }

  private static Node product(Node difference, Node scale, Node reference) {
    return scale(multiply(divide(difference, scale), divide(difference, reference)), 0.25);
  }

  private static Node cauchy(Cauchy p, Cauchy q) {
    Node shifted = product(subtract(p.location(), q.location()), p.scale(), q.scale());
    return log1p(add(ratio(p.scale(), q.scale()), shifted));
  }

  private static Node laplace(Laplace p, Laplace q) {
    Node distance = divide(abs(subtract(p.location(), q.location())), p.scale());
    Node shifted = multiply(divide(p.scale(), q.scale()), Convex.exponential(distance));
    return add(shifted, Convex.logarithm(p.scale(), q.scale()));
  }

  private static Node gumbel(Gumbel p, Gumbel q) {
    Node shift = divide(subtract(p.location(), q.location()), q.scale());
    return gumbel(shift, p.scale(), q.scale());
  }

  /** −log X is Gumbel with the location −log λ and the scale 1/k. */
  private static Node weibull(Weibull p, Weibull q) {
    Node shift = multiply(q.concentration(), log(divide(q.scale(), p.scale())));
    return gumbel(shift, q.concentration(), p.concentration());
  }

  /** For the shift {@code δ = (μ − μ₀)/β₀} and the quotient {@code r = scale/reference}. */
  private static Node gumbel(Node shift, Node scale, Node reference) {
    Node r = divide(scale, reference);
    Node tail = Convex.exponential(subtract(shift, lgamma(shift(r, 1))));
    Node curved = lgammaBregman(r, Node.constant(1));
    return add(tail, add(curved, backwards(scale, reference)));
  }

  /** {@code r log r − r + 1} for {@code r = scale/reference}. */
  private static Node backwards(Node scale, Node reference) {
    return divide(relativeEntropy(scale, reference), reference);
  }

  private static Node moyal(Moyal p, Moyal q) {
    Node shift = divide(subtract(p.location(), q.location()), q.scale());
    Node r = divide(p.scale(), q.scale());
    Node growth = shift(lgamma(shift(r, 0.5)), -LOG_GAMMA_3_2);
    Node power = add(scale(shift(r, -1), LOG_2), growth);
    Node tail = Convex.exponential(subtract(shift, power));
    Node curved = Convex.logGamma(shift(r, 0.5), Node.constant(1.5));
    return add(scale(add(tail, curved), 0.5), Convex.logarithm(p.scale(), q.scale()));
  }

  private static Node uniform(Uniform p, Uniform q) {
    Node below = subtract(p.low(), q.low());
    Node above = subtract(q.high(), p.high());
    return covered(below, above, subtract(p.high(), p.low()));
  }

  private static Node logUniform(LogUniform p, LogUniform q) {
    Node below = log1p(divide(subtract(p.low(), q.low()), q.low()));
    Node above = log1p(divide(subtract(q.high(), p.high()), p.high()));
    return covered(below, above, p.logRatio());
  }

  /** log of how much wider Q is than P, from what it has more on either side. */
  private static Node covered(Node below, Node above, Node width) {
    Node zero = Node.constant(0);
    Node covers = multiply(greaterOrEqual(below, zero), greaterOrEqual(above, zero));
    Node more = select(covers, add(below, above), zero);
    return orInfinite(covers, log1p(divide(more, width)));
  }

  static Node orInfinite(Node covers, Node divergence) {
    return select(covers, divergence, Node.constant(Double.POSITIVE_INFINITY));
  }

  /** The divergence of gamma laws from shapes and rates. */
  static Node gamma(Node shape, Node rate, Node referenceShape, Node referenceRate) {
    Node scaled = multiply(shape, divide(referenceRate, rate));
    return add(lgammaBregman(referenceShape, shape), relativeEntropy(referenceShape, scaled));
  }

  private static Node sameRate(Node freedom, Node reference) {
    return Convex.logGamma(scale(reference, 0.5), scale(freedom, 0.5));
  }

  private static Node pareto(Pareto p, Pareto q) {
    Node covers = greaterOrEqual(p.scale(), q.scale());
    Node more = select(covers, subtract(p.scale(), q.scale()), Node.constant(0));
    Node shifted = multiply(q.concentration(), log1p(divide(more, q.scale())));
    Node bent = Convex.logarithm(q.concentration(), p.concentration());
    return orInfinite(covers, add(shifted, bent));
  }

  private static Node lindley(Lindley p, Lindley q) {
    Node once = Convex.logarithm(shift(q.rate(), 1), shift(p.rate(), 1));
    return subtract(scale(Convex.logarithm(q.rate(), p.rate()), 2), once);
  }

  /** With F(h) = log(sinh h/h) at half the log-odds: F less its tangent. */
  private static Node continuousBernoulli(ContinuousBernoulli p, ContinuousBernoulli q) {
    Node from = scale(p.logits(), 0.5);
    Node to = scale(q.logits(), 0.5);
    Node pull = multiply(besselRatio(0.5, from), to);
    Node normaliser = logBesselNormaliser(0.5, to);
    Node apart = subtract(subtract(normaliser, p.entropies()), pull);
    Node sizes = multiply(minimum(abs(from), abs(to)), sign(multiply(sign(from), sign(to))));
    Node sameSide = greaterOrEqual(sizes, Node.constant(1));
    Node elsewhere = select(sameSide, oneSide(sameSide, abs(to), abs(from)), apart);
    return Convex.besselNormaliser(0.5, to, from, elsewhere);
  }

  /** {@code F = h − log 2h + log(1 − e⁻²ʰ)} for h ≥ 1, whose first term is its own tangent. */
  private static Node oneSide(Node holds, Node to, Node from) {
    Node y = select(holds, to, Node.constant(1));
    Node x = select(holds, from, Node.constant(1));
    Node tails = subtract(log1mexp(scale(y, 2)), log1mexp(scale(x, 2)));
    Node decay = scale(x, -2);
    Node slope = scale(divide(exp(decay), expm1(decay)), -2);
    Node curved = subtract(tails, multiply(slope, subtract(y, x)));
    return add(Convex.logarithm(y, x), curved);
  }

  /** With F = log I₀: F less its tangent, and {@code 2κ₀ sin²((μ − μ₀)/2) F′(κ)}. */
  private static Node vonMises(VonMises p, VonMises q) {
    Node turn = square(sin(scale(subtract(p.location(), q.location()), 0.5)));
    Node length = besselRatio(0, p.concentration());
    Node turned = scale(multiply(multiply(q.concentration(), turn), length), 2);
    Node lengths = multiply(subtract(q.concentration(), p.concentration()), p.shortfall());
    Node elsewhere = add(subtract(q.logNormaliser(), p.logNormaliser()), lengths);
    Node bent = Convex.besselNormaliser(0, q.concentration(), p.concentration(), elsewhere);
    return add(bent, turned);
  }

  private static Node beta(Beta p, Beta q) {
    Node growth = divide(q.total(), p.total());
    BinaryOperator<Node> part =
        (mine, other) ->
            add(lgammaBregman(other, mine), relativeEntropy(other, multiply(mine, growth)));
    Node parts =
        add(
            part.apply(p.concentration1(), q.concentration1()),
            part.apply(p.concentration0(), q.concentration0()));
    return subtract(parts, lgammaBregman(q.total(), p.total()));
  }
}
