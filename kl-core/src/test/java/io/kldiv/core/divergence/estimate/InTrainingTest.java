package io.kldiv.core.divergence.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Exponential;
import io.kldiv.core.distribution.Gamma;
import io.kldiv.core.distribution.Laplace;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.Poisson;
import io.kldiv.core.distribution.Uniform;
import io.kldiv.core.divergence.CrossFamilyKl;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.Kl;
import io.kldiv.core.divergence.KlClosedForms;
import io.kldiv.core.divergence.KlCountForms;
import io.kldiv.core.divergence.KlRule;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.ReverseKl;
import io.kldiv.core.divergence.UnivariateKl;
import io.kldiv.core.divergence.f.Bhattacharyya;
import io.kldiv.core.divergence.f.JensenShannon;
import io.kldiv.core.divergence.f.Renyi;
import io.kldiv.core.divergence.f.SquaredHellinger;
import io.kldiv.core.divergence.f.TotalVariation;
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
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Estimates as expressions. Oracles: the closed forms and their gradients; where there is none, the
 * adaptive quadrature of single values and its differences.
 */
final class InTrainingTest {
  private static final KlRules RULES = KlRules.of(rules());
  private static final Divergence KL = new Kl(new Kl.Config(), RULES);
  private static final Divergence REVERSE = new ReverseKl(new ReverseKl.Config(), RULES);
  private static final Divergence JS = new JensenShannon(new JensenShannon.Config(0.5));
  private static final Divergence TV = new TotalVariation(new TotalVariation.Config());
  private static final QuadratureEstimator QUADRATURE = quadrature(128);

  private static List<KlRule> rules() {
    List<KlRule> all = new ArrayList<>(KlClosedForms.all());
    all.addAll(UnivariateKl.all());
    all.addAll(KlCountForms.all());
    all.addAll(CrossFamilyKl.all());
    return all;
  }

  private static QuadratureEstimator quadrature(int points) {
    return new QuadratureEstimator(new QuadratureEstimator.Config(2000, 0, points));
  }

  private static MonteCarloEstimator monteCarlo(int samples, MonteCarlo.Estimator mean) {
    return new MonteCarloEstimator(
        new MonteCarloEstimator.Config(Optional.of(samples), mean), RandomStreams.of(3));
  }

  /** An expression of parameters and noise, with its gradient, run many times. */
  private record Trial(double[] mean, double[] error) {
    static Trial of(List<Node> parameters, double[][] values, Node perSample, int runs) {
      List<Node> outputs = new ArrayList<>(List.of(Reductions.sum(perSample)));
      outputs.addAll(Gradients.of(outputs.get(0), parameters));
      try (PlanRuntime runtime = PlanRuntime.of(1)) {
        Plan plan = Plan.compile(outputs, Bindings.none(), runtime);
        for (int i = 0; i < values.length; i++) {
          plan.view(parameters.get(i)).set(values[i]);
        }
        RandomStream stream = RandomStreams.of(11).stream("test");
        double[] sum = new double[0];
        double[] squares = new double[0];
        for (int run = 0; run < runs; run++) {
          plan.noise().forEach(leaf -> fill(leaf, plan.view(leaf), stream));
          plan.run();
          double[] found =
              outputs.stream()
                  .flatMapToDouble(n -> Arrays.stream(plan.view(n).toArray()))
                  .toArray();
          sum = run == 0 ? new double[found.length] : sum;
          squares = run == 0 ? new double[found.length] : squares;
          for (int i = 0; i < found.length; i++) {
            sum[i] += found[i];
            squares[i] += found[i] * found[i];
          }
        }
        double[] error = new double[sum.length];
        for (int i = 0; i < sum.length; i++) {
          sum[i] /= runs;
          error[i] = Math.sqrt(Math.max(0, squares[i] / runs - sum[i] * sum[i]) / runs);
        }
        return new Trial(sum, error);
      }
    }

