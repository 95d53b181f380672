package stranger;

import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.greater;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.sqrt;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.GivenDistribution;
import io.kldiv.core.distribution.GivenParameters;
import io.kldiv.core.distribution.Univariate;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.part.Describe;
import java.util.List;

/** The length of a vector of two normal components. */
public record Rayleigh(Node scale) implements Univariate {
  private static final Family FAMILY = new Family("rayleigh", Family.Support.POSITIVE, true);

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return scale.shape();
  }

  @Override
  public Node mean() {
    return Elementwise.scale(scale, 1.2533141373155003);
  }

  @Override
  public Node logDensities(Node value) {
    Node inside = greater(value, Node.constant(0));
    Node x = select(inside, value, Node.constant(1));
    Node tail = Elementwise.scale(square(divide(x, scale)), -0.5);
    Node density = subtract(tail, subtract(Elementwise.scale(log(scale), 2), log(x)));
    return select(inside, density, Node.constant(Double.NEGATIVE_INFINITY));
  }

  @Override
  public Node quantile(Node probability) {
    return multiply(scale, sqrt(Elementwise.scale(log1p(negate(probability)), -2)));
  }

  @Describe("Independent variables of Rayleigh's law.")
  public static final class Given implements GivenDistribution {
    private final Config config;

    public record Config(@Describe("The scale, above 0.") List<Double> scale) {}

    public Given(Config config) {
      this.config = config;
    }

    @Override
    public Distribution distribution() {
      return new Rayleigh(new GivenParameters(FAMILY).positive("scale", config.scale()));
    }
  }
}
