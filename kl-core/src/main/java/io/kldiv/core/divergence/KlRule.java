package io.kldiv.core.divergence;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.graph.Node;
import java.util.Objects;

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
