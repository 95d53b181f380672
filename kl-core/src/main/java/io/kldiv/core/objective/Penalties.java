package io.kldiv.core.objective;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.maximum;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.Node;
import java.util.function.BinaryOperator;

/** The usual penalties, in terms of the divergence D and the level ε, both in nats. */
public final class Penalties {
  private Penalties() {}

  /** φ(D) = D. */
  public static Penalty linear() {
    return new Function(false, (divergence, level) -> divergence);
  }

  /**
   * Free bits, φ(D) = max(D, ε): below ε there is no gradient (Kingma et al., 2016, equation 15).
   *
   * @param perSample whether each sample has ε free, or the batch
   */
  public static Penalty freeBits(boolean perSample) {
    return new Function(perSample, (divergence, level) -> maximum(divergence, level));
  }

  /**
   * Capacity, φ(D) = |D − ε|: D is drawn to ε from both sides (Burgess et al., 2018, equation 8).
   */
  public static Penalty capacity() {
    return new Function(false, (divergence, level) -> abs(subtract(divergence, level)));
  }

  private record Function(boolean perSample, BinaryOperator<Node> function) implements Penalty {
    @Override
    public Node of(Node divergence, Node level) {
      return function.apply(divergence, level);
    }
  }
}
