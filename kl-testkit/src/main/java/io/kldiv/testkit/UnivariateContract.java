package io.kldiv.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.Univariate;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Reductions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Univariate} family promises. A subclass supplies the families.
 *
 * <p>Integrals are over the probability u of the quantile x(u), by the tanh-sinh rule: {@code ∫
 * g(x) p(x) dx = ∫ g(x(u)) du}. That the density is the one of the quantile, and so integrates to
 * 1, is {@code p(x(u))·x′(u) = 1}.
 */
public abstract class UnivariateContract {
  private static final long SEED = 20260722;
  private static final int VARIABLES = 3;
  private static final int SAMPLES = 4000;

  /** Creates the contract; called by subclasses. */
  protected UnivariateContract() {}

  /** Families whose distributions are {@link Univariate}, with a finite fourth moment if any. */
  protected abstract List<DistributionCase> families();

  @Test
  final void theDensityIsThatOfTheQuantile() {
    double[] probabilities = {1e-6, 0.01, 0.2, 0.45, 0.7, 0.99, 1 - 1e-6};
    for (DistributionCase family : families()) {
      Law law = Law.of(family, probabilities.length);
      Node x = law.distribution.quantile(law.probability);
      Node ones = Node.constant(fill(1, x.shape().count()), x.shape());
      Node slope = Gradients.of(x, ones, List.of(law.probability)).get(0);
      Node density = Elementwise.exp(law.distribution.logDensities(x));
      double[] products = law.values(Elementwise.multiply(density, slope), law.grid(probabilities));
      assertThat(products).as("p(x)x′ of %s", family).containsOnly(fill(1, 1), within(1e-8));
    }
  }

  @Test
  final void meanVarianceAndEntropyAreTheIntegrals() {
    Rule rule = Rule.tanhSinh();
    for (DistributionCase family : families()) {
      Law law = Law.of(family, rule.nodes.length);
      if (law.distribution.family().support() == Family.Support.ANGLE) {
        continue;
      }
      Map<Node, double[]> point = law.grid(rule.nodes);
      Node x = law.distribution.quantile(law.probability);
      double[] values = law.values(x, point);
      double[] means = law.values(law.distribution.mean(), point);
      for (int k = 0; k < VARIABLES && DoubleStream.of(means).allMatch(Double::isFinite); k++) {
        double mean = rule.integral(values, k, 0, 1);
        assertThat(means[k]).as("mean of %s", family).isCloseTo(mean, within(1e-5));
        if (law.distribution.variance().isPresent()) {
          double variance = law.values(law.distribution.variance().orElseThrow(), point)[k];
          double integral = rule.integral(values, k, mean, 2);
          assertThat(variance).as("variance of %s", family).isCloseTo(integral, within(1e-4));
        }
      }
      if (law.distribution.entropy().isPresent()) {
        double[] logs = law.values(law.distribution.logDensities(x), point);
        double entropy = 0;
        for (int k = 0; k < VARIABLES; k++) {
          entropy -= rule.integral(logs, k, 0, 1);
        }
        double actual = law.values(law.distribution.entropy().orElseThrow(), point)[0];
        assertThat(actual).as("entropy of %s", family).isCloseTo(entropy, within(1e-6));
      }
    }
  }

  @Test
  final void gradientsOfTheLogDensityAgreeWithFiniteDifferences() {
    double[] probabilities = {0.1, 0.3, 0.6, 0.9};
    for (DistributionCase family : families()) {
      Law law = Law.of(family, probabilities.length);
      Map<Node, double[]> point = law.grid(probabilities);
      double[] x = law.values(law.distribution.quantile(law.probability), point);
      Node value = Node.input("value", Shape.of(probabilities.length, VARIABLES));
      point.put(value, x);
      List<Node> leaves = new ArrayList<>(law.parameters);
      leaves.add(value);
      Node sum = Reductions.sum(law.distribution.logDensity(value));
      if (law.distribution.family().support() == Family.Support.BOUNDED) {
        GradientCheck.of(sum, List.of(value)).check(point);
      }
      GradientCheck.of(sum, leaves).withTolerance(2e-6).check(point);
    }
  }

  @Test
  final void samplesAreDifferentiableInTheParameters() {
    double[] probabilities = {0.1, 0.3, 0.6, 0.9};
    for (DistributionCase family : families()) {
      Law law = Law.of(family, probabilities.length);
      assertThat(law.distribution.family().reparameterised()).isTrue();
      Node sum = Reductions.sum(law.distribution.quantile(law.probability));
      GradientCheck.of(sum, law.parameters).withTolerance(2e-6).check(law.grid(probabilities));
    }
  }

  @Test
  final void samplesHaveTheQuantilesOfTheLaw() {
    double[] levels = {0.1, 0.5, 0.9};
    for (DistributionCase family : families()) {
      Law law = Law.of(family, levels.length);
      double[] limits = law.values(law.distribution.quantile(law.probability), law.grid(levels));
      double[] samples = law.samples();
      for (int i = 0; i < levels.length; i++) {
        double margin = 4 * Math.sqrt(levels[i] * (1 - levels[i]) / SAMPLES);
        for (int k = 0; k < VARIABLES; k++) {
          double below = 0;
          for (int j = 0; j < SAMPLES; j++) {
            below += samples[j * VARIABLES + k] <= limits[i * VARIABLES + k] ? 1 : 0;
          }
          assertThat(below / SAMPLES)
              .as("%s below its quantile %s, seed %d", family, levels[i], SEED)
              .isCloseTo(levels[i], within(margin));
        }
      }
    }
  }

