package io.kldiv.core.divergence;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.PartRegistry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is known of the Kullback-Leibler divergence, by the ordered pair of exact classes.
 * Immutable. For each pair there is a closed form, or the knowledge that it is infinite, or a
 * structural rule that applies, or nothing; nothing is an error, never a silent estimate.
 */
public final class KlRules {
  private final Map<Pair, KlRule> rules;

  private KlRules(Map<Pair, KlRule> rules) {
    this.rules = rules;
  }

  /**
   * The rules that plug-ins contributed.
   *
   * @throws DivergenceException if two rules are for the same pair
   */
  public static KlRules from(PartRegistry registry) {
    return of(registry.contributions(KlRule.class));
  }

  /**
   * A table of rules.
   *
   * @throws DivergenceException if two rules are for the same pair; the message names both
   */
  public static KlRules of(Collection<KlRule> rules) {
    Map<Pair, KlRule> table = new LinkedHashMap<>();
    for (KlRule rule : rules) {
      Pair pair = new Pair(rule.p(), rule.q());
      KlRule earlier = table.putIfAbsent(pair, rule);
      if (earlier != null) {
        throw new DivergenceException(
            "there are two rules for KL(%s): %s, and %s"
                .formatted(pair, describe(earlier), describe(rule)));
      }
    }
    return new KlRules(table);
  }

  /** What is known of a pair of exact classes, if anything; structural rules may know more. */
  public Optional<KlRule> rule(Class<? extends Distribution> p, Class<? extends Distribution> q) {
    return Optional.ofNullable(rules.get(new Pair(p, q)));
  }

  /** The pairs there are rules for, as text: {@code Normal ‖ Normal, …}. */
  public String pairs() {
    return rules.keySet().stream().map(Pair::toString).collect(Collectors.joining(", "));
  }

  /**
   * The divergence D(P‖Q) = E_P[log p − log q] for each sample, in nats.
   *
   * @param p of batch size n or 1
   * @param q of batch size n or 1
   * @return {@code [n]}
   * @throws NoClosedFormException if there is no rule for the pair
   * @throws DivergenceException if the sizes of the events or the batches differ
   */
  public Node between(Distribution p, Distribution q) {
    KlRule rule = rules.get(new Pair(p.getClass(), q.getClass()));
    if (rule == null || rule instanceof KlRule.Structural<?, ?>) {
      return structural(p, q);
    }
    int batch = Batches.common(p, q);
    if (rule instanceof KlRule.ClosedForm<?, ?> closed) {
      return closed.apply(p, q);
    }
    return Layouts.broadcastTo(Node.constant(Double.POSITIVE_INFINITY), Shape.of(batch));
  }

  private Node structural(Distribution p, Distribution q) {
    for (KlRule rule : rules.values()) {
      if (rule instanceof KlRule.Structural<?, ?> structural) {
        Optional<Node> value = structural.apply(p, q, this);
        if (value.isPresent()) {
          return Layouts.broadcastTo(value.orElseThrow(), Shape.of(Batches.common(p, q)));
        }
      }
    }
    throw new NoClosedFormException(
        "there is no closed form of KL(%s ‖ %s); %s"
            .formatted(p.family(), q.family(), pairsWith(p)));
  }

  private String pairsWith(Distribution p) {
    String pairs =
        rules.keySet().stream()
            .filter(pair -> pair.p() == p.getClass())
            .map(Pair::toString)
            .collect(Collectors.joining(", "));
    return "the pairs with this P are: " + (pairs.isEmpty() ? "none" : pairs);
  }

  private static String describe(KlRule rule) {
    if (rule instanceof KlRule.Structural<?, ?> structural) {
      return "a structural rule from " + structural.source();
    }
    return rule instanceof KlRule.ClosedForm<?, ?> closed
        ? "a closed form from " + closed.source()
        : "infinite because " + ((KlRule.Infinite) rule).reason();
  }

  private record Pair(Class<?> p, Class<?> q) {
    @Override
    public String toString() {
      return p.getSimpleName() + " ‖ " + q.getSimpleName();
    }
  }
}
