package io.kldiv.core.divergence;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.erf;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.greaterOrEqual;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.relativeEntropy;
import static io.kldiv.core.graph.op.Elementwise.relu;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.SpecialFunctions.lbeta;
import static io.kldiv.core.graph.op.SpecialFunctions.lgammaRemainder;
import static io.kldiv.core.graph.op.SpecialFunctions.logBesselNormaliser;

import io.kldiv.core.distribution.Beta;
import io.kldiv.core.distribution.ChiSquared;
import io.kldiv.core.distribution.ContinuousBernoulli;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Exponential;
import io.kldiv.core.distribution.Gamma;
import io.kldiv.core.distribution.Gumbel;
import io.kldiv.core.distribution.Kumaraswamy;
import io.kldiv.core.distribution.Laplace;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.Pareto;
import io.kldiv.core.distribution.Uniform;
import io.kldiv.core.distribution.Weibull;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The Kullback-Leibler divergence between univariate laws of two families: {@code −H(P) − E_P log
 * q}, or what the gamma laws have, of which the exponential and chi-squared ones are two.
 */
public final class CrossFamilyKl {
  private static final double HALF_LOG_2_PI = 0.9189385332046728;
  private static final double LOG_2 = 0.6931471805599453;
  private static final double SQRT_2_BY_PI = 0.7978845608028654;
  private static final double SQRT_HALF = 0.7071067811865476;

  private CrossFamilyKl() {}

  /** All of them: the finite ones, and those that are infinite for any parameters. */
  public static List<KlRule> all() {
    List<KlRule> rules = new ArrayList<>(ofGammaLaws());
    rules.addAll(toNormal());
    rules.addAll(toGammaAndGumbel());
    rules.addAll(toLaplace());
    rules.addAll(toBounded());
    rules.addAll(infinite());
    return rules;
  }

  private static List<KlRule> ofGammaLaws() {
    String source = "log Γ(a₀)/Γ(a) + a₀ log β/β₀ + (a−a₀)ψ(a) + a(β₀−β)/β, Penny 2001, eq. 16";
    return List.of(
        exact(Exponential.class, Gamma.class, source, (p, q) -> gamma(of(p), q)),
        exact(Gamma.class, Exponential.class, source, (p, q) -> gamma(p, of(q))),
        exact(ChiSquared.class, Gamma.class, source, (p, q) -> gamma(p.gamma(), q)),
        exact(Gamma.class, ChiSquared.class, source, (p, q) -> gamma(p, q.gamma())));
  }

  private static List<KlRule> toNormal() {
    return List.of(
        rule(Beta.class, Normal.class, CrossFamilyKl::normal),
        rule(ContinuousBernoulli.class, Normal.class, CrossFamilyKl::normal),
        rule(Exponential.class, Normal.class, CrossFamilyKl::normal),
        rule(Gamma.class, Normal.class, CrossFamilyKl::normal),
        rule(Gumbel.class, Normal.class, CrossFamilyKl::normal),
        rule(Laplace.class, Normal.class, CrossFamilyKl::normal),
        rule(Pareto.class, Normal.class, CrossFamilyKl::normal),
        rule(Uniform.class, Normal.class, CrossFamilyKl::normal));
  }

  private static List<KlRule> toGammaAndGumbel() {
    return List.of(
        rule(Beta.class, Gamma.class, (p, q) -> gamma(p.mean(), Moments.logGap(p), q)),
        rule(Pareto.class, Gamma.class, (p, q) -> gamma(p.mean(), Moments.logGap(p), q)),
        rule(Weibull.class, Gamma.class, (p, q) -> gamma(p.mean(), Moments.logGap(p), q)),
        rule(Uniform.class, Gamma.class, CrossFamilyKl::uniformToGamma),
        rule(Beta.class, Exponential.class, (p, q) -> exponential(p.mean(), q)),
        rule(ContinuousBernoulli.class, Exponential.class, (p, q) -> exponential(p.mean(), q)),
        rule(Pareto.class, Exponential.class, (p, q) -> exponential(p.mean(), q)),
        rule(Uniform.class, Exponential.class, CrossFamilyKl::uniformToExponential),
        rule(
            Exponential.class,
            Gumbel.class,
            (p, q) -> gumbel(p, Moments.logLaplaceTransform(p, q.scale()), q)),
        rule(
            Gamma.class,
            Gumbel.class,
            (p, q) -> gumbel(p, Moments.logLaplaceTransform(p, q.scale()), q)),
        rule(
            Normal.class,
            Gumbel.class,
            (p, q) -> gumbel(p, Moments.logLaplaceTransform(p, q.scale()), q)),
        rule(
            Uniform.class,
            Gumbel.class,
            (p, q) -> gumbel(p, Moments.logLaplaceTransform(p, q.scale()), q)));
  }

