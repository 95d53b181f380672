package stranger;

import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.relativeEntropy;
import static io.kldiv.core.graph.op.Elementwise.square;

import io.kldiv.core.divergence.KlRule;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Reductions;

/** {@code r − 1 − log r} with r = σ²/σ₀². */
final class RayleighKl implements KlRule.Formula<Rayleigh, Rayleigh> {
  @Override
  public Node of(Rayleigh p, Rayleigh q) {
    Node reference = square(q.scale());
    return Reductions.sum(divide(relativeEntropy(reference, square(p.scale())), reference), 1);
  }
}