  @Test
  final void outsideOfTheSupportTheDensityIsZeroWithGradientZero() {
    for (DistributionCase family : families()) {
      Law law = Law.of(family, 2);
      double[] outside = outside(law.distribution.family().support());
      if (outside.length == 0) {
        continue;
      }
      Node value = Node.input("value", Shape.of(2, VARIABLES));
      Map<Node, double[]> point = law.grid(outside);
      point.put(value, point.get(law.probability));
      Node density = law.distribution.logDensity(value);
      assertThat(law.values(density, point)).containsOnly(Double.NEGATIVE_INFINITY);
      for (Node gradient : Gradients.of(Reductions.sum(density), law.parameters)) {
        assertThat(law.values(gradient, point))
            .as("%s", family)
            .containsOnly(fill(0, 1), within(0.0));
      }
    }
  }

  private static double[] outside(Family.Support support) {
    return switch (support) {
      case POSITIVE -> new double[] {-1, -1e-300};
      case UNIT_INTERVAL -> new double[] {-1e-300, 1 + 1e-15};
      case BOUNDED -> new double[] {-3, -1e9};
      default -> new double[0];
    };
  }

  private static double[] fill(double value, int count) {
    return DoubleStream.generate(() -> value).limit(count).toArray();
  }

  /** A law of three variables with free parameters, and a probability for each of some rows. */
  private record Law(
      DistributionCase family,
      List<Node> parameters,
      Univariate distribution,
      Node probability,
      List<double[]> drawn) {
    static Law of(DistributionCase family, int rows) {
      List<Node> parameters = Comparison.leaves("p", family.shapes(1, VARIABLES));
      List<double[]> drawn = family.draw(1, VARIABLES, new Random(SEED));
      Univariate distribution = (Univariate) family.of(parameters);
      Node probability = Node.input("probability", Shape.of(rows, VARIABLES));
      return new Law(family, parameters, distribution, probability, drawn);
    }

    /** The parameters, and the same probability for each variable of a row. */
    Map<Node, double[]> grid(double[] probabilities) {
      Map<Node, double[]> point = new LinkedHashMap<>();
      for (int i = 0; i < parameters.size(); i++) {
        point.put(parameters.get(i), drawn.get(i));
      }
      double[] rows = new double[probabilities.length * VARIABLES];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = probabilities[i / VARIABLES];
      }
      point.put(probability, rows);
      return point;
    }

    double[] values(Node node, Map<Node, double[]> point) {
      try (PlanRuntime runtime = PlanRuntime.of(1)) {
        Plan plan = Plan.compile(List.of(node), Bindings.none(), runtime);
        point.forEach(
            (leaf, numbers) -> {
              if (plan.has(leaf)) {
                plan.view(leaf).set(numbers);
              }
            });
        plan.run();
        return plan.view(node).toArray();
      }
    }

    /** Samples drawn with the parameters repeated. */
    double[] samples() {
      List<Node> repeated = new ArrayList<>();
      for (double[] row : drawn) {
        double[] rows = new double[SAMPLES * VARIABLES];
        for (int i = 0; i < rows.length; i++) {
          rows[i] = row[i % VARIABLES];
        }
        repeated.add(Node.constant(rows, Shape.of(SAMPLES, VARIABLES)));
      }
      Node sample = family.of(repeated).sample("noise");
      Random random = new Random(SEED);
      try (PlanRuntime runtime = PlanRuntime.of(1)) {
        Plan plan = Plan.compile(List.of(sample), Bindings.none(), runtime);
        for (Node noise : plan.noise()) {
          plan.view(noise).set(random.doubles(noise.shape().count()).toArray());
        }
        plan.run();
        return plan.view(sample).toArray();
      }
    }
  }

  /** A rule of integration over (0, 1). */
  private record Rule(double[] nodes, double[] weights) {
    /** {@code u = ¼(1 + tanh(½π sinh t))}, and mirrored at ½ (Takahasi and Mori 1974). */
    static Rule tanhSinh() {
      int half = 51;
      int count = 2 * half + 1;
      double[] nodes = new double[2 * count];
      double[] weights = new double[2 * count];
      for (int i = 0; i < count; i++) {
        double t = (i - half) / 16.0;
        double inner = Math.PI / 2 * Math.sinh(t);
        double peak = Math.cosh(inner);
        nodes[i] = 0.5 / (1 + Math.exp(-2 * inner));
        nodes[count + i] = 1 - nodes[i];
        weights[i] = Math.PI / 8 * Math.cosh(t) / (peak * peak) / 16;
        weights[count + i] = weights[i];
      }
      return new Rule(nodes, weights);
    }

    double integral(double[] values, int variable, double centre, int power) {
      double sum = 0;
      for (int i = 0; i < nodes.length; i++) {
        double x = values[i * VARIABLES + variable] - centre;
        sum += Math.abs(nodes[i] - 0.5) < 0.5 - 1e-9 ? weights[i] * (power == 1 ? x : x * x) : 0;
      }
      return sum;
    }
  }
}
