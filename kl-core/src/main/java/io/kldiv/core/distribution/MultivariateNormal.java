package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.shift;
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
import java.util.List;
import java.util.Optional;

/**
 * A normal vector with a full covariance Σ = L·Lᵀ, {@code [batch × d]}.
 *
 * <p>Density: {@code log p(y) = −½ ‖L⁻¹(y − μ)‖² − Σₖ log Lₖₖ − (d/2) log 2π}.
 *
 * @param mean μ, {@code [batch × d]}
 * @param scaleTril L, lower triangular with a positive diagonal, {@code [batch × d × d]} or {@code
 *     [1 × d × d]}
 */
public record MultivariateNormal(Node mean, Node scaleTril) implements Distribution {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("multivariate-normal", Family.Support.REAL, true);

  /**
   * Checks the shapes.
   *
   * @throws GraphException if they are not those above
   */
  public MultivariateNormal {
    Checks.matrix(FAMILY.name(), "the mean", mean);
    int d = mean.shape().size(1);
    Shape factor = scaleTril.shape();
    if (factor.rank() != 3
        || factor.size(1) != d
        || factor.size(2) != d
        || Checks.differ(factor.size(0), mean.shape().size(0))) {
      throw new GraphException(
          "%s: for a mean %s the factor must have the shape [batch × %d × %d], but is %s (%s)"
              .formatted(FAMILY, mean.shape(), d, d, factor, scaleTril.source()));
    }
    mean = Layouts.broadcastTo(mean, Shape.broadcast(mean.shape(), Shape.of(factor.size(0), d)));
  }

  /**
   * A distribution from means and the triangular factors of the covariances.
   *
   * @param mean {@code [batch × d]}
   * @param scaleTril {@code [batch × d × d]}, {@code [1 × d × d]} or {@code [d × d]}, lower
   *     triangular with a positive diagonal
   */
  public static MultivariateNormal of(Node mean, Node scaleTril) {
    return new MultivariateNormal(mean, batched(scaleTril));
  }

  /**
   * A distribution from means and covariances.
   *
   * @param mean {@code [batch × d]}
   * @param covariance {@code [batch × d × d]}, {@code [1 × d × d]} or {@code [d × d]}, symmetric
   *     and positive definite; a run with one that is not fails and names the pivot
   */
  public static MultivariateNormal ofCovariance(Node mean, Node covariance) {
    return new MultivariateNormal(mean, LinearAlgebra.cholesky(batched(covariance)));
  }

  /**
   * A distribution from means and precisions, the inverses of the covariances. With the factor U·Uᵀ
   * of the precision, U upper triangular, L is the inverse of Uᵀ.
   *
   * @param mean {@code [batch × d]}
   * @param precision {@code [batch × d × d]}, {@code [1 × d × d]} or {@code [d × d]}, symmetric and
   *     positive definite; a run with one that is not fails and names the pivot, counted from the
   *     last row
   */
  public static MultivariateNormal ofPrecision(Node mean, Node precision) {
    Node given = batched(precision);
    int d = given.shape().size(-1);
    double[] ones = new double[d * d];
    double[] reversed = new double[d * d];
    for (int i = 0; i < d; i++) {
      ones[i * d + i] = 1;
      reversed[i * d + d - 1 - i] = 1;
    }
    Node turn = Node.constant(reversed, Shape.of(d, d));
    Node factor = LinearAlgebra.cholesky(turned(turn, given));
    Node lower = Layouts.transpose(turned(turn, factor));
    Node identity = Node.constant(ones, Shape.of(1, d, d));
    return new MultivariateNormal(mean, LinearAlgebra.triangularQuotient(lower, identity));
  }

  /**
   * A distribution from means and the Cholesky factors M of the precisions {@code M·Mᵀ}.
   *
   * @param mean {@code [batch × d]}
   * @param precisionTril {@code [batch × d × d]}, {@code [1 × d × d]} or {@code [d × d]}, lower
   *     triangular with a positive diagonal
   */
  public static MultivariateNormal ofPrecisionCholesky(Node mean, Node precisionTril) {
    Node factor = Layouts.lowerTriangle(batched(precisionTril));
    return ofPrecision(mean, Products.matmul(factor, false, factor, true));
  }

  /** Rows and columns in reverse order. */
  private static Node turned(Node turn, Node matrix) {
    return Products.matmul(turn, Products.matmul(matrix, turn));
  }

  private static Node batched(Node matrix) {
    Shape shape = matrix.shape();
    return shape.rank() == 2
        ? Layouts.reshape(matrix, Shape.of(1, shape.size(0), shape.size(1)))
        : matrix;
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return mean.shape();
  }

  /**
   * The deviation of a value in units of the factor, L⁻¹(y − μ).
   *
   * @param value {@code [batch × d]}
   * @return {@code [batch × d]}
   */
  public Node standardise(Node value) {
    Node deviation = subtract(Checks.value(this, value), mean);
    Shape shape = deviation.shape();
    Node columns = Layouts.reshape(deviation, Shape.of(shape.size(0), shape.size(1), 1));
    return Layouts.reshape(LinearAlgebra.triangularSolve(scaleTril, columns), shape);
  }

  /** The diagonal of Σ. */
  @Override
  public Optional<Node> variance() {
    Node each = Reductions.sum(square(Layouts.lowerTriangle(scaleTril)), 2);
    return Optional.of(Layouts.broadcastTo(each, shape()));
  }

  /** {@code Σₖ log Lₖₖ + (d/2)(1 + log 2π)}. */
  @Override
  public Optional<Node> entropy() {
    Node logScale = Reductions.sum(log(Layouts.diagonal(scaleTril)), 1);
    Node each = shift(logScale, 0.5 * (1 + Normal.LOG_TWO_PI) * shape().size(1));
    return Optional.of(Layouts.broadcastTo(each, Shape.of(shape().size(0))));
  }

  @Override
  public Node logDensity(Node value) {
    Node quadratic = scale(Reductions.sum(square(standardise(value)), 1), 0.5);
    Node logScale = Reductions.sum(log(Layouts.diagonal(scaleTril)), 1);
    double constant = -0.5 * Normal.LOG_TWO_PI * shape().size(1);
    return shift(negate(add(quadratic, logScale)), constant);
  }

  /** {@code μ + L·ε} with standard normal ε (Kingma and Welling 2014). */
  @Override
  public Node sample(String noise) {
    Shape shape = shape();
    Shape columns = Shape.of(shape.size(0), shape.size(1), 1);
    Node standard = Node.noise(noise, Leaf.Noise.Law.NORMAL, columns);
    return add(mean, Layouts.reshape(Products.matmul(scaleTril, standard), shape));
  }

  /** A multivariate normal law of given mean and covariance. */
  @Describe(
      value = "A normal vector with a full covariance.",
      formula = "log p(y) = −½ (y−μ)ᵀΣ⁻¹(y−μ) − ½ log|2πΣ|")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters.
     *
     * @param mean μ
     * @param covariance Σ, row by row
     */
    public record Config(
        @Describe("The mean of each element.") List<Double> mean,
        @Describe("The covariance, row by row: symmetric and positive definite.")
            List<List<Double>> covariance) {}

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
      int d = config.mean().size();
      return ofCovariance(mean.node(), GivenRow.matrix("covariance", config.covariance(), d, d));
    }
  }
}
