package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.scale;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.Kl;
import io.kldiv.core.divergence.ReverseKl;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Elementwise;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The generators of those divergences that are f-divergences. */
public final class Generators {
  private Generators() {}

  /**
   * The function f of a divergence: its own if it is a {@link Generator}, a power or a sum of
   * powers for the others of this module; empty if it is no f-divergence.
   */
  public static Optional<Generator> of(Divergence divergence) {
    if (divergence instanceof JensenShannon several && several.isOfSeveral()) {
      return Optional.empty();
    }
    if (divergence instanceof Generator own) {
      return Optional.of(own);
    }
    if (divergence instanceof Kl) {
      return powers(1, 1);
    }
    if (divergence instanceof ReverseKl) {
      return powers(1, 0);
    }
    if (divergence instanceof Jeffreys) {
      return powers(1, 1, 0);
    }
    if (divergence instanceof PearsonChiSquared) {
      return powers(2, 2);
    }
    if (divergence instanceof NeymanChiSquared) {
      return powers(2, -1);
    }
    if (divergence instanceof SquaredHellinger) {
      return powers(0.25, 0.5);
    }
    if (divergence instanceof Tsallis tsallis) {
      return powers(tsallis.alpha(), tsallis.alpha());
    }
    return divergence instanceof Alpha alpha ? powers(1, alpha.power()) : Optional.empty();
  }

  /**
   * A divergence as an f-divergence, or as a function of one that is a function of {@code Σ
   * pᵅq¹⁻ᵅ}; empty if it is neither.
   */
  public static Optional<Integral> integral(Divergence divergence) {
    if (divergence instanceof Renyi renyi) {
      return ofRenyi(renyi.alpha(), x -> x);
    }
    if (divergence instanceof Bhattacharyya) {
      return ofRenyi(0.5, x -> scale(x, 0.5));
    }
    if (divergence instanceof SharmaMittal both) {
      return ofRenyi(both.alpha(), x -> Orders.deformed(x, both.beta() - 1));
    }
    return of(divergence).map(generator -> new Integral(generator, Optional.empty()));
  }

  /** At the orders 0 and ∞ it is no integral. */
  private static Optional<Integral> ofRenyi(double order, UnaryOperator<Node> outer) {
    if (order == 0 || order == Double.POSITIVE_INFINITY) {
      return Optional.empty();
    }
    UnaryOperator<Node> renyi = power -> Orders.ofPower(power, order);
    return Optional.of(
        new Integral(
            Generator.power(order), Optional.of(power -> outer.apply(renyi.apply(power)))));
  }

  /** Whether the divergence is D(P‖Q) of Kullback and Leibler. */
  public static boolean isKullbackLeibler(Divergence divergence) {
    return divergence instanceof Kl;
  }

  private static Optional<Generator> powers(double factor, double... orders) {
    List<Generator> terms = Arrays.stream(orders).mapToObj(Generator::power).toList();
    return Optional.of(new Sum(factor, terms));
  }

  /** A multiple of a sum. */
  private record Sum(double factor, List<Generator> terms) implements Generator {
    @Override
    public Node of(Node logRatio) {
      Node sum =
          terms.stream().map(term -> term.of(logRatio)).reduce(Elementwise::add).orElseThrow();
      return scale(sum, factor);
    }

    @Override
    public Limit atZero() {
      return limit(terms.stream().map(Generator::atZero).toList());
    }

    @Override
    public Limit atInfinity() {
      return limit(terms.stream().map(Generator::atInfinity).toList());
    }

    private Limit limit(List<Limit> limits) {
      double value = limits.stream().mapToDouble(Limit::value).sum();
      double slope = limits.stream().mapToDouble(Limit::slope).sum();
      return value == Double.POSITIVE_INFINITY
          ? Limit.INFINITE
          : new Limit(factor * value, factor * slope);
    }
  }
}
