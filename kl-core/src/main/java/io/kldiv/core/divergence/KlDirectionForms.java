package io.kldiv.core.divergence;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.relativeEntropy;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.Dirichlet;
import io.kldiv.core.distribution.VonMisesFisher;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.graph.op.SpecialFunctions;
import java.util.List;

/** The closed forms of the Kullback-Leibler divergence on the simplex and on the sphere. */
public final class KlDirectionForms {
  private KlDirectionForms() {}

  /** All of them. */
  public static List<KlRule> all() {
    return List.of(
        new KlRule.ClosedForm<>(
            Dirichlet.class,
            Dirichlet.class,
            KlDirectionForms::dirichlet,
            "log B(β)/B(α) + Σ (α−β)(ψ(α) − ψ(α₀)), Penny 2001, arranged as Bregman divergences"),
        new KlRule.ClosedForm<>(
            VonMisesFisher.class,
            VonMisesFisher.class,
            KlDirectionForms::vonMisesFisher,
            "log C(κ)/C(κ₀) + A(κ)(κ − κ₀ μ₀ᵀμ), Diethe 2015, eq. 7; g(κ₀) − g(κ) − g′(κ)(κ₀ − κ)"
                + " + ½ κ₀ A(κ)‖μ − μ₀‖²"));
  }

  /** {@code Σ f(β|α) − f(β₀|α₀) + Σ r(β, αβ₀/α₀)}, see {@link SpecialFunctions#lgammaBregman}. */
  private static Node dirichlet(Dirichlet p, Dirichlet q) {
    Node each = SpecialFunctions.lgammaBregman(q.concentration(), p.concentration());
    Node matched = multiply(p.concentration(), divide(q.total(), p.total()));
    Node ratios = relativeEntropy(q.concentration(), matched);
    Node together = SpecialFunctions.lgammaBregman(q.total(), p.total());
    return subtract(Reductions.sum(add(each, ratios), 1), flat(together));
  }

  private static Node vonMisesFisher(VonMisesFisher p, VonMisesFisher q) {
    int d = p.shape().size(1);
    Node spread = SpecialFunctions.besselBregman(d, q.concentration(), p.concentration());
    Node apart = Reductions.sum(square(subtract(p.meanDirection(), q.meanDirection())), 1);
    Node pull = flat(multiply(q.concentration(), p.meanLength()));
    return add(flat(spread), scale(multiply(pull, apart), 0.5));
  }

  private static Node flat(Node column) {
    return Layouts.reshape(column, Shape.of(column.shape().size(0)));
  }
}
