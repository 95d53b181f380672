package io.kldiv.core.divergence.f;

import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.KlClosedForms;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** The divergences of the package with settings across their ranges, and random distributions. */
final class Catalogue {
  static final KlRules RULES = KlRules.of(KlClosedForms.all());
  static final int CASES = 1000;

  private Catalogue() {}

  static Divergence js(double weight) {
    return new JensenShannon(new JensenShannon.Config(weight));
  }

  static Divergence totalVariation() {
    return new TotalVariation(new TotalVariation.Config());
  }

  static Divergence hellinger() {
    return new SquaredHellinger(new SquaredHellinger.Config(), RULES);
  }

  static Divergence pearson() {
    return new PearsonChiSquared(new PearsonChiSquared.Config(), RULES);
  }

  static Divergence renyi(double alpha) {
    return new Renyi(new Renyi.Config(alpha), RULES);
  }

  static Divergence tsallis(double alpha) {
    return new Tsallis(new Tsallis.Config(alpha), RULES);
  }

  static Divergence alpha(double alpha) {
    return new Alpha(new Alpha.Config(alpha), RULES);
  }

  static Divergence jeffreys() {
    return new Jeffreys(new Jeffreys.Config(), RULES);
  }

  static Divergence bhattacharyya() {
    return new Bhattacharyya(new Bhattacharyya.Config(), RULES);
  }

  static Divergence triangular() {
    return new Triangular(new Triangular.Config());
  }

  static Map<String, Divergence> fDivergences() {
    Map<String, Divergence> all = new LinkedHashMap<>();
    all.put("jeffreys", jeffreys());
    all.put("js", js(0.5));
    all.put("js 0.2", js(0.2));
    all.put("hellinger", hellinger());
    all.put("tv", totalVariation());
    all.put("pearson", pearson());
    all.put("neyman", new NeymanChiSquared(new NeymanChiSquared.Config(), RULES));
    all.put("triangular", triangular());
    for (double a : new double[] {-5, -1, -0.999999, 0, 0.3, 0.9999999, 1, 3, 20}) {
      all.put("alpha " + a, alpha(a));
    }
    all.put("tsallis 0.7", tsallis(0.7));
    all.put("custom", new CustomF(new CustomF.Config("u*log(u) - u + 1")));
    return all;
  }

  static Map<String, Divergence> all() {
    Map<String, Divergence> all = fDivergences();
    all.put("bhattacharyya", bhattacharyya());
    all.put("chernoff", new Chernoff(new Chernoff.Config(), RULES));
    for (double a : new double[] {0.01, 0.5, 0.999999999, 1, 1.00001, 2, 50, 1e9}) {
      all.put("renyi " + a, renyi(a));
    }
    all.put("renyi inf", renyi(Double.POSITIVE_INFINITY));
    all.put("sharma-mittal", new SharmaMittal(new SharmaMittal.Config(0.7, 2), RULES));
    return all;
  }

  static double[] values(Divergence divergence, Distribution p, Distribution q) {
    return Numbers.of(divergence.between(p, q));
  }

  /** Rows of probabilities, a fifth of them 0, of very different magnitudes. */
  static double[] probabilities(int classes, Random random) {
    double[] rows = new double[CASES * classes];
    for (int i = 0; i < CASES; i++) {
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        boolean zero = k > 0 && random.nextInt(5) == 0;
        rows[i * classes + k] = zero ? 0 : Math.exp(random.nextGaussian() * 3);
        sum += rows[i * classes + k];
      }
      for (int k = 0; k < classes; k++) {
        rows[i * classes + k] /= sum;
      }
    }
    return rows;
  }

  static Categorical categorical(double[] rows) {
    return Categorical.ofProbabilities(Node.constant(rows, Shape.of(CASES, rows.length / CASES)));
  }

  static Categorical logits(double[] rows) {
    double[] logits = rows.clone();
    for (int i = 0; i < logits.length; i++) {
      logits[i] = Math.log(rows[i]) + 3;
    }
    return Categorical.ofLogits(Node.constant(logits, Shape.of(CASES, rows.length / CASES)));
  }
}
