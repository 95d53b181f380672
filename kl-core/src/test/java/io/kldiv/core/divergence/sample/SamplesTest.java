package io.kldiv.core.divergence.sample;

import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.divergence.BuresWasserstein;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.Kl;
import io.kldiv.core.divergence.KlClosedForms;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.f.TotalVariation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.random.RandomStream;
import io.kldiv.core.random.RandomStreams;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Oracles: laws, closed forms of normal distributions, and counts made by hand. */
final class SamplesTest {
  private static final long SEED = 20260402;
  private static final Divergence KL = new Kl(new Kl.Config(), KlRules.of(KlClosedForms.all()));

  private final RandomStream stream = RandomStreams.of(SEED).stream("test");

  private double[][] normal(int n, int d, double mean, double scale) {
    double[][] rows = new double[n][d];
    for (double[] row : rows) {
      for (int k = 0; k < d; k++) {
        row[k] = mean + scale * stream.nextGaussian();
      }
    }
    return rows;
  }

  @Test
  void distancesAreMetricsOnAThousandSamples() {
    List<TwoSamples> metrics =
        List.of(new Wasserstein(1), new Wasserstein(2), new Wasserstein(3.5), new Energy());
    for (int i = 0; i < 1000; i++) {
      double[][] p = normal(1 + stream.nextInt(6), 1, 0, 1);
      double[][] q = normal(1 + stream.nextInt(6), 1, 0.5, 2);
      double[][] r = normal(1 + stream.nextInt(6), 1, 1, 0.3);
      for (TwoSamples metric : metrics) {
        double pq = metric.of(p, q);
        assertThat(pq).as("case %d, seed %d", i, SEED).isNotNegative();
        assertThat(metric.of(q, p)).as("case %d, seed %d", i, SEED).isEqualTo(pq);
        assertThat(metric.of(p, r))
            .as("case %d, seed %d", i, SEED)
            .isLessThanOrEqualTo(pq + metric.of(q, r) + 1e-7);
        assertThat(metric.of(p, p)).isZero();
      }
    }
  }