    private static void fill(Node leaf, View view, RandomStream stream) {
      if (((Leaf.Noise) leaf.operation()).law() == Leaf.Noise.Law.UNIFORM) {
        stream.fillUniform(view.array(), view.offset(), view.count());
      } else {
        stream.fillGaussian(view.array(), view.offset(), view.count());
      }
    }
  }

  /** A pair of families with parameters. */
  private record Pair(
      Function<List<Node>, Distribution> p,
      Function<List<Node>, Distribution> q,
      double[][] values) {
    Trial by(Divergence divergence, int runs) {
      List<Node> parameters = new ArrayList<>();
      for (int i = 0; i < values.length; i++) {
        parameters.add(Node.input("parameter " + i, Shape.of(2, values[i].length / 2)));
      }
      Node node = divergence.between(p.apply(parameters), q.apply(parameters));
      assertThat(node.shape()).isEqualTo(Shape.of(2));
      return Trial.of(parameters, values, node, runs);
    }
  }

  private static final Pair NORMALS =
      new Pair(
          n -> Normal.of(n.get(0), n.get(1)),
          n -> Normal.of(n.get(2), n.get(3)),
          new double[][] {{0.3, -1}, {0.8, 1.4}, {0, 0.5}, {1, 1.1}});
  private static final Pair CLASSES =
      new Pair(
          n -> Categorical.ofLogits(n.get(0)),
          n -> Categorical.ofLogits(n.get(1)),
          new double[][] {{0.3, -1, 0.2, 0, 1, 2}, {0.8, 0.4, 0, 1, 0, 0.5}});
  private static final Pair ANSWERS =
      new Pair(
          n -> Bernoulli.ofLogits(n.get(0)),
          n -> Bernoulli.ofLogits(n.get(1)),
          new double[][] {{0.3, -1}, {0.8, 0.4}});
  private static final Pair COUNTS =
      new Pair(
          n -> new Poisson(n.get(0)), n -> new Poisson(n.get(1)), new double[][] {{2, 5}, {3, 4}});
  private static final Pair LAPLACES =
      new Pair(
          n -> Normal.of(n.get(0), n.get(1)),
          n -> new Laplace(n.get(2), n.get(3)),
          new double[][] {{0.3, -1}, {0.8, 1.4}, {0, 0.5}, {1, 1.1}});
  private static final Pair POSITIVES =
      new Pair(
          n -> new Gamma(n.get(0), n.get(1)),
          n -> new Exponential(n.get(2)),
          new double[][] {{2, 3}, {1.5, 1}, {0.7, 0.4}});

  private static void agree(Trial estimate, double[] exact, String what) {
    for (int i = 0; i < exact.length; i++) {
      assertThat(estimate.mean()[i])
          .as("%s, number %d, ± %s", what, i, estimate.error()[i])
          .isCloseTo(exact[i], within(4 * estimate.error()[i] + 1e-12));
    }
  }

  private static Divergence by(Divergence divergence, Estimator.InTraining estimator) {
    return estimator.inPlaceOf(divergence, "divergence.test");
  }

  @Test
  void gradientsOfKlBySamplesAreUnbiased() {
    for (Pair pair : List.of(NORMALS, CLASSES, ANSWERS, COUNTS, LAPLACES, POSITIVES)) {
      for (Divergence divergence : List.of(KL, REVERSE)) {
        if (divergence == REVERSE && (pair == LAPLACES || pair == POSITIVES)) {
          continue; // no closed form to compare with
        }
        double[] exact = pair.by(divergence, 1).mean();
        for (MonteCarlo.Estimator mean :
            List.of(MonteCarlo.Estimator.K1, MonteCarlo.Estimator.K3)) {
          if (pair == POSITIVES && mean == MonteCarlo.Estimator.K3) {
            continue; // the variance of q/p is infinite there
          }
          Trial trial = pair.by(by(divergence, monteCarlo(8, mean)), 4000);
          agree(trial, exact, mean + " of " + pair.values()[0][0] + divergence);
        }
      }
    }
  }

