package io.kldiv.core.divergence.f;

import static io.kldiv.core.divergence.f.Catalogue.CASES;
import static io.kldiv.core.divergence.f.Catalogue.categorical;
import static io.kldiv.core.divergence.f.Catalogue.logits;
import static io.kldiv.core.divergence.f.Catalogue.probabilities;
import static io.kldiv.core.divergence.f.Catalogue.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.Kl;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The laws of divergences, a thousand random pairs each; the oracles are the laws themselves. */
final class LawsTest {
  private static final long SEED = 20260401;
  private static final int CLASSES = 5;

  private final Random random = new Random(SEED);
  private final double[] p = probabilities(CLASSES, random);
  private final double[] q = probabilities(CLASSES, random);
  private final double[] r = probabilities(CLASSES, random);
  private final Divergence kl = new Kl(new Kl.Config(), Catalogue.RULES);

  @Test
  void neverNegativeAndNeverNaNAndZeroAtEqual() {
    Catalogue.all()
        .forEach(
            (name, divergence) -> {
              assertNotNegative(name, values(divergence, categorical(p), categorical(q)));
              assertNotNegative(name, values(divergence, logits(p), logits(q)));
              assertNotNegative(name, values(divergence, categorical(p), nearly(p)));
              assertThat(values(divergence, categorical(p), categorical(p)))
                  .as(name)
                  .containsOnly(0.0);
              assertThat(values(divergence, logits(p), logits(p))).as(name).containsOnly(0.0);
            });
  }

  private static Categorical nearly(double[] rows) {
    double[] near = rows.clone();
    for (int i = 0; i < near.length; i++) {
      near[i] *= 1 + (i % 3 - 1) * 3e-16;
    }
    return categorical(near);
  }

