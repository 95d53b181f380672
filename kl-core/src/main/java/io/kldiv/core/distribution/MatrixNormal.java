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
 * A normal matrix of n × m whose rows have the covariance {@code A·Aᵀ} and whose columns {@code
 * B·Bᵀ}. A value is flattened row by row, {@code [batch × nm]}.
 *
 * <p>Density: {@code log p(Y) = −½ ‖A⁻¹(Y − M)B⁻ᵀ‖² − m Σ log Aᵢᵢ − n Σ log Bⱼⱼ − (nm/2) log 2π}
 * (Gupta and Nagar 2000, eq. 2.2.1).
 *
 * @param mean M, {@code [batch × nm]}
 * @param rowTril A, lower triangular with a positive diagonal, {@code [batch × n × n]} or {@code [1
 *     × n × n]}
 * @param columnTril B, likewise, {@code [batch × m × m]} or {@code [1 × m × m]}
 */
public record MatrixNormal(Node mean, Node rowTril, Node columnTril) implements Distribution {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("matrix-normal", Family.Support.REAL, true);

  /**
   * Checks the shapes.
   *
   * @throws GraphException if they are not those above
   */
  public MatrixNormal {
    Checks.matrix(FAMILY.name(), "the mean", mean);
    Shape rows = checked("row", rowTril);
    Shape columns = checked("column", columnTril);
    int batch = Math.max(mean.shape().size(0), Math.max(rows.size(0), columns.size(0)));
    if (rows.size(1) * columns.size(1) != mean.shape().size(1)
        || Checks.differ(mean.shape().size(0), batch)
        || Checks.differ(rows.size(0), batch)
        || Checks.differ(columns.size(0), batch)) {
      throw new GraphException(
          ("%s: a mean [batch × nm] needs a row factor [batch × n × n] and a column factor [batch ×"
                  + " m × m], but they are %s, %s and %s (%s)")
              .formatted(FAMILY, mean.shape(), rows, columns, mean.source()));
    }
    mean = Layouts.broadcastTo(mean, mean.shape().with(0, batch));
  }

  private static Shape checked(String name, Node factor) {
    Shape shape = factor.shape();
    if (shape.rank() != 3 || shape.size(1) != shape.size(2)) {
      throw new GraphException(
          "%s: the %s factor must have the shape [batch × n × n], but is %s (%s)"
              .formatted(FAMILY, name, shape, factor.source()));
    }
    return shape;
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return mean.shape();
  }

  /** n. */
  public int rows() {
    return rowTril.shape().size(1);
  }

  /** m. */
  public int columns() {
    return columnTril.shape().size(1);
  }

  /**
   * The deviation of a value in units of both factors, {@code A⁻¹(Y − M)B⁻ᵀ}.
   *
   * @param value {@code [batch × nm]}
   * @return {@code [batch × m × n]}, transposed
   */
  public Node standardise(Node value) {
    Node deviation = matrices(subtract(Checks.value(this, value), mean));
    Node byRows = LinearAlgebra.triangularSolve(rowTril, deviation);
    return LinearAlgebra.triangularSolve(columnTril, Layouts.transpose(byRows));
  }

  /** {@code Σᵢ Aᵢₖ² · Σⱼ Bⱼₗ²}. */
  @Override
  public Optional<Node> variance() {
    Node ofRows = Reductions.sum(square(Layouts.lowerTriangle(rowTril)), 2);
    Node ofColumns = Reductions.sum(square(Layouts.lowerTriangle(columnTril)), 2);
    Node left = Layouts.reshape(ofRows, Shape.of(ofRows.shape().size(0), rows(), 1));
    Node right = Layouts.reshape(ofColumns, Shape.of(ofColumns.shape().size(0), 1, columns()));
    Node product = Products.matmul(left, right);
    Node flat = Layouts.reshape(product, shape().with(0, product.shape().size(0)));
    return Optional.of(Layouts.broadcastTo(flat, shape()));
  }

  /** {@code m Σ log Aᵢᵢ + n Σ log Bⱼⱼ + (nm/2)(1 + log 2π)}. */
  @Override
  public Optional<Node> entropy() {
    Node entropy = shift(logScale(), 0.5 * (1 + Normal.LOG_TWO_PI) * shape().size(1));
    return Optional.of(Layouts.broadcastTo(entropy, Shape.of(shape().size(0))));
  }

  private Node logScale() {
    Node ofRows = scale(Reductions.sum(log(Layouts.diagonal(rowTril)), 1), columns());
    return add(ofRows, scale(Reductions.sum(log(Layouts.diagonal(columnTril)), 1), rows()));
  }

  @Override
  public Node logDensity(Node value) {
    Node quadratic = scale(Reductions.sum(square(standardise(value)), 1, 2), 0.5);
    double constant = -0.5 * Normal.LOG_TWO_PI * shape().size(1);
    return shift(negate(add(quadratic, logScale())), constant);
  }

  /** {@code M + A·E·Bᵀ} with standard normal E. */
  @Override
  public Node sample(String noise) {
    Shape shape = shape();
    Shape matrices = Shape.of(shape.size(0), rows(), columns());
    Node standard = Node.noise(noise, Leaf.Noise.Law.NORMAL, matrices);
    Node half = Products.matmul(Layouts.lowerTriangle(rowTril), standard);
    Node moved = Products.matmul(half, false, Layouts.lowerTriangle(columnTril), true);
    return add(mean, Layouts.reshape(moved, shape));
  }

  private Node matrices(Node flat) {
    return Layouts.reshape(flat, Shape.of(flat.shape().size(0), rows(), columns()));
  }

  /** A matrix-normal law of given parameters. */
  @Describe(
      value = "A normal matrix with one covariance of its rows and one of its columns.",
      formula = "vec(Y) ~ N(vec(M), A Aᵀ ⊗ B Bᵀ), row by row")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters.
     *
     * @param mean M, row by row
     * @param rowCovariance A·Aᵀ, row by row
     * @param columnCovariance B·Bᵀ, row by row
     */
    public record Config(
        @Describe("The mean, row by row.") List<List<Double>> mean,
        @Describe("The covariance of the rows: symmetric and positive definite.")
            List<List<Double>> rowCovariance,
        @Describe("The covariance of the columns: symmetric and positive definite.")
            List<List<Double>> columnCovariance) {}

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
      int n = config.rowCovariance().size();
      int m = config.columnCovariance().size();
      Node mean = GivenRow.matrix("mean", config.mean(), n, m);
      Node rows = GivenRow.matrix("rowCovariance", config.rowCovariance(), n, n);
      Node columns = GivenRow.matrix("columnCovariance", config.columnCovariance(), m, m);
      return new MatrixNormal(
          Layouts.reshape(mean, Shape.of(1, n * m)),
          LinearAlgebra.cholesky(rows),
          LinearAlgebra.cholesky(columns));
    }
  }
}
