package io.kldiv.core.divergence.estimate;

import static io.kldiv.core.Numbers.matrix;
import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Binomial;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Dirichlet;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Gamma;
import io.kldiv.core.distribution.Laplace;
import io.kldiv.core.distribution.LowRankMultivariateNormal;
import io.kldiv.core.distribution.MatrixNormal;
import io.kldiv.core.distribution.Mixture;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.Product;
import io.kldiv.core.distribution.Transformed;
import io.kldiv.core.distribution.Transforms;
import io.kldiv.core.distribution.VonMisesFisher;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Oracle: the log density of the batch itself. */
final class RepeatedTest {
  private static final Node MEAN = matrix(new double[] {0.2, 0.6}, new double[] {0.5, 0.9});
  private static final Node SCALE = matrix(new double[] {1, 2}, new double[] {0.5, 0.7});
  private static final Node FACTORS =
      Node.constant(new double[] {1, 0, 0.3, 2, 0.5, 0, -1, 1}, Shape.of(2, 2, 2));
  private static final Node ONE = Node.constant(new double[] {1, 0, 0.3, 2}, Shape.of(1, 2, 2));
  private static final Node LOGITS = matrix(new double[] {0, 1}, new double[] {-1, 0.5});

  static List<Distribution> distributions() {
    return List.of(
        Normal.of(MEAN, SCALE),
        Normal.of(MEAN, row(1, 2)),
        Normal.of(row(0.2, 0.6), row(1, 2)),
        MultivariateNormal.of(MEAN, FACTORS),
        MultivariateNormal.of(MEAN, ONE),
        new LowRankMultivariateNormal(MEAN, FACTORS, SCALE),
        new MatrixNormal(MEAN, Node.constant(new double[] {2}, Shape.of(1, 1, 1)), FACTORS),
        new Gamma(SCALE, MEAN),
        new Binomial(3, Bernoulli.ofLogits(LOGITS)),
        Categorical.ofLogits(LOGITS),
        new Dirichlet(SCALE),
        new VonMisesFisher(
            matrix(new double[] {0, 1}, new double[] {0.6, 0.8}),
            matrix(new double[] {2}, new double[] {3})),
        new Transformed(Normal.of(MEAN, SCALE), new Transforms.Exp(new Transforms.Exp.Config())),
        new Product(
            List.of(
                Normal.of(matrix(new double[] {1}, new double[] {2}), row(1)),
                new Laplace(row(0.0), row(2)))),
        new Mixture(
            Categorical.ofLogits(LOGITS),
            List.of(Normal.of(MEAN, SCALE), Normal.of(row(1, 2), row(1, 1)))));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void everyMemberStandsSeveralTimesInARow(Distribution distribution) {
    double[] one = {0, 1};
    double[] other = {1, 0};
    int n = 2;
    Distribution all = Repeated.of(distribution, n, 3);
    assertThat(all.getClass()).isEqualTo(distribution.getClass());
    assertThat(all.shape()).isEqualTo(Shape.of(6, 2));
    double[] expected = Numbers.of(distribution.logDensity(matrix(one, other)));
    double[] found = Numbers.of(all.logDensity(matrix(one, one, one, other, other, other)));
    for (int i = 0; i < 6; i++) {
      assertThat(found[i]).isEqualTo(expected[i / 3]);
    }
    assertThat(all.sample("noise").shape()).isEqualTo(Shape.of(6, 2));
  }
}
