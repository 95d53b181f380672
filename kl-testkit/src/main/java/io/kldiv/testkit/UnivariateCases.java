package io.kldiv.testkit;

import io.kldiv.core.distribution.Beta;
import io.kldiv.core.distribution.Cauchy;
import io.kldiv.core.distribution.Chi;
import io.kldiv.core.distribution.ChiSquared;
import io.kldiv.core.distribution.ContinuousBernoulli;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Exponential;
import io.kldiv.core.distribution.Gamma;
import io.kldiv.core.distribution.Gumbel;
import io.kldiv.core.distribution.HalfCauchy;
import io.kldiv.core.distribution.HalfNormal;
import io.kldiv.core.distribution.InverseGamma;
import io.kldiv.core.distribution.Kumaraswamy;
import io.kldiv.core.distribution.Laplace;
import io.kldiv.core.distribution.Lindley;
import io.kldiv.core.distribution.LogNormal;
import io.kldiv.core.distribution.LogUniform;
import io.kldiv.core.distribution.Logistic;
import io.kldiv.core.distribution.LogitNormal;
import io.kldiv.core.distribution.Moyal;
import io.kldiv.core.distribution.Pareto;
import io.kldiv.core.distribution.StudentT;
import io.kldiv.core.distribution.Uniform;
import io.kldiv.core.distribution.VonMises;
import io.kldiv.core.distribution.Weibull;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Our families of independent continuous variables as {@link DistributionCase}s. */
public final class UnivariateCases {
  private static final Interval LOCATION = new Interval(-2, 2, 0, 1e6);
  private static final Interval SCALE = new Interval(0.5, 2, 1e-6, 1e6);
  private static final Interval SHAPE = new Interval(0.7, 4, 1e-3, 1e5);

  private UnivariateCases() {}

  /** All of them. */
  public static List<DistributionCase> all() {
    return List.of(
        two("beta", SHAPE, SHAPE, Beta::new),
        two("cauchy", LOCATION, SCALE, Cauchy::new),
        one("chi", SHAPE, Chi::new),
        one("chi-squared", SHAPE, ChiSquared::new),
        one("continuous-bernoulli", new Interval(-2, 2, -300, 0, 300), ContinuousBernoulli::new),
        one("exponential", SCALE, Exponential::new),
        two("gamma", SHAPE, SCALE, Gamma::new),
        two("gumbel", LOCATION, SCALE, Gumbel::new),
        one("half-cauchy", SCALE, HalfCauchy::new),
        one("half-normal", SCALE, HalfNormal::new),
        two("inverse-gamma", new Interval(5, 8, 1e-3, 1e5), SCALE, InverseGamma::new),
        two("kumaraswamy", SHAPE, SHAPE, Kumaraswamy::new),
        two("laplace", LOCATION, SCALE, Laplace::new),
        one("lindley", SCALE, Lindley::new),
        two("log-normal", LOCATION, new Interval(0.3, 0.8, 1e-6, 1e6), LogNormal::new),
        two("log-uniform", new Interval(0.5, 1), new Interval(1.5, 2), LogUniform::new),
        two("logistic", LOCATION, SCALE, Logistic::new),
        two("logit-normal", LOCATION, SCALE, LogitNormal::new),
        two("moyal", LOCATION, SCALE, Moyal::new),
        two("pareto", new Interval(1.6, 2), new Interval(6, 9, 1e-3, 1e5), Pareto::new),
        new Free(
            "student-t",
            List.of(new Interval(6, 9), LOCATION, SCALE),
            nodes -> new StudentT(nodes.get(0), nodes.get(1), nodes.get(2))),
        two("uniform", new Interval(-0.5, 0), new Interval(0.5, 1), Uniform::new),
        two("von-mises", LOCATION, new Interval(0.5, 3, 0, 1e5), VonMises::new),
        two("weibull", SCALE, new Interval(0.8, 3, 0.05, 30), Weibull::new));
  }

  /** The family of a name. */
  public static DistributionCase of(String name) {
    return all().stream().filter(family -> family.name().equals(name)).findFirst().orElseThrow();
  }

  /** Uniform laws within (0, 1), which all families cover whose support has a beginning. */
  public static DistributionCase narrowUniform() {
    return two("narrow uniform", new Interval(0.1, 0.4), new Interval(0.6, 0.9), Uniform::new);
  }

  /** Uniform laws that cover those of {@link #all} and the unit interval. */
  public static DistributionCase wideUniform() {
    return two("wide uniform", new Interval(-2, -0.6), new Interval(1.1, 2), Uniform::new);
  }

  /** Log-uniform laws that cover those of {@link #all}. */
  public static DistributionCase wideLogUniform() {
    return two("wide log-uniform", new Interval(0.1, 0.4), new Interval(2.1, 3), LogUniform::new);
  }

  /** Pareto laws that cover those of {@link #all}. */
  public static DistributionCase widePareto() {
    return two("wide pareto", new Interval(0.5, 1.5), new Interval(1, 4, 1e-3, 1e5), Pareto::new);
  }

  /** Pareto laws that cover those of {@link #narrowUniform}. */
  public static DistributionCase lowPareto() {
    return two("low pareto", new Interval(0.02, 0.05), new Interval(1, 4, 1e-3, 1e5), Pareto::new);
  }

  /** Cauchy's laws under another name: their divergence is symmetric, as no other's. */
  public static DistributionCase otherCauchy() {
    return two("other cauchy", LOCATION, SCALE, Cauchy::new);
  }

  /** Half-Cauchy laws under another name, for the same reason. */
  public static DistributionCase otherHalfCauchy() {
    return one("other half-cauchy", SCALE, HalfCauchy::new);
  }

  private static DistributionCase one(
      String name, Interval interval, Function<Node, Distribution> family) {
    return new Free(name, List.of(interval), nodes -> family.apply(nodes.get(0)));
  }

  private static DistributionCase two(String name, Interval first, Interval second, Family family) {
    return new Free(name, List.of(first, second), nodes -> family.of(nodes.get(0), nodes.get(1)));
  }

  /** A family of two parameters. */
  private interface Family {
    Distribution of(Node first, Node second);
  }

  /** Where a parameter is drawn from, and extremes that it can have besides. */
  private record Interval(double low, double high, double... extremes) {}

  /** Parameters {@code [batch × size]} that do not depend on each other. */
  private record Free(
      String name, List<Interval> intervals, Function<List<Node>, Distribution> family)
      implements DistributionCase {
    @Override
    public List<Shape> shapes(int batch, int size) {
      return Collections.nCopies(intervals.size(), Shape.of(batch, size));
    }

    @Override
    public Distribution of(List<Node> parameters) {
      return family.apply(parameters);
    }

    @Override
    public List<double[]> draw(int batch, int size, Random random) {
      return intervals.stream()
          .map(x -> random.doubles((long) batch * size, x.low, x.high).toArray())
          .toList();
    }

    @Override
    public List<List<double[]>> edges(int size) {
      List<List<double[]>> edges = new ArrayList<>();
      for (int i = 0; i < intervals.size(); i++) {
        for (double extreme : intervals.get(i).extremes) {
          List<double[]> parameters = new ArrayList<>();
          for (Interval interval : intervals) {
            double[] row = new double[size];
            Arrays.fill(row, 0.5 * (interval.low + interval.high));
            parameters.add(row);
          }
          parameters.get(i)[0] = extreme;
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
