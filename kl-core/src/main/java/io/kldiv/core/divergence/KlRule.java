package io.kldiv.core.divergence;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.graph.Node;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of the Kullback-Leibler divergence D(P‖Q) for an ordered pair of families. A
 * plug-in contributes one by {@code parts.contribute(KlRule.class, rule)}.
 */
public sealed interface KlRule {
  /** The class of P. */
  Class<? extends Distribution> p();

  /** The class of Q. */
  Class<? extends Distribution> q();

  /**
   * A pair with a closed form.
   *
   * @param p the exact class of P
   * @param q the exact class of Q
   * @param formula the expression; both have the same event shape, and equal batches or one of 1
   * @param source the equation, and who published it
   * @param <P> the class of P
   * @param <Q> the class of Q
   */
  record ClosedForm<P extends Distribution, Q extends Distribution>(
      Class<P> p, Class<Q> q, Formula<P, Q> formula, String source) implements KlRule {
    /** Checks that no component is null. */
    public ClosedForm {
      Objects.requireNonNull(p);
      Objects.requireNonNull(q);
      Objects.requireNonNull(formula);
      Objects.requireNonNull(source);
    }

    Node apply(Distribution left, Distribution right) {
      return formula.of(p.cast(left), q.cast(right));
    }
  }

  /**
   * A pair whose divergence is infinite whatever the parameters.
   *
   * @param p the exact class of P
   * @param q the exact class of Q
   * @param reason why, for a user to read
   */
  record Infinite(Class<? extends Distribution> p, Class<? extends Distribution> q, String reason)
      implements KlRule {
    /** Checks that no component is null. */
    public Infinite {
      Objects.requireNonNull(p);
      Objects.requireNonNull(q);
      Objects.requireNonNull(reason);
    }
  }

  /**
   * Pairs that come down to other pairs, or to what every distribution has: products, transformed
   * variables, point masses, exponential families. It is asked where there is no rule for the exact
   * classes, in the order of registration.
   *
   * @param p the class of P or an interface of it; {@link Distribution} stands for all
   * @param q the class of Q or an interface of it
   * @param formula the expression, where it applies
   * @param source the equation, and who published it
   * @param <P> the type of P
   * @param <Q> the type of Q
   */
  record Structural<P extends Distribution, Q extends Distribution>(
      Class<P> p, Class<Q> q, Reduction<P, Q> formula, String source) implements KlRule {
    /** Checks that no component is null. */
    public Structural {
      Objects.requireNonNull(p);
      Objects.requireNonNull(q);
      Objects.requireNonNull(formula);
      Objects.requireNonNull(source);
    }

    Optional<Node> apply(Distribution left, Distribution right, KlRules rules) {
      return p.isInstance(left) && q.isInstance(right)
          ? formula.of(p.cast(left), q.cast(right), rules)
          : Optional.empty();
    }
  }

  /**
   * The expression of a structural rule.
   *
   * @param <P> the type of P
   * @param <Q> the type of Q
   */
  @FunctionalInterface
  interface Reduction<P extends Distribution, Q extends Distribution> {
    /**
     * D(P‖Q) for each sample, in nats.
     *
     * @param p a batch of n, or of 1
     * @param q a batch of n, or of 1
     * @param rules what is known of the parts
     * @return {@code [n]}; empty if the rule does not apply to the two
     */
    Optional<Node> of(P p, Q q, KlRules rules);
  }

  /**
   * The expression of a closed form.
   *
   * @param <P> the class of P
   * @param <Q> the class of Q
   */
  @FunctionalInterface
  interface Formula<P extends Distribution, Q extends Distribution> {
    /**
     * D(P‖Q) for each sample, in nats.
     *
     * @param p a batch of n, or of 1
     * @param q a batch of n, or of 1
     * @return {@code [n]}
     */
    Node of(P p, Q q);
  }
}
