package io.kldiv.core.divergence;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.select;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.ExponentialFamily;
import io.kldiv.core.distribution.PointMass;
import io.kldiv.core.distribution.Product;
import io.kldiv.core.distribution.Transformed;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import java.util.List;
import java.util.Optional;

/** The rules of the Kullback-Leibler divergence that come down to other pairs. */
public final class KlStructuralForms {
  private static final Node ZERO = Node.constant(0);
  private static final Node INFINITE = Node.constant(Double.POSITIVE_INFINITY);

  private KlStructuralForms() {}

  /** All of them; a pair takes the first that applies. */
  public static List<KlRule> all() {
    return List.of(
        new KlRule.Structural<>(
            Product.class,
            Product.class,
            KlStructuralForms::product,
            "the sum over the parts, Kullback and Leibler 1951, eq. 3.2"),
        new KlRule.Structural<>(
            Transformed.class,
            Transformed.class,
            KlStructuralForms::transformed,
            "the divergence before one invertible function, Kullback and Leibler 1951, th. 4.1"),
        new KlRule.Structural<>(
            PointMass.class,
            Distribution.class,
            (p, q, rules) -> Optional.of(negate(q.logDensity(p.location()))),
            "−log q(location); for a density q the cross-entropy, which may be negative"),
        new KlRule.Structural<>(
            Distribution.class,
            PointMass.class,
            KlStructuralForms::toPointMass,
            "0 if P is certain to be at the location, else infinite, because Q excludes all else"),
        new KlRule.Structural<>(
            ExponentialFamily.class,
            ExponentialFamily.class,
            KlStructuralForms::exponentialFamily,
            "F(θ₀) − F(θ) − ⟨θ₀ − θ, ∇F(θ)⟩, Banerjee and others 2005, th. 4"));
  }

  private static Optional<Node> product(Product p, Product q, KlRules rules) {
    List<Distribution> left = p.parts();
    List<Distribution> right = q.parts();
    if (left.size() != right.size()) {
      return Optional.empty();
    }
    Node sum = Layouts.broadcastTo(ZERO, Shape.of(1));
    for (int i = 0; i < left.size(); i++) {
      sum = add(sum, rules.between(left.get(i), right.get(i)));
    }
    return Optional.of(sum);
  }

  private static Optional<Node> transformed(Transformed p, Transformed q, KlRules rules) {
    return p.transform().equals(q.transform())
        ? Optional.of(rules.between(p.base(), q.base()))
        : Optional.empty();
  }

  private static Optional<Node> toPointMass(Distribution p, PointMass q, KlRules rules) {
    if (!p.family().support().discrete()) {
      return Optional.of(INFINITE);
    }
    return Optional.of(select(equal(p.logDensity(q.location()), ZERO), ZERO, INFINITE));
  }

  private static Optional<Node> exponentialFamily(
      ExponentialFamily p, ExponentialFamily q, KlRules rules) {
    return ExponentialFamilies.areOne(p, q)
        ? Optional.of(ExponentialFamilies.kullbackLeibler(p, q))
        : Optional.empty();
  }
}