  @Test
  void k2IsBiasedButItsGradientIsNot() {
    for (Pair pair : List.of(NORMALS, CLASSES)) {
      double[] exact = pair.by(KL, 1).mean();
      Trial trial = pair.by(by(KL, monteCarlo(8, MonteCarlo.Estimator.K2)), 4000);
      assertThat(Math.abs(trial.mean()[0] - exact[0])).isGreaterThan(4 * trial.error()[0]);
      exact[0] = trial.mean()[0];
      agree(trial, exact, "k2");
    }
  }

  @Test
  void gradientsOfFDivergencesBySamplesAreUnbiased() {
    for (Divergence divergence :
        List.of(JS, TV, new SquaredHellinger(new SquaredHellinger.Config(), RULES))) {
      for (Pair pair : List.of(CLASSES, ANSWERS)) {
        Trial trial = pair.by(by(divergence, monteCarlo(8, MonteCarlo.Estimator.K1)), 4000);
        agree(trial, pair.by(divergence, 1).mean(), divergence + " of classes");
      }
      for (Pair pair : List.of(NORMALS, POSITIVES)) {
        Trial trial = pair.by(by(divergence, monteCarlo(8, MonteCarlo.Estimator.K1)), 4000);
        agree(trial, pair.by(by(divergence, quadrature(4096)), 1).mean(), "densities");
      }
    }
  }

  @Test
  void differentSupportsKeepTheGradientUnbiased() {
    // the normal law gives points below 0, where the exponential density jumps
    Pair pair =
        new Pair(
            n -> Normal.of(n.get(0), n.get(1)),
            n -> new Exponential(n.get(2)),
            new double[][] {{0.3, 1}, {0.8, 1.4}, {0.7, 0.4}});
    Trial trial = pair.by(by(JS, monteCarlo(8, MonteCarlo.Estimator.K1)), 8000);
    double step = 1e-4;
    double[] exact = new double[7];
    exact[0] = adaptive(pair, pair.values());
    for (int i = 0; i < 6; i++) {
      double[][] up = copy(pair.values());
      double[][] down = copy(pair.values());
      up[i / 2][i % 2] += step;
      down[i / 2][i % 2] -= step;
      exact[i + 1] = (adaptive(pair, up) - adaptive(pair, down)) / (2 * step);
    }
    agree(trial, exact, "normal and exponential");
  }

  private static double[][] copy(double[][] values) {
    return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
  }

  /** The sum over the two rows by the quadrature of single values. */
  private static double adaptive(Pair pair, double[][] values) {
    double sum = 0;
    for (int row = 0; row < 2; row++) {
      List<Node> nodes = new ArrayList<>();
      for (double[] each : values) {
        nodes.add(Node.constant(new double[] {each[row]}, Shape.of(1, 1)));
      }
      sum += QUADRATURE.estimate(JS, pair.p().apply(nodes), pair.q().apply(nodes)).value();
    }
    return sum;
  }

  @Test
  void quadratureOfKlHasTheValueAndGradientOfTheClosedForm() {
    for (Divergence divergence : List.of(KL, REVERSE)) {
      double[] exact = NORMALS.by(divergence, 1).mean();
      double[] found = NORMALS.by(by(divergence, QUADRATURE), 1).mean();
      assertThat(found).usingComparatorWithPrecision(1e-9).containsExactly(exact);
    }
  }

  @Test
  void quadratureOfRenyiAndItsKinIsThatOfTheClosedForm() {
    for (Divergence divergence :
        List.of(
            new Renyi(new Renyi.Config(0.7), RULES),
            new Renyi(new Renyi.Config(1), RULES),
            new Bhattacharyya(new Bhattacharyya.Config(), RULES))) {
      double[] exact = NORMALS.by(divergence, 1).mean();
      double[] found = NORMALS.by(by(divergence, QUADRATURE), 1).mean();
      assertThat(found).usingComparatorWithPrecision(1e-8).containsExactly(exact);
    }
  }

