package stranger;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.expm1;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.divergence.f.FDivergence;
import io.kldiv.core.divergence.f.Generator;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Describe;

/** Lin's K-divergence, D(P‖(P + Q)/2): f(u) = u log(2u/(1 + u)) − (u − 1)/2. */
@Describe(value = "The divergence of P from the mean of P and Q.", formula = "Σ p log(2p/(p + q))")
public final class KDivergence implements Divergence, Generator {
  private static final double LOG_2 = 0.6931471805599453;

  @Override
  public Node between(Distribution p, Distribution q) {
    return FDivergence.between(p, q, this, "stranger/k-divergence");
  }

  @Override
  public Properties properties() {
    return new Properties(
        "K(P‖Q)", Properties.Law.DIVERGENCE, LOG_2, Properties.OverBatch.MEAN, "it is finite");
  }

  @Override
  public Node of(Node logRatio) {
    Node size = abs(logRatio);
    Node lesser = exp(negate(size));
    Node halfGap = scale(expm1(negate(size)), 0.5);
    Node above = shift(negate(log1p(lesser)), LOG_2);
    Node below = multiply(lesser, subtract(above, size));
    Node moreOfP = greater(logRatio, Node.constant(0));
    return select(moreOfP, add(above, halfGap), subtract(below, halfGap));
  }

  @Override
  public Limit atZero() {
    return new Limit(0.5, 0);
  }

  @Override
  public Limit atInfinity() {
    return new Limit(LOG_2 - 0.5, -0.5);
  }
}
