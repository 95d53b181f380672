package io.kldiv.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.testkit.Comparison.Result;
import io.kldiv.testkit.Comparison.Sizes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Divergence} promises. A subclass supplies the divergence and the pairs of
 * families it is for; a promise it cannot keep is exempted with a reason.
 */
public abstract class DivergenceContract {
  private static final long SEED = 20260318;
  private static final List<Sizes> SIZES = List.of(Sizes.of(1, 2), Sizes.of(3, 5), Sizes.of(7, 3));

  /** Creates the contract; called by subclasses. */
  protected DivergenceContract() {}

  /**
   * Two families to compare.
   *
   * @param p how P is made
   * @param q how Q is made
   */
  public record Pair(DistributionCase p, DistributionCase q) {
    @Override
    public String toString() {
      return p.name() + " ‖ " + q.name();
    }
  }

  /** A promise from which a divergence can be exempted. */
  public enum Promise {
    /** Never negative, and 0 exactly where P = Q. */
    AXIOMS,
    /**
     * A number, or +∞, on the whole domain, edges included; gradients finite where it is finite.
     */
    EDGES,
    /** Gradients that can be differentiated again. */
    SECOND_DERIVATIVES
  }

  /** The divergence. */
  protected abstract Divergence divergence();

  /** The pairs of families it is for. */
  protected abstract List<Pair> pairs();

  /** The promises it does not keep, each with the reason. */
  protected Map<Promise, String> exemptions() {
    return Map.of();
  }

