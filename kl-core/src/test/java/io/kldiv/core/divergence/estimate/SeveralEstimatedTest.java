package io.kldiv.core.divergence.estimate;

import static io.kldiv.core.Numbers.matrix;
import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Exponential;
import io.kldiv.core.distribution.Geometric;
import io.kldiv.core.distribution.GivenDistribution;
import io.kldiv.core.distribution.Laplace;
import io.kldiv.core.distribution.Mixture;
import io.kldiv.core.distribution.NegativeBinomial;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.Poisson;
import io.kldiv.core.distribution.Uniform;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.Kl;
import io.kldiv.core.divergence.KlClosedForms;
import io.kldiv.core.divergence.KlCountForms;
import io.kldiv.core.divergence.KlRule;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.f.JensenShannon;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.Leaf;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.random.RandomStream;
import io.kldiv.core.random.RandomStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Estimates of the Jensen-Shannon divergence of several, of mixtures and of counts. Oracles: sums
 * of H(M) − Σ wH(P) over fine grids and over counts in plain code, the closed forms, and
 * differences.
 */
final class SeveralEstimatedTest {
  private static final QuadratureEstimator QUADRATURE =
      new QuadratureEstimator(new QuadratureEstimator.Config(2000, 0, 256));
  private static final SumEstimator SUM = new SumEstimator(new SumEstimator.Config(128));
  private static final Divergence KL = new Kl(new Kl.Config(), KlRules.of(rules()));
  private static final double[] WEIGHTS = {0.4, 0.25, 0.35};

  private static List<KlRule> rules() {
    List<KlRule> all = new ArrayList<>(KlClosedForms.all());
    all.addAll(KlCountForms.all());
    return all;
  }

  private static MonteCarloEstimator monteCarlo(int samples) {
    return new MonteCarloEstimator(
        new MonteCarloEstimator.Config(Optional.of(samples), MonteCarlo.Estimator.K1),
        RandomStreams.of(3));
  }

  private static JensenShannon several(GivenDistribution... others) {
    return new JensenShannon(
        new JensenShannon.Config(
            0.5, List.of(others), Optional.of(Arrays.stream(WEIGHTS).boxed().toList())));
  }

  private static GivenDistribution laplace(double location, double scale) {
    return new Laplace.Given(new Laplace.Given.Config(List.of(location), List.of(scale)));
  }

  private static DoubleUnaryOperator bell(double mean, double scale) {
    double top = 1 / (scale * Math.sqrt(2 * Math.PI));
    return x -> top * StrictMath.exp(-0.5 * (x - mean) * (x - mean) / (scale * scale));
  }

  /** Σ over points of m log(1/m) − Σ w·p log(1/p), times their distance. */
  private static double gap(double[] points, double distance, DoubleUnaryOperator... densities) {
    double sum = 0;
    for (double x : points) {
      double mixture = 0;
      for (int i = 0; i < densities.length; i++) {
        double p = densities[i].applyAsDouble(x);
        mixture += WEIGHTS[i] * p;
        sum += p == 0 ? 0 : WEIGHTS[i] * p * StrictMath.log(p);
      }
      sum -= mixture == 0 ? 0 : mixture * StrictMath.log(mixture);
    }
    return sum * distance;
  }

