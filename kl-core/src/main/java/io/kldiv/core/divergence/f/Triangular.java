package io.kldiv.core.divergence.f;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.expm1;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.square;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Describe;

/** The triangular discrimination. */
@Describe(
    value =
        "The triangular discrimination of Vincze and Le Cam, from 0 to 2, symmetric; half"
            + " of it lies between the squared Hellinger distance and twice that. Its square"
            + " root is a metric. For categorical and Bernoulli distributions.",
    formula = "Σ (p − q)²/(p + q)",
    source = "Vincze 1981; Le Cam 1986; Topsøe 2000, eq. 1")
public final class Triangular implements Divergence, Generator {
  private static final Properties PROPERTIES =
      new Properties(
          "Δ(P,Q)",
          Properties.Law.SYMMETRIC,
          2,
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
  public Triangular(Config config) {}

  @Override
  public Node between(Distribution p, Distribution q) {
    return FDivergence.atMost(2, FDivergence.between(p, q, this, "triangular"));
  }

  @Override
  public Properties properties() {
    return PROPERTIES;
  }

  @Override
  public Node of(Node logRatio) {
    Node lesser = negate(abs(logRatio));
    return divide(square(expm1(lesser)), shift(exp(lesser), 1));
  }

  @Override
  public Limit atZero() {
    return new Limit(1, -3);
  }

  @Override
  public Limit atInfinity() {
    return new Limit(1, -3);
  }
}