  @Test
  void quadratureOfJensenShannonIsThatOfSingleValues() {
    for (Pair pair : List.of(NORMALS, POSITIVES)) {
      double[] found = pair.by(by(JS, QUADRATURE), 1).mean();
      assertThat(found[0]).isCloseTo(adaptive(pair, pair.values()), within(1e-7));
    }
  }

  @Test
  void theErrorOfTheFixedPointsIsWhatIsSaid() {
    double[][] cases = {
      {1, 1, 1e-9, 3e-3}, {3, 1, 1e-9, 3e-3}, {0, 3, 1e-9, 3e-3}, {0, 10, 2e-3, 3e-3}
    };
    for (double[] c : cases) {
      Distribution p = Normal.of(Numbers.row(0), Numbers.row(1));
      Distribution q = Normal.of(Numbers.row(c[0]), Numbers.row(c[1]));
      for (Divergence divergence : List.of(JS, TV)) {
        double exact = QUADRATURE.estimate(divergence, p, q).value();
        double found = Numbers.of(by(divergence, QUADRATURE).between(p, q))[0];
        double share = divergence == JS ? c[2] : c[3];
        assertThat(found).as("%s, %s", c[0], c[1]).isCloseTo(exact, within(share * exact));
      }
    }
  }

  @Test
  void aMultivariateNormalOfOneNumberIsTheNormal() {
    Pair one =
        new Pair(
            n -> Normal.of(n.get(0), n.get(1)),
            n -> MultivariateNormal.of(n.get(2), Layouts.reshape(n.get(3), Shape.of(2, 1, 1))),
            NORMALS.values());
    assertThat(one.by(by(JS, QUADRATURE), 1).mean())
        .usingComparatorWithPrecision(1e-14)
        .containsExactly(NORMALS.by(by(JS, QUADRATURE), 1).mean());
  }

  @Test
  void equalDistributionsHaveTheEstimateZero() {
    Pair same =
        new Pair(
            n -> Normal.of(n.get(0), n.get(1)),
            n -> Normal.of(n.get(2), n.get(3)),
            new double[][] {{0.3, -1}, {0.8, 1.4}, {0.3, -1}, {0.8, 1.4}});
    for (Estimator.InTraining estimator :
        List.of(QUADRATURE, monteCarlo(8, MonteCarlo.Estimator.K3))) {
      assertThat(same.by(by(JS, estimator), 1).mean()).containsOnly(0);
    }
  }

  @Test
  void whatHasNoRightGradientIsRefused() {
    Node one = Node.constant(new double[] {1}, Shape.of(1, 1));
    Node two = Node.constant(new double[] {1, 2}, Shape.of(1, 2));
    Distribution normal = Normal.of(one, one);
    refused(QUADRATURE, JS, Normal.of(two, two), Normal.of(two, two), "of one number");
    refused(QUADRATURE, JS, new Uniform(one, one), normal, "bounds of a law are parameters");
    refused(monteCarlo(8, MonteCarlo.Estimator.K1), JS, new Poisson(one), normal, "with densities");
    refused(
        monteCarlo(8, MonteCarlo.Estimator.K1),
        new Renyi(new Renyi.Config(0.5), RULES),
        normal,
        normal,
        "with a bias");
    assertThat(Estimators.serving(JS, normal, normal)).containsExactly("monte-carlo", "quadrature");
    assertThat(Estimators.serving(JS, Normal.of(two, two), Normal.of(two, two)))
        .containsExactly("monte-carlo");
  }

  private static void refused(
      Estimator.InTraining estimator,
      Divergence divergence,
      Distribution p,
      Distribution q,
      String reason) {
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> estimator.between(divergence, p, q, "test"))
        .withMessageContaining(reason);
  }
}