  @Test
  final void isExemptFromTheAxiomsOnlyIfItsPropertiesSayThatItIsNoDivergence() {
    assertThat(exemptions().containsKey(Promise.AXIOMS))
        .isEqualTo(!divergence().properties().isDivergence());
    assertThat(exemptions().values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
  }

  @Test
  final void hasOneValuePerSampleAlsoAgainstABatchOfOne() {
    for (Pair pair : pairs()) {
      for (Sizes sizes : List.of(new Sizes(3, 3, 2), new Sizes(3, 1, 2), new Sizes(1, 3, 2))) {
        Comparison comparison = Comparison.of(divergence(), pair, sizes);
        assertThat(comparison.values().shape()).as("%s %s", pair, sizes).isEqualTo(Shape.of(3));
      }
    }
  }

  @Test
  final void aBatchOfOneStandsForEverySample() {
    Random random = new Random(SEED);
    for (Pair pair : pairs()) {
      List<double[]> p = pair.p().draw(3, 2, random);
      List<double[]> q = pair.q().draw(1, 2, random);
      List<double[]> repeated = q.stream().map(row -> repeat(row, 3)).toList();
      double[] shared = values(pair, new Sizes(3, 1, 2), p, q);
      assertThat(shared)
          .as("%s, seed %d", pair, SEED)
          .isEqualTo(values(pair, Sizes.of(3, 2), p, repeated));
    }
  }

  @Test
  final void isNeverNegative() {
    assume(Promise.AXIOMS);
    double bound = divergence().properties().upperBound();
    Random random = new Random(SEED);
    for (Pair pair : pairs()) {
      for (Sizes sizes : SIZES) {
        Comparison comparison = Comparison.of(divergence(), pair, sizes);
        for (double value : comparison.at(draw(comparison, pair, sizes, random)).values()) {
          assertThat(value).as("%s, seed %d", pair, SEED).isBetween(Math.ulp(0.0), bound);
        }
      }
    }
  }

  @Test
  final void isExactlyZeroWithGradientZeroWherePEqualsQ() {
    assume(Promise.AXIOMS);
    Random random = new Random(SEED);
    for (Pair pair : pairs()) {
      for (Sizes sizes : SIZES) {
        if (!pair.p().name().equals(pair.q().name())) {
          continue;
        }
        Comparison comparison = Comparison.of(divergence(), pair, sizes);
        List<double[]> same = pair.p().draw(sizes.batchOfP(), sizes.event(), random);
        Result result = comparison.at(comparison.point(same, same));
        assertThat(result.values()).as("%s, seed %d", pair, SEED).containsOnly(0.0);
        result
            .gradients()
            .forEach(
                gradient -> assertThat(gradient).containsOnly(new double[] {0}, within(1e-14)));
      }
    }
  }

  @Test
  final void isSymmetricIfAndOnlyIfItsPropertiesSaySo() {
    assume(Promise.AXIOMS);
    Properties properties = divergence().properties();
    Random random = new Random(SEED);
    for (Pair pair : pairs()) {
      if (!pair.p().name().equals(pair.q().name())) {
        continue;
      }
      List<double[]> p = pair.p().draw(1, 3, random);
      List<double[]> q = pair.q().draw(1, 3, random);
      double forward = values(pair, Sizes.of(1, 3), p, q)[0];
      double backward = values(pair, Sizes.of(1, 3), q, p)[0];
      assertThat(Math.abs(forward - backward) < 1e-9 * Math.abs(forward))
          .as("%s: %s and %s, seed %d", pair, forward, backward, SEED)
          .isEqualTo(properties.isSymmetric());
    }
  }

  @Test
  final void isANumberWithFiniteGradientsAtTheEdges() {
    assume(Promise.EDGES);
    Random random = new Random(SEED);
    for (Pair pair : pairs()) {
      Comparison comparison = Comparison.of(divergence(), pair, Sizes.of(1, 3));
      List<double[]> inside = pair.p().draw(1, 3, random);
      for (List<double[]> q : pair.q().edges(3)) {
        checkEdge(pair, comparison, inside, q);
        pair.p().edges(3).forEach(p -> checkEdge(pair, comparison, p, q));
      }
      List<double[]> plain = pair.q().draw(1, 3, random);
      pair.p().edges(3).forEach(p -> checkEdge(pair, comparison, p, plain));
    }
  }

  private void checkEdge(Pair pair, Comparison comparison, List<double[]> p, List<double[]> q) {
    Result result = comparison.at(comparison.point(p, q));
    String where =
        "%s at P = %s, Q = %s"
            .formatted(
                pair,
                p.stream().map(Arrays::toString).toList(),
                q.stream().map(Arrays::toString).toList());
    double value = result.values()[0];
    assertThat(value).as(where).isGreaterThanOrEqualTo(0);
    if (value < Double.POSITIVE_INFINITY) {
      for (double[] gradient : result.gradients()) {
        assertThat(DoubleStream.of(gradient).allMatch(Double::isFinite))
            .as("gradient %s of %s", Arrays.toString(gradient), where)
            .isTrue();
      }
    }
  }

  @Test
  final void gradientsAgreeWithFiniteDifferences() {
    Random random = new Random(SEED);
    for (Pair pair : pairs()) {
      for (Sizes sizes : SIZES) {
        Comparison comparison = Comparison.of(divergence(), pair, sizes);
        Map<Node, double[]> point = draw(comparison, pair, sizes, random);
        GradientCheck.of(comparison.scalar(), comparison.leaves()).check(point);
      }
    }
  }

  @Test
  final void secondDerivativesAgreeWithFiniteDifferences() {
    assume(Promise.SECOND_DERIVATIVES);
    Random random = new Random(SEED);
    for (Pair pair : pairs()) {
      Sizes sizes = Sizes.of(2, 3);
      Comparison comparison = Comparison.of(divergence(), pair, sizes);
      Map<Node, double[]> point = draw(comparison, pair, sizes, random);
      GradientCheck.of(comparison.scalar(), comparison.leaves())
          .secondOrder(SEED)
          .withTolerance(1e-5)
          .check(point);
    }
  }

  @Test
  final void givesTheSameBitsTwiceAndForEverySampleOnItsOwn() {
    Random random = new Random(SEED);
    for (Pair pair : pairs()) {
      List<double[]> p = pair.p().draw(7, 3, random);
      List<double[]> q = pair.q().draw(7, 3, random);
      double[] values = values(pair, Sizes.of(7, 3), p, q);
      assertThat(values).isEqualTo(values(pair, Sizes.of(7, 3), p, q));
      for (int i = 0; i < 7; i++) {
        double[] alone = values(pair, Sizes.of(1, 3), sample(p, i), sample(q, i));
        assertThat(alone[0]).as("%s, sample %d, seed %d", pair, i, SEED).isEqualTo(values[i]);
      }
    }
  }

  @Test
  final void givesTheSameBitsForAnyNumberOfThreads() {
    Random random = new Random(SEED);
    Sizes sizes = Sizes.of(3001, 3);
    for (Pair pair : pairs()) {
      Comparison comparison = Comparison.of(divergence(), pair, sizes);
      Map<Node, double[]> point = draw(comparison, pair, sizes, random);
      Result one = comparison.at(point, 1);
      for (int threads : new int[] {2, 3}) {
        Result more = comparison.at(point, threads);
        assertThat(more.values()).as("%s, seed %d", pair, SEED).isEqualTo(one.values());
        for (int i = 0; i < one.gradients().size(); i++) {
          assertThat(more.gradients().get(i)).isEqualTo(one.gradients().get(i));
        }
      }
    }
  }

  @Test
  final void aRunAllocatesNothing() {
    Random random = new Random(SEED);
    Sizes sizes = Sizes.of(100, 3);
    for (Pair pair : pairs()) {
      Comparison comparison = Comparison.of(divergence(), pair, sizes);
      Map<Node, double[]> point = draw(comparison, pair, sizes, random);
      assertThat(comparison.allocated(point)).as("bytes in 100 runs of %s", pair).isZero();
    }
  }

  @Test
  final void refusesEventsAndBatchesOfUnequalSizeAndNamesBoth() {
    for (Pair pair : pairs()) {
      assertRefused(pair, List.of(2, 3), List.of(2, 4));
      assertRefused(pair, List.of(2, 3), List.of(5, 3));
    }
  }

  private void assertRefused(Pair pair, List<Integer> sizeOfP, List<Integer> sizeOfQ) {
    List<Node> p = Comparison.leaves("p", pair.p().shapes(sizeOfP.get(0), sizeOfP.get(1)));
    List<Node> q = Comparison.leaves("q", pair.q().shapes(sizeOfQ.get(0), sizeOfQ.get(1)));
    Shape left = Shape.of(sizeOfP.get(0), sizeOfP.get(1));
    Shape right = Shape.of(sizeOfQ.get(0), sizeOfQ.get(1));
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> divergence().between(pair.p().of(p), pair.q().of(q)))
        .withMessageContainingAll(left.toString(), right.toString());
  }

  private void assume(Promise promise) {
    String reason = exemptions().get(promise);
    assumeTrue(reason == null, () -> "exempt: " + reason);
  }

  private double[] values(Pair pair, Sizes sizes, List<double[]> p, List<double[]> q) {
    Comparison comparison = Comparison.of(divergence(), pair, sizes);
    return comparison.at(comparison.point(p, q)).values();
  }

  private static Map<Node, double[]> draw(
      Comparison comparison, Pair pair, Sizes sizes, Random random) {
    return comparison.point(
        pair.p().draw(sizes.batchOfP(), sizes.event(), random),
        pair.q().draw(sizes.batchOfQ(), sizes.event(), random));
  }

  private static double[] repeat(double[] row, int times) {
    double[] rows = new double[row.length * times];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row[i % row.length];
    }
    return rows;
  }

  /** The parameters of one of seven samples. */
  private static List<double[]> sample(List<double[]> parameters, int index) {
    return parameters.stream()
        .map(
            all -> {
              int length = all.length / 7;
              return Arrays.copyOfRange(all, index * length, (index + 1) * length);
            })
        .toList();
  }
}