  private static void assertNotNegative(String name, double[] values) {
    for (double value : values) {
      assertThat(value).as("%s, seed %d", name, SEED).isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void symmetricOnesAreSymmetricBitForBit() {
    for (Divergence divergence : symmetric()) {
      assertThat(divergence.properties().isSymmetric()).isTrue();
      assertThat(values(divergence, categorical(p), categorical(q)))
          .isEqualTo(values(divergence, categorical(q), categorical(p)));
      assertThat(values(divergence, logits(p), logits(q)))
          .isEqualTo(values(divergence, logits(q), logits(p)));
    }
  }

  private static List<Divergence> symmetric() {
    return List.of(
        Catalogue.js(0.5),
        Catalogue.totalVariation(),
        Catalogue.hellinger(),
        Catalogue.jeffreys(),
        Catalogue.triangular(),
        Catalogue.bhattacharyya(),
        Catalogue.alpha(0),
        Catalogue.renyi(0.5),
        Catalogue.tsallis(0.5));
  }

  @Test
  void rootsOfJensenShannonHellingerAndTriangularAndTotalVariationItselfAreMetrics() {
    assertTriangle(Catalogue.js(0.5), Math::sqrt);
    assertTriangle(Catalogue.hellinger(), Math::sqrt);
    assertTriangle(Catalogue.triangular(), Math::sqrt);
    assertTriangle(Catalogue.totalVariation(), x -> x);
  }

  private void assertTriangle(Divergence divergence, DoubleUnaryOperator root) {
    double[] pq = values(divergence, categorical(p), categorical(q));
    double[] qr = values(divergence, categorical(q), categorical(r));
    double[] pr = values(divergence, categorical(p), categorical(r));
    for (int i = 0; i < CASES; i++) {
      assertThat(root.applyAsDouble(pr[i]))
          .as("case %d, seed %d", i, SEED)
          .isLessThanOrEqualTo(root.applyAsDouble(pq[i]) + root.applyAsDouble(qr[i]) + 1e-14);
    }
  }

  @Test
  void boundsHoldBetweenThem() {
    double[] js = values(Catalogue.js(0.5), categorical(p), categorical(q));
    double[] tv = values(Catalogue.totalVariation(), categorical(p), categorical(q));
    double[] h2 = values(Catalogue.hellinger(), categorical(p), categorical(q));
    double[] chi = values(Catalogue.pearson(), categorical(p), categorical(q));
    double[] klPq = values(kl, categorical(p), categorical(q));
    double[] delta = values(Catalogue.triangular(), categorical(p), categorical(q));
    for (int i = 0; i < CASES; i++) {
      double margin = 1e-14;
      assertThat(js[i]).as("case %d", i).isLessThanOrEqualTo(Math.log(2));
      assertThat(h2[i]).isLessThanOrEqualTo(tv[i] + margin);
      assertThat(tv[i]).isLessThanOrEqualTo(Math.sqrt(2 * h2[i]) + margin);
      assertThat(tv[i]).isLessThanOrEqualTo(Math.sqrt(klPq[i] / 2) + margin);
      assertThat(klPq[i]).isLessThanOrEqualTo(Math.log1p(chi[i]) * (1 + margin));
      assertThat(delta[i]).isBetween(2 * h2[i] - margin, 4 * h2[i] + margin);
    }
  }

  @Test
  void renyiNeverFallsInTheOrder() {
    double[] orders = {0, 1e-6, 0.1, 0.4999, 0.5, 0.9, 0.99999999, 1, 1.0000001, 1.5, 2, 9, 1e4};
    double[] before = new double[CASES];
    for (double order : orders) {
      double[] value = values(Catalogue.renyi(order), categorical(p), categorical(q));
      for (int i = 0; i < CASES; i++) {
        assertThat(value[i])
            .as("order %s, case %d, seed %d", order, i, SEED)
            .isGreaterThanOrEqualTo(before[i] * (1 - 1e-7) - 1e-13);
      }
      before = value;
    }
  }

  @Test
  void mergingOutcomesNeverAddsDivergence() {
    Catalogue.all()
        .forEach(
            (name, divergence) -> {
              double[] whole = values(divergence, categorical(p), categorical(q));
              double[] merged = values(divergence, categorical(merge(p)), categorical(merge(q)));
              assertAtMost(name, merged, whole);
            });
  }

  private static double[] merge(double[] rows) {
    double[] merged = new double[CASES * (CLASSES - 1)];
    for (int i = 0; i < CASES; i++) {
      for (int k = 0; k < CLASSES; k++) {
        merged[i * (CLASSES - 1) + Math.min(k, CLASSES - 2)] += rows[i * CLASSES + k];
      }
    }
    return merged;
  }

  @Test
  void fDivergencesAreJointlyConvex() {
    double[] s = probabilities(CLASSES, random);
    Catalogue.fDivergences()
        .forEach(
            (name, divergence) -> {
              double[] one = values(divergence, categorical(p), categorical(q));
              double[] two = values(divergence, categorical(r), categorical(s));
              double[] mean = values(divergence, mixture(p, r), mixture(q, s));
              double[] bound = new double[CASES];
              for (int i = 0; i < CASES; i++) {
                bound[i] = 0.3 * one[i] + 0.7 * two[i];
              }
              assertAtMost(name, mean, bound);
            });
  }

  private static Categorical mixture(double[] a, double[] b) {
    double[] mixture = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      mixture[i] = 0.3 * a[i] + 0.7 * b[i];
    }
    return categorical(mixture);
  }

  private static void assertAtMost(String name, double[] values, double[] bounds) {
    for (int i = 0; i < CASES; i++) {
      assertThat(values[i])
          .as("%s, case %d, seed %d", name, i, SEED)
          .isLessThanOrEqualTo(bounds[i] * (1 + 1e-6) + 1e-13);
    }
  }

  @Test
  void renyiAddsUpOverProducts() {
    for (double order : new double[] {0, 0.3, 0.5, 0.999, 1, 2, 7}) {
      double[] one = values(Catalogue.renyi(order), categorical(p), categorical(q));
      double[] two = values(Catalogue.renyi(order), categorical(r), categorical(p));
      double[] both =
          values(Catalogue.renyi(order), categorical(product(p, r)), categorical(product(q, p)));
      for (int i = 0; i < CASES; i++) {
        double sum = one[i] + two[i];
        assertThat(both[i] == sum || Math.abs(both[i] - sum) <= 1e-11 * (1 + sum))
            .as("order %s, case %d: %s and %s, seed %d", order, i, both[i], sum, SEED)
            .isTrue();
      }
    }
  }

  private static double[] product(double[] a, double[] b) {
    return IntStream.range(0, CASES)
        .boxed()
        .flatMapToDouble(
            i ->
                IntStream.range(0, CLASSES * CLASSES)
                    .mapToDouble(k -> a[i * CLASSES + k / CLASSES] * b[i * CLASSES + k % CLASSES]))
        .toArray();
  }
}
