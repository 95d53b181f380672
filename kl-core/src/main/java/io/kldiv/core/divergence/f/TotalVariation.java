package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.expm1;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Describe;

/** The total variation distance. */
@Describe(
    value =
        "The greatest difference between the probabilities that P and Q give to an event,"
            + " from 0 to 1; a metric. For categorical and Bernoulli distributions. Its"
            + " gradient does not vanish where P is near Q.",
    formula = "½ Σ |p − q|",
    source = "Jordan 1881; f(u) = ½|u − 1|, Csiszár 1967")
public final class TotalVariation implements Divergence, Generator {
  private static final Properties PROPERTIES =
      new Properties(
          "TV(P,Q)",
          Properties.Law.METRIC,
          1,
          Properties.OverBatch.MEAN,
          "it is finite everywhere: look for numbers that are not finite in P or Q"
              + " themselves");

  /** The divergence has no settings. */
  public record Config() {}

  /**
   * Creates the divergence.
   *
   * @param config no settings
   */
  public TotalVariation(Config config) {}

  @Override
  public Node between(Distribution p, Distribution q) {
    return FDivergence.atMost(1, FDivergence.between(p, q, this, "total-variation"));
  }

  @Override
  public Properties properties() {
    return PROPERTIES;
  }

  @Override
  public Node of(Node logRatio) {
    return scale(expm1(negate(abs(logRatio))), -0.5);
  }

  @Override
  public Limit atZero() {
    return new Limit(0.5, -0.5);
  }

  @Override
  public Limit atInfinity() {
    return new Limit(0.5, -0.5);
  }
}
