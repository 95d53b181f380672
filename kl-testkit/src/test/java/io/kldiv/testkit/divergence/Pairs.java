package io.kldiv.testkit.divergence;

import static io.kldiv.testkit.DistributionCases.bernoulliLogits;
import static io.kldiv.testkit.DistributionCases.bernoulliProbabilities;
import static io.kldiv.testkit.DistributionCases.categoricalLogits;
import static io.kldiv.testkit.DistributionCases.categoricalWeights;
import static io.kldiv.testkit.DistributionCases.multivariateNormal;
import static io.kldiv.testkit.DistributionCases.normal;
import static io.kldiv.testkit.MultivariateCases.binomial;
import static io.kldiv.testkit.MultivariateCases.binomialLogits;
import static io.kldiv.testkit.MultivariateCases.dirichlet;
import static io.kldiv.testkit.MultivariateCases.geometric;
import static io.kldiv.testkit.MultivariateCases.multinomial;
import static io.kldiv.testkit.MultivariateCases.negativeBinomial;
import static io.kldiv.testkit.MultivariateCases.poisson;
import static io.kldiv.testkit.MultivariateCases.vonMisesFisher;
import static io.kldiv.testkit.UnivariateCases.of;

import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.testkit.DistributionCase;
import io.kldiv.testkit.DivergenceContract.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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

  /** Two of one exponential family. */
  static List<Pair> exponentialFamilies() {
    List<Pair> pairs = new ArrayList<>();
    Stream.of(
            "beta",
            "chi",
            "chi-squared",
            "continuous-bernoulli",
            "exponential",
            "gamma",
            "half-normal",
            "inverse-gamma",
            "lindley",
            "log-normal",
            "logit-normal")
        .forEach(name -> pairs.add(new Pair(of(name), of(name))));
    pairs.add(new Pair(binomial(), binomialLogits()));
    pairs.add(new Pair(geometric(), geometric()));
    pairs.add(new Pair(negativeBinomial(), negativeBinomial()));
    pairs.add(new Pair(poisson(), poisson()));
    pairs.add(new Pair(multinomial(), multinomial()));
    pairs.add(new Pair(dirichlet(), dirichlet()));
    pairs.add(new Pair(vonMisesFisher(), vonMisesFisher()));
    return pairs;
  }

  static KlRules rules() {
    return KlRules.from(PartRegistry.load(Pairs.class.getClassLoader()));
  }

  private static List<Pair> square(DistributionCase a, DistributionCase b) {
    return List.of(new Pair(a, a), new Pair(a, b), new Pair(b, a), new Pair(b, b));
  }
}
