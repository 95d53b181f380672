package io.kldiv.testkit;

import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Our families as {@link DistributionCase}s. */
public final class DistributionCases {
  private DistributionCases() {}

  /** Categorical distributions from logits. */
  public static DistributionCase categoricalLogits() {
    return new OneMatrix(
        "categorical from logits",
        Categorical::ofLogits,
        new Interval(-2, 2),
        List.of(new double[] {Double.NEGATIVE_INFINITY}, new double[] {1e4, -1e4}, new double[1]));
  }

  /** Categorical distributions from weights. */
  public static DistributionCase categoricalWeights() {
    return new OneMatrix(
        "categorical from weights",
        Categorical::ofWeights,
        new Interval(0.2, 1),
        List.of(new double[] {0}, new double[] {1e-300}, new double[] {1e300, 1}));
  }

  /** Bernoulli distributions from log-odds. */
  public static DistributionCase bernoulliLogits() {
    return new OneMatrix(
        "bernoulli from logits",
        Bernoulli::ofLogits,
        new Interval(-2, 2),
        List.of(
            new double[] {Double.NEGATIVE_INFINITY},
            new double[] {Double.POSITIVE_INFINITY},
            new double[] {1e4, -1e4}));
  }

  /** Bernoulli distributions from probabilities. */
  public static DistributionCase bernoulliProbabilities() {
    return new OneMatrix(
        "bernoulli from probabilities",
        Bernoulli::ofProbabilities,
        new Interval(0.1, 0.9),
        List.of(new double[] {0}, new double[] {1}, new double[] {1e-300, 0.5}));
  }

  /** Independent normal distributions. */
  public static DistributionCase normal() {
    return new MeanAndScale();
  }

  /** Multivariate normal distributions with a full covariance. */
  public static DistributionCase multivariateNormal() {
    return new MeanAndFactor();
  }

  /** Numbers between two bounds. */
  private record Interval(double low, double high) {
    double[] draw(int count, Random random) {
      return random.doubles(count, low, high).toArray();
    }
  }

  /**
   * A family with one parameter [batch × size]; an edge is the start of a row that goes on as 1.
   */
  private record OneMatrix(
      String name, Function<Node, Distribution> factory, Interval interval, List<double[]> starts)
      implements DistributionCase {
    @Override
    public List<Shape> shapes(int batch, int size) {
      return List.of(Shape.of(batch, size));
    }

    @Override
    public Distribution of(List<Node> parameters) {
      return factory.apply(parameters.get(0));
    }

    @Override
    public List<double[]> draw(int batch, int size, Random random) {
      return List.of(interval.draw(batch * size, random));
    }

    @Override
    public List<List<double[]>> edges(int size) {
      double rest = Math.min(1, interval.high());
      List<List<double[]>> edges = new ArrayList<>();
      for (double[] start : starts) {
        double[] row = new double[size];
        Arrays.fill(row, rest);
        System.arraycopy(start, 0, row, 0, start.length);
        edges.add(List.of(row));
      }
      return edges;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private record MeanAndScale() implements DistributionCase {
    @Override
    public String name() {
      return "normal";
    }

    @Override
    public List<Shape> shapes(int batch, int size) {
      return List.of(Shape.of(batch, size), Shape.of(batch, size));
    }

    @Override
    public Distribution of(List<Node> parameters) {
      return Normal.of(parameters.get(0), parameters.get(1));
    }

    @Override
    public List<double[]> draw(int batch, int size, Random random) {
      return List.of(
          new Interval(-2, 2).draw(batch * size, random),
          new Interval(0.5, 2).draw(batch * size, random));
    }

    @Override
    public List<List<double[]>> edges(int size) {
      List<List<double[]>> edges = new ArrayList<>();
      for (double scale : new double[] {1e-90, 1e-8, 1e8, 1e90}) {
        double[] scales = new double[size];
        Arrays.fill(scales, scale);
        edges.add(List.of(new double[size], scales));
      }
      return edges;
    }
  }

  private record MeanAndFactor() implements DistributionCase {
    @Override
    public String name() {
      return "multivariate normal";
    }

    @Override
    public List<Shape> shapes(int batch, int size) {
      return List.of(Shape.of(batch, size), Shape.of(batch, size, size));
    }

    @Override
    public Distribution of(List<Node> parameters) {
      return MultivariateNormal.of(parameters.get(0), parameters.get(1));
    }

    @Override
    public List<double[]> draw(int batch, int size, Random random) {
      double[] factors = new double[batch * size * size];
      for (int sample = 0; sample < batch; sample++) {
        fill(factors, sample * size * size, size, random);
      }
      return List.of(new Interval(-2, 2).draw(batch * size, random), factors);
    }

    private static void fill(double[] factors, int start, int size, Random random) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < i; j++) {
          factors[start + i * size + j] = random.nextDouble(-1, 1);
        }
        factors[start + i * size + i] = random.nextDouble(0.5, 2);
      }
    }

    @Override
    public List<List<double[]>> edges(int size) {
      List<List<double[]>> edges = new ArrayList<>();
      for (double scale : new double[] {1e-8, 1, 1e8}) {
        double[] factor = new double[size * size];
        for (int i = 0; i < size; i++) {
          factor[i * size + i] = scale;
        }
        factor[size] = scale;
        edges.add(List.of(new double[size], factor));
      }
      return edges;
    }
  }
}