  private static List<KlRule> toLaplace() {
    return List.of(
        laplace(Beta.class, Moments::below),
        laplace(ContinuousBernoulli.class, Moments::below),
        laplace(Exponential.class, Moments::below),
        laplace(Gamma.class, Moments::below),
        laplace(Gumbel.class, Moments::below),
        laplace(Pareto.class, Moments::below),
        laplace(Uniform.class, Moments::below),
        rule(Normal.class, Laplace.class, CrossFamilyKl::normalToLaplace));
  }

  private static List<KlRule> toBounded() {
    return List.of(
        rule(Beta.class, Uniform.class, (p, q) -> uniform(q)),
        rule(ContinuousBernoulli.class, Uniform.class, (p, q) -> uniform(q)),
        rule(Beta.class, ContinuousBernoulli.class, (p, q) -> tilted(p.mean(), q)),
        rule(
            Uniform.class,
            ContinuousBernoulli.class,
            (p, q) -> UnivariateKl.orInfinite(inUnit(p), tilted(p.mean(), q))),
        rule(Uniform.class, Beta.class, CrossFamilyKl::uniformToBeta),
        rule(
            Kumaraswamy.class,
            Beta.class,
            (p, q) -> beta(Moments.meanLog(p), Moments.meanLogComplement(p), q)),
        rule(Uniform.class, Pareto.class, CrossFamilyKl::uniformToPareto));
  }

  private static List<KlRule> infinite() {
    List<KlRule> rules = new ArrayList<>();
    String line = "P takes every real value, Q does not";
    for (Class<? extends Distribution> p : List.of(Gumbel.class, Laplace.class, Normal.class)) {
      rules.add(new KlRule.Infinite(p, Exponential.class, line));
      rules.add(new KlRule.Infinite(p, Gamma.class, line));
      bounded().forEach(q -> rules.add(new KlRule.Infinite(p, q, line)));
      rules.add(new KlRule.Infinite(p, Pareto.class, line));
    }
    String half = "P takes every value above 0, Q does not";
    for (Class<? extends Distribution> p : List.of(Exponential.class, Gamma.class)) {
      bounded().forEach(q -> rules.add(new KlRule.Infinite(p, q, half)));
      rules.add(new KlRule.Infinite(p, Pareto.class, half));
    }
    String tail = "P takes values above any bound, Q does not";
    bounded().forEach(q -> rules.add(new KlRule.Infinite(Pareto.class, q, tail)));
    String start = "P takes values near 0, Q none below its scale";
    rules.add(new KlRule.Infinite(Beta.class, Pareto.class, start));
    rules.add(new KlRule.Infinite(ContinuousBernoulli.class, Pareto.class, start));
    return rules;
  }

  private static List<Class<? extends Distribution>> bounded() {
    return List.of(Beta.class, ContinuousBernoulli.class, Uniform.class);
  }

  private static <P extends Distribution, Q extends Distribution> KlRule exact(
      Class<P> p, Class<Q> q, String source, KlRule.Formula<P, Q> columns) {
    return new KlRule.ClosedForm<>(
        p, q, (left, right) -> Reductions.sum(columns.of(left, right), 1), source);
  }

  /** A rule from {@code −E_P log q} of each variable. */
  private static <P extends Distribution, Q extends Distribution> KlRule rule(
      Class<P> p, Class<Q> q, KlRule.Formula<P, Q> crossEntropies) {
    return new KlRule.ClosedForm<>(
        p,
        q,
        (left, right) -> {
          Node cross = Reductions.sum(crossEntropies.of(left, right), 1);
          return relu(subtract(cross, entropy(left)));
        },
        "−H(P) − E_P log q, Gil, Alajaji and Linder 2013, section 3");
  }

  private static <P extends Distribution> KlRule laplace(
      Class<P> p, BiFunction<P, Node, Node> below) {
    return rule(
        p,
        Laplace.class,
        (left, q) -> {
          Node parts = scale(below.apply(left, q.location()), 2);
          return laplace(add(subtract(left.mean(), q.location()), parts), q);
        });
  }

  private static Node entropy(Distribution p) {
    if (p instanceof Normal normal) {
      return Reductions.sum(shift(log(normal.scale()), 0.5 + HALF_LOG_2_PI), 1);
    }
    return p.entropy().orElseThrow();
  }

  private static Gamma of(Exponential law) {
    Shape shape = law.shape();
    return new Gamma(Layouts.broadcastTo(Node.constant(1), shape), law.rate());
  }

  private static Node gamma(Gamma p, Gamma q) {
    return UnivariateKl.gamma(p.concentration(), p.rate(), q.concentration(), q.rate());
  }

