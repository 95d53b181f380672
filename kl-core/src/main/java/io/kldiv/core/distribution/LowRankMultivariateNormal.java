package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.sqrt;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Leaf;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.LinearAlgebra;
import io.kldiv.core.graph.op.Products;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A normal vector whose covariance {@code Σ = W·Wᵀ + diag(D)} has a factor of few columns, {@code
 * [batch × d]}. No matrix of d × d is ever made.
 *
 * <p>With the capacitance {@code C = I + WᵀD⁻¹W = K·Kᵀ}: {@code |Σ| = |D|·|C|} and, for a deviation
 * y and {@code z = C⁻¹WᵀD⁻¹y}, {@code yᵀΣ⁻¹y = ‖D^−½(y − Wz)‖² + ‖z‖²}, in which nothing cancels
 * (Woodbury 1950).
 *
 * @param mean μ, {@code [batch × d]}
 * @param factor W, {@code [batch × d × r]} or {@code [1 × d × r]}
 * @param diagonal D > 0, variances, {@code [batch × d]} or {@code [1 × d]}
 */
public record LowRankMultivariateNormal(Node mean, Node factor, Node diagonal)
    implements Distribution {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY =
      new Family("low-rank-multivariate-normal", Family.Support.REAL, true);

  /**
   * Checks the shapes.
   *
   * @throws GraphException if they are not those above
   */
  public LowRankMultivariateNormal {
    Checks.matrix(FAMILY.name(), "the mean", mean);
    Checks.matrix(FAMILY.name(), "the diagonal", diagonal);
    int d = mean.shape().size(1);
    Shape shape = factor.shape();
    int batch = mean.shape().size(0);
    if (shape.rank() != 3
        || shape.size(1) != d
        || diagonal.shape().size(1) != d
        || Checks.differ(batch, shape.size(0))
        || Checks.differ(Math.max(batch, shape.size(0)), diagonal.shape().size(0))) {
      throw new GraphException(
          ("%s: for a mean %s there must be a factor [batch × %d × r] and a diagonal [batch × %d],"
                  + " but they are %s and %s (%s)")
              .formatted(FAMILY, mean.shape(), d, d, shape, diagonal.shape(), factor.source()));
    }
    int all = Math.max(Math.max(batch, shape.size(0)), diagonal.shape().size(0));
    mean = Layouts.broadcastTo(mean, Shape.of(all, d));
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return mean.shape();
  }

  /** {@code D^−½W}, {@code [batch × d × r]}. */
  public Node whitened() {
    return divide(factor, columns(sqrt(diagonal)));
  }

  /** The Cholesky factor K of the capacitance, {@code [batch × r × r]}. */
  public Node capacitanceTril() {
    Node whitened = whitened();
    int r = factor.shape().size(2);
    double[] ones = new double[r];
    Arrays.fill(ones, 1);
    Node identity = Layouts.diagonalMatrix(Node.constant(ones, Shape.of(r)));
    return LinearAlgebra.cholesky(add(identity, Products.matmul(whitened, true, whitened, false)));
  }

  /**
   * {@code ½ log |Σ|}.
   *
   * @return {@code [batch]} or {@code [1]}
   */
  public Node halfLogDeterminant() {
    Node diagonals = scale(Reductions.sum(log(diagonal), 1), 0.5);
    return add(diagonals, Reductions.sum(log(Layouts.diagonal(capacitanceTril())), 1));
  }

  /**
   * {@code vᵀΣ⁻¹v} of some vectors v, summed.
   *
   * @param vectors {@code [batch × d × n]}
   * @return {@code [batch]}
   */
  public Node squaredNorms(Node vectors) {
    Node white = divide(vectors, columns(sqrt(diagonal)));
    Node whitened = whitened();
    Node z = posterior(Products.matmul(whitened, true, white, false));
    Node rest = subtract(white, Products.matmul(whitened, z));
    return add(Reductions.sum(square(rest), 1, 2), Reductions.sum(square(z), 1, 2));
  }

  /**
   * {@code C⁻¹b}.
   *
   * @param b {@code [batch × r × n]}
   * @return {@code [batch × r × n]}
   */
  public Node posterior(Node b) {
    Node tril = capacitanceTril();
    Node half = LinearAlgebra.triangularSolve(tril, b);
    return LinearAlgebra.triangularSolve(tril, half, true, true);
  }

  /** {@code D + Σⱼ Wₖⱼ²}. */
  @Override
  public Optional<Node> variance() {
    Node variance = add(diagonal, Reductions.sum(square(factor), 2));
    return Optional.of(Layouts.broadcastTo(variance, shape()));
  }

  /** {@code ½ log |Σ| + (d/2)(1 + log 2π)}. */
  @Override
  public Optional<Node> entropy() {
    double constant = 0.5 * (1 + Normal.LOG_TWO_PI) * shape().size(1);
    Node entropy = shift(halfLogDeterminant(), constant);
    return Optional.of(Layouts.broadcastTo(entropy, Shape.of(shape().size(0))));
  }

  @Override
  public Node logDensity(Node value) {
    Node deviation = columns(subtract(Checks.value(this, value), mean));
    Node half = add(scale(squaredNorms(deviation), 0.5), halfLogDeterminant());
    return shift(negate(half), -0.5 * Normal.LOG_TWO_PI * shape().size(1));
  }

  /** {@code μ + W·ε + D^½·ε′} with standard normal ε and ε′. */
  @Override
  public Node sample(String noise) {
    Shape shape = shape();
    Shape common = Shape.of(shape.size(0), factor.shape().size(2), 1);
    Node shared = Node.noise(noise + ".factor", Leaf.Noise.Law.NORMAL, common);
    Node own = Node.noise(noise + ".diagonal", Leaf.Noise.Law.NORMAL, shape);
    Node moved = Layouts.reshape(Products.matmul(factor, shared), shape);
    return add(add(mean, moved), multiply(sqrt(diagonal), own));
  }

  /** The same law with its covariance in full, Σ of d × d. */
  public MultivariateNormal full() {
    Node product = Products.matmul(factor, false, factor, true);
    return MultivariateNormal.ofCovariance(mean, add(product, Layouts.diagonalMatrix(diagonal)));
  }

  private static Node columns(Node x) {
    Shape shape = x.shape();
    return Layouts.reshape(x, Shape.of(shape.size(0), shape.size(1), 1));
  }

  /** A low-rank normal law of given parameters. */
  @Describe(
      value = "A normal vector whose covariance is a product of a narrow factor and a diagonal.",
      formula = "N(μ, W Wᵀ + diag(D))")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters.
     *
     * @param mean μ
     * @param factor W, row by row
     * @param diagonal D
     */
    public record Config(
        @Describe("The mean of each element.") List<Double> mean,
        @Describe("The factor, row by row: one row for each element.") List<List<Double>> factor,
        @Describe("The variance of each element besides the factor's, greater than 0.")
            @Range(min = 0, minExclusive = true)
            List<Double> diagonal) {}

    /**
     * Creates the part.
     *
     * @param config the parameters
     */
    public Given(Config config) {
      this.config = config;
    }

    @Override
    public Distribution distribution() {
      GivenRow mean = GivenRow.of("mean", config.mean());
      int width = config.factor().isEmpty() ? 0 : config.factor().get(0).size();
      Node factor = GivenRow.matrix("factor", config.factor(), config.mean().size(), width);
      GivenRow diagonal = GivenRow.of("diagonal", config.diagonal()).above(0).asLongAs(mean);
      return new LowRankMultivariateNormal(mean.node(), factor, diagonal.node());
    }
  }
}
