package io.kldiv.testkit;

import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Binomial;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Dirichlet;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Geometric;
import io.kldiv.core.distribution.LowRankMultivariateNormal;
import io.kldiv.core.distribution.MatrixNormal;
import io.kldiv.core.distribution.Multinomial;
import io.kldiv.core.distribution.NegativeBinomial;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.Poisson;
import io.kldiv.core.distribution.Product;
import io.kldiv.core.distribution.Transformed;
import io.kldiv.core.distribution.Transforms;
import io.kldiv.core.distribution.VonMisesFisher;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Our discrete, vector and structural families as {@link DistributionCase}s. */
public final class MultivariateCases {
  private static final int TRIALS = 4;

  private MultivariateCases() {}

  /** Binomial counts of 4 trials from probabilities. */
  public static DistributionCase binomial() {
    return new Columns(
        "binomial",
        List.of(Column.of(0.1, 0.9, 0, 1, 1e-300)),
        p -> Binomial.ofProbabilities(TRIALS, p.get(0)));
  }

  /** Binomial counts of 4 trials from log-odds. */
  public static DistributionCase binomialLogits() {
    return new Columns(
        "binomial from logits",
        List.of(Column.of(-2, 2, -1e3, 1e3)),
        p -> Binomial.ofLogits(TRIALS, p.get(0)));
  }

  /** Bernoulli answers from probabilities. */
  public static DistributionCase bernoulli() {
    return new Columns(
        "bernoulli", List.of(Column.of(0.1, 0.9, 0, 1)), p -> Bernoulli.ofProbabilities(p.get(0)));
  }

  /** Geometric counts. */
  public static DistributionCase geometric() {
    return new Columns(
        "geometric",
        List.of(Column.of(0.2, 0.9, 1, 1e-100)),
        p -> Geometric.ofProbabilities(p.get(0)));
  }

  /** Negative-binomial counts of a fixed order 2.5. */
  public static DistributionCase negativeBinomial() {
    Node order = Node.constant(new double[] {2.5}, Shape.of(1, 1));
    return new Columns(
        "negative-binomial",
        List.of(Column.of(0.2, 0.9, 1, 1e-100)),
        p -> NegativeBinomial.ofProbabilities(order, p.get(0)));
  }

  /** Poisson counts. */
  public static DistributionCase poisson() {
    return new Columns(
        "poisson", List.of(Column.of(0.5, 3, 0, 1e-200, 1e12)), p -> new Poisson(p.get(0)));
  }

  /** Multinomial counts of 4 trials from weights. */
  public static DistributionCase multinomial() {
    return new Columns(
        "multinomial",
        List.of(Column.of(0.2, 1, 1e-300)),
        p -> new Multinomial(TRIALS, Categorical.ofWeights(p.get(0))));
  }

  /** Dirichlet laws. */
  public static DistributionCase dirichlet() {
    return new Columns(
        "dirichlet", List.of(Column.of(0.5, 3, 1e-3, 1e6)), p -> new Dirichlet(p.get(0)));
  }

  /** Von Mises–Fisher laws around a vector, whose first element decides the concentration too. */
  public static DistributionCase vonMisesFisher() {
    return new Columns(
        "von Mises-Fisher",
        List.of(Column.of(0.5, 2, 1e-3, 1e3), Column.of(0.5, 3, 0, 1e-8, 1e6)),
        p -> VonMisesFisher.around(p.get(0), Layouts.slice(p.get(1), 1, 0, 1)));
  }

  /**
   * Independent normal variables whose variances are compared, so that scales have edges nearer.
   */
  public static DistributionCase normal() {
    return new Columns(
        "normal",
        List.of(Column.of(-1, 1, 0), Column.of(0.5, 2, 1e-40, 1e40)),
        p -> Normal.of(p.get(0), p.get(1)));
  }

  /** Normal laws with a factor of one column. */
  public static DistributionCase lowRank() {
    return new Columns(
        "low-rank multivariate normal",
        List.of(Column.of(-1, 1, 0), Column.of(-1, 1, 0, 1e4), Column.of(0.5, 2, 1e-3, 1e3)),
        p -> new LowRankMultivariateNormal(p.get(0), columns(p.get(1)), p.get(2)));
  }

  /** Normal matrices of size × 1 with a diagonal factor of the rows. */
  public static DistributionCase matrixNormal() {
    return new Columns(
        "matrix normal",
        List.of(Column.of(-1, 1, 0), Column.of(0.5, 2, 1e-6, 1e6), Column.of(0.5, 2, 1e-6, 1e6)),
        MultivariateCases::matrixNormal);
  }

  private static Distribution matrixNormal(List<Node> p) {
    Node scale = Layouts.slice(p.get(2), 1, 0, 1);
    Node factor = Layouts.reshape(scale, Shape.of(scale.shape().size(0), 1, 1));
    return new MatrixNormal(p.get(0), Layouts.diagonalMatrix(p.get(1)), factor);
  }

  /** A Poisson count beside a normal variable. */
  public static DistributionCase product() {
    return new Columns(
        "product",
        List.of(Column.of(0.5, 3, 0, 1e6), Column.of(-1, 1, 0)),
        p -> new Product(List.of(new Poisson(p.get(0)), Normal.of(p.get(1), Node.constant(1.5)))));
  }

  /** Exponentials of normal variables. */
  public static DistributionCase transformed() {
    Transforms.Exp exp = new Transforms.Exp(new Transforms.Exp.Config());
    return new Columns(
        "transformed",
        List.of(Column.of(-1, 1, 0), Column.of(0.5, 2, 1e-6, 1e6)),
        p -> new Transformed(Normal.of(p.get(0), p.get(1)), exp));
  }

  private static Node columns(Node x) {
    return Layouts.reshape(x, Shape.of(x.shape().size(0), x.shape().size(1), 1));
  }

  /** Where the elements of a parameter lie, and edges that its first element is set to. */
  private record Column(double low, double high, double[] edges) {
    static Column of(double low, double high, double... edges) {
      return new Column(low, high, edges);
    }
  }

  /** A family with parameters that are all {@code [batch × size]}. */
  private record Columns(
      String name, List<Column> columns, Function<List<Node>, Distribution> factory)
      implements DistributionCase {
    @Override
    public List<Shape> shapes(int batch, int size) {
      return columns.stream().map(column -> Shape.of(batch, size)).toList();
    }

    @Override
    public Distribution of(List<Node> parameters) {
      return factory.apply(parameters);
    }

    @Override
    public List<double[]> draw(int batch, int size, Random random) {
      return columns.stream()
          .map(column -> random.doubles((long) batch * size, column.low, column.high).toArray())
          .toList();
    }

    @Override
    public List<List<double[]>> edges(int size) {
      List<List<double[]>> edges = new ArrayList<>();
      for (int k = 0; k < columns.size(); k++) {
        for (double edge : columns.get(k).edges) {
          List<double[]> parameters = new ArrayList<>();
          for (Column column : columns) {
            double[] row = new double[size];
            Arrays.fill(row, column.high);
            parameters.add(row);
          }
          parameters.get(k)[0] = edge;
          edges.add(parameters);
        }
      }
      return edges;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