  private static double[] grid(double from, double to, int steps) {
    double[] grid = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      grid[i] = from + (to - from) * i / steps;
    }
    return grid;
  }

  /** The kink of Laplace's density at 0.5 lies on a point. */
  private static double normalsAndLaplace(double mean, double scale) {
    DoubleUnaryOperator tent = x -> StrictMath.exp(-Math.abs(x - 0.5) / 0.75) / 1.5;
    return gap(grid(-39.5, 40.5, 800_000), 1e-4, bell(mean, scale), bell(1, 2), tent);
  }

  @Test
  void densitiesAreIntegratedAndSampled() {
    double exact = normalsAndLaplace(0, 1);
    Distribution p = Normal.of(row(0), row(1));
    Distribution q = Normal.of(row(1), row(2));
    JensenShannon part = several(laplace(0.5, 0.75));
    DivergenceValue value = QUADRATURE.estimate(part, p, q);
    assertThat(value.value()).isCloseTo(exact, within(1e-8));
    assertThat(value.direction()).isEqualTo("JS(P,Q,R)");
    assertThat(value.how().detail()).startsWith("the sum of 2 of two: ");
    DivergenceValue samples = monteCarlo(50_000).estimate(part, p, q);
    assertThat(samples.error()).isPositive().isLessThan(0.01);
    assertThat(samples.value()).isCloseTo(exact, within(4 * samples.error()));
    assertThat(samples.how().errorKind()).isEqualTo(DivergenceValue.ErrorKind.STANDARD_ERROR);
  }

  @Test
  void countsAreSummedWithABound() {
    double[] poisson = new double[200];
    poisson[0] = StrictMath.exp(-3);
    for (int k = 1; k < 200; k++) {
      poisson[k] = poisson[k - 1] * 3 / k;
    }
    DoubleUnaryOperator counts = x -> poisson[(int) x];
    DoubleUnaryOperator geometric = x -> 0.3 * StrictMath.pow(0.7, x);
    DoubleUnaryOperator other = x -> 0.6 * StrictMath.pow(0.4, x);
    double exact = gap(grid(0, 199, 199), 1, counts, geometric, other);
    JensenShannon part = several(new Geometric.Given(new Geometric.Given.Config(List.of(0.6))));
    Distribution p = new Poisson(row(3));
    Distribution q = geometric(row(0.3));
    DivergenceValue value = SUM.estimate(part, p, q);
    assertThat(value.value()).isCloseTo(exact, within(1e-13));
    assertThat(value.how().errorKind()).isEqualTo(DivergenceValue.ErrorKind.BOUND);
    assertThat(Numbers.of(SUM.between(part, p, q, "test"))[0]).isCloseTo(exact, within(1e-9));
  }

  private static Distribution geometric(Node probability) {
    return new Geometric(Bernoulli.ofProbabilities(probability));
  }

  @Test
  void quadratureInTrainingHasTheValueAndGradientOfAFineGrid() {
    JensenShannon part = several(laplace(0.5, 0.75));
    Node mean = matrix(new double[] {0}, new double[] {0.4});
    Node scale = matrix(new double[] {1}, new double[] {0.6});
    Node value =
        QUADRATURE.between(part, Normal.of(mean, scale), Normal.of(row(1), row(2)), "test");
    assertThat(value.shape()).isEqualTo(Shape.of(2));
    double[] found = Numbers.of(value);
    List<double[]> gradients = Numbers.gradients(value, mean, scale);
    double[][] cases = {{0, 1}, {0.4, 0.6}};
    for (int i = 0; i < 2; i++) {
      double m = cases[i][0];
      double s = cases[i][1];
      assertThat(found[i]).isCloseTo(normalsAndLaplace(m, s), within(1e-4));
      double byMean = (normalsAndLaplace(m + 1e-3, s) - normalsAndLaplace(m - 1e-3, s)) / 2e-3;
      double byScale = (normalsAndLaplace(m, s + 1e-3) - normalsAndLaplace(m, s - 1e-3)) / 2e-3;
      assertThat(gradients.get(0)[i]).isCloseTo(byMean, within(1e-3));
      assertThat(gradients.get(1)[i]).isCloseTo(byScale, within(1e-3));
    }
  }

  /** Also the weights and the parts of a mixture that is trained have their gradients. */
  @Test
  void quadratureOfAMixtureHasTheGradientOfDifferences() {
    double[][] values = {{0.2, -0.5}, {-1, 1.5}, {0.5, 1.2}};
    Function<List<Node>, Node> expression =
        nodes ->
            QUADRATURE.between(
                new JensenShannon(new JensenShannon.Config(0.5)),
                new Mixture(
                    Categorical.ofLogits(nodes.get(0)), List.of(part(nodes, 0), part(nodes, 1))),
                Normal.of(row(0.3), row(1.1)),
                "test");
    agreesWithDifferences(expression, values);
    Mixture given =
        new Mixture(
            Categorical.ofLogits(row(values[0])),
            List.of(Normal.of(row(-1), row(0.5)), Normal.of(row(1.5), row(1.2))));
    Distribution q = Normal.of(row(0.3), row(1.1));
    Divergence js = new JensenShannon(new JensenShannon.Config(0.5));
    assertThat(Numbers.of(QUADRATURE.between(js, given, q, "test"))[0])
        .isCloseTo(QUADRATURE.estimate(js, given, q).value(), within(1e-9));
  }

  private static Distribution part(List<Node> nodes, int k) {
    return Normal.of(
        Layouts.slice(nodes.get(1), 1, k, k + 1), Layouts.slice(nodes.get(2), 1, k, k + 1));
  }

  private static void agreesWithDifferences(
      Function<List<Node>, Node> expression, double[][] values) {
    List<Node> nodes = Arrays.stream(values).map(each -> row(each)).toList();
    List<double[]> gradients =
        Numbers.gradients(expression.apply(nodes), nodes.toArray(Node[]::new));
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        double difference =
            (at(expression, values, i, j, 1e-5) - at(expression, values, i, j, -1e-5)) / 2e-5;
        assertThat(gradients.get(i)[j]).as("%d, %d", i, j).isCloseTo(difference, within(1e-8));
      }
    }
  }

  private static double at(
      Function<List<Node>, Node> expression, double[][] values, int i, int j, double step) {
    double[][] moved = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    moved[i][j] += step;
    List<Node> nodes = Arrays.stream(moved).map(each -> row(each)).toList();
    return Numbers.of(expression.apply(nodes))[0];
  }

  /** Oracle: the quadrature, whose gradient is tested above. */
  @Test
  void samplesOfSeveralHaveUnbiasedGradientsAlsoWhereSupportsDiffer() {
    for (GivenDistribution other :
        List.of(
            laplace(0.5, 0.75),
            new Exponential.Given(new Exponential.Given.Config(List.of(0.8))))) {
      JensenShannon part = several(other);
      Node mean = Node.input("mean", Shape.of(2, 1));
      Node scale = Node.input("scale", Shape.of(2, 1));
      Distribution p = Normal.of(mean, scale);
      Distribution q = Normal.of(row(1), row(2));
      double[] exact = mean(QUADRATURE_FINE.between(part, p, q, "test"), mean, scale, 1)[0];
      double[][] found = mean(monteCarlo(8).between(part, p, q, "test"), mean, scale, 6000);
      for (int i = 0; i < exact.length; i++) {
        assertThat(found[0][i])
            .as("%s, number %d ± %s", other, i, found[1][i])
            .isCloseTo(exact[i], within(4 * found[1][i] + 2e-3));
        assertThat(found[1][i]).isLessThan(0.01);
      }
    }
  }

  private static final QuadratureEstimator QUADRATURE_FINE =
      new QuadratureEstimator(new QuadratureEstimator.Config(2000, 0, 4096));

  /** The means over runs and their standard errors, of the sum and of its gradient. */
  private static double[][] mean(Node value, Node mean, Node scale, int runs) {
    List<Node> outputs = new ArrayList<>(List.of(Reductions.sum(value)));
    outputs.addAll(Gradients.of(outputs.get(0), List.of(mean, scale)));
    double[] sums = new double[5];
    double[] squares = new double[5];
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      Plan plan = Plan.compile(outputs, Bindings.none(), runtime);
      plan.view(mean).set(new double[] {0.1, -0.4});
      plan.view(scale).set(new double[] {1, 0.7});
      RandomStream stream = RandomStreams.of(5).stream("test");
      for (int run = 0; run < runs; run++) {
        plan.noise().forEach(leaf -> fill(leaf, plan.view(leaf), stream));
        plan.run();
        double[] found =
            outputs.stream().flatMapToDouble(n -> Arrays.stream(plan.view(n).toArray())).toArray();
        for (int i = 0; i < 5; i++) {
          sums[i] += found[i];
          squares[i] += found[i] * found[i];
        }
      }
    }
    double[] errors = new double[5];
    for (int i = 0; i < 5; i++) {
      sums[i] /= runs;
      errors[i] = Math.sqrt(Math.max(0, squares[i] / runs - sums[i] * sums[i]) / runs);
    }
    return new double[][] {sums, errors};
  }

  private static void fill(Node leaf, View view, RandomStream stream) {
    if (((Leaf.Noise) leaf.operation()).law() == Leaf.Noise.Law.UNIFORM) {
      stream.fillUniform(view.array(), view.offset(), view.count());
    } else {
      stream.fillGaussian(view.array(), view.offset(), view.count());
    }
  }

  @Test
  void theSumOfCountsHasTheValueAndGradientOfTheClosedForm() {
    double[][] values = {{2, 5}, {3, 4.5}};
    Node rate = matrix(new double[] {2}, new double[] {5});
    Node other = matrix(new double[] {3}, new double[] {4.5});
    Node exact = KL.between(new Poisson(rate), new Poisson(other));
    Node sum = SUM.between(KL, new Poisson(rate), new Poisson(other), "test");
    assertThat(Numbers.of(sum))
        .usingComparatorWithPrecision(1e-13)
        .containsExactly(Numbers.of(exact));
    List<double[]> expected = Numbers.gradients(exact, rate, other);
    List<double[]> found = Numbers.gradients(sum, rate, other);
    for (int i = 0; i < values.length; i++) {
      assertThat(found.get(i)).usingComparatorWithPrecision(1e-12).containsExactly(expected.get(i));
    }
  }

  @Test
  void theSumOfCountsOfOtherPairsHasTheGradientOfDifferences() {
    for (Divergence divergence : List.of(KL, new JensenShannon(new JensenShannon.Config(0.3)))) {
      agreesWithDifferences(
          n -> SUM.between(divergence, new Poisson(n.get(0)), geometric(n.get(1)), "test"),
          new double[][] {{2.5}, {0.4}});
      agreesWithDifferences(
          n ->
              SUM.between(
                  divergence,
                  new NegativeBinomial(n.get(0), Bernoulli.ofProbabilities(n.get(1))),
                  new Poisson(n.get(2)),
                  "test"),
          new double[][] {{2.5}, {0.6}, {1.7}});
    }
  }

  @Test
  void countsThatTheSumDoesNotReachGiveNoNumber() {
    Node far = SUM.between(KL, new Poisson(row(100)), new Poisson(row(90)), "test");
    assertThat(Numbers.of(far)[0]).isNaN();
    assertThat(SUM.inPlaceOf(KL, "test").properties().whenNotFinite())
        .contains("beyond the 128 counts that 'sum' adds: give it more 'terms'");
  }

  @Test
  void whatHasNoRightGradientIsRefused() {
    Distribution normal = Normal.of(row(0), row(1));
    JensenShannon edges =
        several(new Uniform.Given(new Uniform.Given.Config(List.of(0.0), List.of(1.0))));
    for (Estimator.InTraining estimator : List.of(QUADRATURE, monteCarlo(8))) {
      assertThatExceptionOfType(DivergenceException.class)
          .isThrownBy(() -> estimator.between(edges, normal, normal, "test"))
          .withMessageContaining("bounds of a law are parameters");
    }
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> SUM.between(KL, normal, normal, "test"))
        .withMessageContaining("is for counts");
    Distribution two = new Poisson(row(1, 2));
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> SUM.between(KL, two, two, "test"))
        .withMessageContaining("of one count");
    assertThat(Estimators.serving(KL, new Poisson(row(1)), geometric(row(0.5))))
        .containsExactly("monte-carlo", "sum");
  }
}