  private static Node normal(Distribution p, Normal q) {
    Node shifted = square(divide(subtract(p.mean(), q.mean()), q.scale()));
    Node spread = divide(divide(p.variance().orElseThrow(), q.scale()), q.scale());
    return shift(add(scale(add(shifted, spread), 0.5), log(q.scale())), HALF_LOG_2_PI);
  }

  /**
   * With {@code log E X − E log X = g} and Stirling's remainder R: {@code r(a, βμ) + (a − 1)g + log
   * μ − ½ log a/2π + R(a)}, so that for a large shape a nothing cancels.
   */
  private static Node gamma(Node mean, Node gap, Gamma q) {
    Node shape = q.concentration();
    Node mismatch = relativeEntropy(shape, multiply(q.rate(), mean));
    Node bent = multiply(shift(shape, -1), gap);
    Node level = subtract(log(mean), scale(log(shape), 0.5));
    Node rest = shift(add(level, lgammaRemainder(shape)), HALF_LOG_2_PI);
    return add(add(mismatch, bent), rest);
  }

  private static Node exponential(Node mean, Exponential q) {
    return subtract(multiply(q.rate(), mean), log(q.rate()));
  }

  private static Node gumbel(Distribution p, Node logTransform, Gumbel q) {
    Node linear = divide(subtract(p.mean(), q.location()), q.scale());
    Node tail = exp(add(logTransform, divide(q.location(), q.scale())));
    return add(add(linear, tail), log(q.scale()));
  }

  private static Node laplace(Node meanDistance, Laplace q) {
    return shift(add(divide(meanDistance, q.scale()), log(q.scale())), LOG_2);
  }

  private static Node normalToLaplace(Normal p, Laplace q) {
    Node difference = subtract(p.mean(), q.location());
    Node z = divide(difference, p.scale());
    Node peak = scale(multiply(p.scale(), exp(scale(square(z), -0.5))), SQRT_2_BY_PI);
    return laplace(add(peak, multiply(difference, erf(scale(z, SQRT_HALF)))), q);
  }

  private static Node tilted(Node mean, ContinuousBernoulli q) {
    Node normaliser = logBesselNormaliser(0.5, scale(q.logits(), 0.5));
    return subtract(normaliser, multiply(q.logits(), shift(mean, -0.5)));
  }

  private static Node uniform(Uniform q) {
    Node zero = Node.constant(0);
    Node covers =
        multiply(greaterOrEqual(zero, q.low()), greaterOrEqual(q.high(), Node.constant(1)));
    return UnivariateKl.orInfinite(covers, log(subtract(q.high(), q.low())));
  }

  private static Node notNegative(Uniform p) {
    return greaterOrEqual(p.low(), Node.constant(0));
  }

  private static Node inUnit(Uniform p) {
    return multiply(notNegative(p), greaterOrEqual(Node.constant(1), p.high()));
  }

  /** The mean of log X, of a uniform X from 0 to 1 where P takes values that Q does not. */
  private static Node meanLog(Node covers, Uniform p) {
    Node low = select(covers, p.low(), Node.constant(0));
    return Moments.meanLog(low, select(covers, p.high(), Node.constant(1)));
  }

  private static Node uniformToGamma(Uniform p, Gamma q) {
    Node covers = notNegative(p);
    Node low = select(covers, p.low(), Node.constant(0));
    Node high = select(covers, p.high(), Node.constant(1));
    Node mean = scale(add(low, high), 0.5);
    return UnivariateKl.orInfinite(covers, gamma(mean, Moments.logGap(low, high), q));
  }

  private static Node uniformToExponential(Uniform p, Exponential q) {
    return UnivariateKl.orInfinite(notNegative(p), exponential(p.mean(), q));
  }

  private static Node uniformToBeta(Uniform p, Beta q) {
    Node covers = inUnit(p);
    Node one = Node.constant(1);
    Uniform mirrored = new Uniform(subtract(one, p.high()), subtract(one, p.low()));
    Node cross = beta(meanLog(covers, p), meanLog(covers, mirrored), q);
    return UnivariateKl.orInfinite(covers, cross);
  }

  private static Node beta(Node meanLog, Node meanLogComplement, Beta q) {
    Node rise = multiply(shift(q.concentration1(), -1), meanLog);
    Node fall = multiply(shift(q.concentration0(), -1), meanLogComplement);
    return subtract(lbeta(q.concentration1(), q.concentration0()), add(rise, fall));
  }

  private static Node uniformToPareto(Uniform p, Pareto q) {
    Node covers = greaterOrEqual(p.low(), q.scale());
    Node normaliser = add(log(q.concentration()), multiply(q.concentration(), log(q.scale())));
    Node power = multiply(shift(q.concentration(), 1), meanLog(covers, p));
    return UnivariateKl.orInfinite(covers, subtract(power, normaliser));
  }
}
