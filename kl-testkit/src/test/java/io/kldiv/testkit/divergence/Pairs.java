package io.kldiv.testkit.divergence;

import static io.kldiv.testkit.DistributionCases.bernoulliLogits;
import static io.kldiv.testkit.DistributionCases.bernoulliProbabilities;
import static io.kldiv.testkit.DistributionCases.categoricalLogits;
import static io.kldiv.testkit.DistributionCases.categoricalWeights;
import static io.kldiv.testkit.DistributionCases.multivariateNormal;
import static io.kldiv.testkit.DistributionCases.normal;

import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.testkit.DistributionCase;
import io.kldiv.testkit.DivergenceContract.Pair;
import java.util.ArrayList;
import java.util.List;

/** The pairs of our families, in every form, that have a closed form of KL. */
final class Pairs {
  private Pairs() {}

  static List<Pair> all() {
    List<Pair> pairs = new ArrayList<>(discrete());
    pairs.addAll(square(normal(), multivariateNormal()));
    return pairs;
  }

  /** The pairs whose outcomes can be summed. */
  static List<Pair> discrete() {
    List<Pair> pairs = new ArrayList<>();
    pairs.addAll(square(categoricalLogits(), categoricalWeights()));
    pairs.addAll(square(bernoulliLogits(), bernoulliProbabilities()));
    return pairs;
  }

  /** Those, and independent normal variables. */
  static List<Pair> discreteAndNormal() {
    List<Pair> pairs = new ArrayList<>(discrete());
    pairs.add(new Pair(normal(), normal()));
    return pairs;
  }

  static KlRules rules() {
    return KlRules.from(PartRegistry.load(Pairs.class.getClassLoader()));
  }

  private static List<Pair> square(DistributionCase a, DistributionCase b) {
    return List.of(new Pair(a, a), new Pair(a, b), new Pair(b, a), new Pair(b, b));
  }
}
