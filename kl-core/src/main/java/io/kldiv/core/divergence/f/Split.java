package io.kldiv.core.divergence.f;

import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Mixture;
import io.kldiv.core.divergence.Batches;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.f.JensenShannon.Weighted;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One distribution against the mixture of those that come after it: a share of the Jensen-Shannon
 * divergence of several. With {@code Wᵢ = Σₖ≥ᵢ wₖ} it is the sum over i of {@code Wᵢ} times the
 * divergence of two, with the weight {@code wᵢ/Wᵢ}, of Pᵢ and the mixture of the later ones (the
 * chain rule of information: first whether an outcome is from P₁, if not, whether from P₂, …). So
 * what estimates f-divergences estimates it too.
 *
 * @param factor Wᵢ
 * @param divergence that of two, with its weight
 * @param p Pᵢ
 * @param q the mixture of those after it; of one, that one
 */
public record Split(double factor, Divergence divergence, Distribution p, Distribution q) {
  private static final double BELOW_ONE = 1 - 0x1p-53;

  /** Checks that no component is null. */
  public Split {
    Objects.requireNonNull(divergence);
    Objects.requireNonNull(p);
    Objects.requireNonNull(q);
  }

  /**
   * The shares of a divergence of several distributions; none for a divergence of two.
   *
   * @param divergence any
   * @param p P
   * @param q Q
   * @throws io.kldiv.core.divergence.DivergenceException if the sizes or kinds of the values differ
   */
  public static List<Split> of(Divergence divergence, Distribution p, Distribution q) {
    if (!(divergence instanceof JensenShannon several) || !several.isOfSeveral()) {
      return List.of();
    }
    List<Weighted> compared = several.compared(p, q);
    Batches.common(p, q);
    return of(compared);
  }

  private static List<Split> of(List<Weighted> compared) {
    List<Split> splits = new ArrayList<>();
    for (int i = 0; i + 1 < compared.size(); i++) {
      List<Weighted> later = compared.subList(i + 1, compared.size());
      double own = compared.get(i).weight();
      double rest = later.stream().mapToDouble(Weighted::weight).sum();
      double share = Math.min(own / (own + rest), BELOW_ONE);
      splits.add(
          new Split(
              own + rest,
              new JensenShannon(new JensenShannon.Config(share)),
              compared.get(i).distribution(),
              mixture(later)));
    }
    return splits;
  }

  private static Distribution mixture(List<Weighted> parts) {
    if (parts.size() == 1) {
      return parts.get(0).distribution();
    }
    double[] weights = parts.stream().mapToDouble(Weighted::weight).toArray();
    return new Mixture(
        Categorical.ofWeights(Node.constant(weights, Shape.of(1, weights.length))),
        parts.stream().map(Weighted::distribution).toList());
  }
}