  @Test
  void meanDiscrepancyIsUnbiasedOrNotNegative() {
    MaximumMeanDiscrepancy v = new MaximumMeanDiscrepancy(MaximumMeanDiscrepancy.Statistic.V, 1.5);
    // oracle: (2 − 2·exp(−½·(2/1.5)²))·½ of points at distance 2 in both samples of two equal
    // points
    double[][] p = {{0}, {0}};
    double[][] q = {{2}, {2}};
    assertThat(v.of(p, q)).isCloseTo(2 - 2 * Math.exp(-0.5 * 4 / 2.25), within(1e-15));
    assertThat(v.of(p, p)).isZero();
    MaximumMeanDiscrepancy u = new MaximumMeanDiscrepancy(MaximumMeanDiscrepancy.Statistic.U, 0);
    double sum = 0;
    for (int i = 0; i < 200; i++) {
      sum += u.of(normal(20, 2, 0, 1), normal(20, 2, 0, 1));
    }
    assertThat(sum / 200).isCloseTo(0, within(0.006));
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> u.of(p, p))
        .withMessageContaining("median");
  }

  @Test
  void sinkhornIsNearTheSquaredDistanceForALittleRegularisation() {
    Sinkhorn sinkhorn = new Sinkhorn(0.05, 1e-9, 20_000);
    double[][] p = normal(30, 1, 0, 1);
    double[][] q = normal(30, 1, 1, 1);
    double exact = Math.pow(new Wasserstein(2).of(p, q), 2);
    assertThat(sinkhorn.of(p, q)).isCloseTo(exact, within(0.02));
    assertThat(sinkhorn.of(p, p)).isZero();
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> new Sinkhorn(1e-4, 1e-12, 3).of(p, q))
        .withMessageContaining("not converged in 3 steps");
  }

  @Test
  void neighboursAndKernelDensitiesEstimateTheDivergenceOfNormalSamples() {
    // oracle: KL(N(0,1)‖N(1,1)) = ½ for each dimension
    double[][] p = normal(1000, 2, 0, 1);
    double[][] q = normal(1000, 2, 1, 1);
    for (NearestNeighbours.Variant variant : NearestNeighbours.Variant.values()) {
      DivergenceValue value = new NearestNeighbours(5, variant).estimate(p, q);
      assertThat(value.value()).as("%s, seed %d", value, SEED).isCloseTo(1, within(0.2));
    }
    assertThat(new KernelDensity().of(p, q)).isCloseTo(1, within(0.2));
  }

  @Test
  void tiesGiveFiniteEstimates() {
    double[][] p = {{1}, {1}, {1}, {2}, {3}, {3}};
    double[][] q = {{1}, {1}, {2}, {2}, {4}, {3}};
    for (NearestNeighbours.Variant variant : NearestNeighbours.Variant.values()) {
      assertThat(new NearestNeighbours(1, variant).of(p, q)).isFinite();
    }
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(
            () ->
                new NearestNeighbours(1, NearestNeighbours.Variant.FIXED_K)
                    .of(new double[][] {{1}, {1}}, q))
        .withMessageContaining("equal");
  }

  @Test
  void histogramsStateTheirBinsAndTreatZerosAsAsked() {
    double[][] p = {{0.1}, {0.2}, {1.5}, {2}};
    double[][] q = {{0.5}, {1.1}, {1.9}, {1.2}};
    Divergence tv = new TotalVariation(new TotalVariation.Config());
    Histogram exact = new Histogram(tv, Histogram.Bins.given(0, 1, 2), Histogram.Zeros.EXACT);
    // oracle: shares ½ and ½ against ¼ and ¾
    DivergenceValue value = exact.estimate(p, q);
    assertThat(value.value()).isEqualTo(0.25);
    assertThat(value.how().bins()).containsExactly(0.0, 1.0, 2.0);
    double[][] outside = {{0.1}, {7}};
    Histogram kl = new Histogram(KL, Histogram.Bins.given(0, 1, 2), Histogram.Zeros.EXACT);
    assertThat(kl.of(outside, q)).isEqualTo(Double.POSITIVE_INFINITY);
    Histogram half = new Histogram(KL, Histogram.Bins.given(0, 1, 2), Histogram.Zeros.HALF_POINT);
    assertThat(half.of(outside, q)).isFinite();
    assertThat(half.estimate(p, q).how().zeros()).isEqualTo("half point");
  }

  @Test
  void binRulesFollowTheirFormulas() {
    double[] sorted = new double[101];
    for (int i = 0; i <= 100; i++) {
      sorted[i] = i / 100.0;
    }
    // oracles: numpy.histogram_bin_edges of linspace(0, 1, 101) by 'fd' 5 bins, 'doane' 8, 'scott'
    // 5
    assertThat(Histogram.Bins.freedmanDiaconis().edges(sorted)).hasSize(6);
    assertThat(Histogram.Bins.doane().edges(sorted)).hasSize(9);
    assertThat(Histogram.Bins.scott().edges(sorted)).hasSize(6);
  }

  @Test
  void resamplingRepeatsBySeedAndTellsDifferenceFromNone() {
    double[][] p = normal(60, 1, 0, 1);
    double[][] same = normal(60, 1, 0, 1);
    double[][] other = normal(60, 1, 1.5, 1);
    Resampling resampling = new Resampling(new Energy(), 99, RandomStreams.of(3));
    assertThat(resampling.permutation(p, other).probability()).isEqualTo(0.01);
    assertThat(resampling.permutation(p, same).probability()).isGreaterThan(0.05);
    Resampling.Interval interval = resampling.bootstrap(p, other, 0.9);
    assertThat(interval).isEqualTo(resampling.bootstrap(p, other, 0.9));
    assertThat(new Energy().of(p, other)).isBetween(interval.low(), interval.high());
    Resampling.Interval part = resampling.subsampling(p, other, 0.9);
    assertThat(part.low()).isLessThan(new Energy().of(p, other));
    assertThat(part.standardError()).isPositive();
  }

  @Test
  void fullCovariancesInBuresMetricAgreeWithDiagonalOnes() {
    Divergence bures = new BuresWasserstein(new BuresWasserstein.Config());
    Normal p = Normal.of(row(0, 1), row(0.5, 2));
    Normal q = Normal.of(row(1, 1), row(1.5, 1));
    MultivariateNormal full =
        MultivariateNormal.of(
            row(1, 1), Node.constant(new double[] {1.5, 0, 0, 1}, Shape.of(2, 2)));
    // oracle: 1² + 1² + 1²
    assertThat(Numbers.of(bures.between(p, q))[0]).isEqualTo(3);
    assertThat(Numbers.of(bures.between(p, full))[0]).isCloseTo(3, within(1e-14));
    assertThat(Numbers.of(bures.between(full, full))[0]).isBetween(0.0, 1e-14);
  }

  @Test
  void samplesThatCannotBeComparedAreRefused() {
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> new Energy().of(new double[][] {{1, 2}}, new double[][] {{1}}))
        .withMessageContaining("row 1 of Q has 1 numbers, not 2");
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> new Energy().of(new double[][] {{Double.NaN}}, new double[][] {{1}}))
        .withMessageContaining("NaN");
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> new Wasserstein(1).of(normal(2, 2, 0, 1), normal(2, 2, 0, 1)))
        .withMessageContaining("Sinkhorn");
  }
}
