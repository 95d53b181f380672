package io.kldiv.testkit.divergence;

import static io.kldiv.testkit.UnivariateCases.lowPareto;
import static io.kldiv.testkit.UnivariateCases.narrowUniform;
import static io.kldiv.testkit.UnivariateCases.of;
import static io.kldiv.testkit.UnivariateCases.otherCauchy;
import static io.kldiv.testkit.UnivariateCases.otherHalfCauchy;
import static io.kldiv.testkit.UnivariateCases.wideLogUniform;
import static io.kldiv.testkit.UnivariateCases.widePareto;
import static io.kldiv.testkit.UnivariateCases.wideUniform;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.Kl;
import io.kldiv.testkit.DistributionCase;
import io.kldiv.testkit.DistributionCases;
import io.kldiv.testkit.DivergenceContract;
import java.util.ArrayList;
import java.util.List;

/** The contract over the pairs of univariate continuous families that have a finite divergence. */
final class KlUnivariateContractTest extends DivergenceContract {
  private static final List<String> ALONE =
      List.of(
          "beta",
          "chi",
          "chi-squared",
          "continuous-bernoulli",
          "exponential",
          "gamma",
          "gumbel",
          "half-normal",
          "inverse-gamma",
          "laplace",
          "lindley",
          "log-normal",
          "logit-normal",
          "moyal",
          "von-mises",
          "weibull");

  @Override
  protected Divergence divergence() {
    return new Kl(new Kl.Config(), Pairs.rules());
  }

  @Override
  protected List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    ALONE.forEach(name -> pairs.add(new Pair(of(name), of(name))));
    pairs.add(new Pair(of("cauchy"), otherCauchy()));
    pairs.add(new Pair(of("half-cauchy"), otherHalfCauchy()));
    pairs.add(new Pair(of("uniform"), wideUniform()));
    pairs.add(new Pair(of("log-uniform"), wideLogUniform()));
    pairs.add(new Pair(of("pareto"), widePareto()));
    to(pairs, DistributionCases.normal(), "beta", "continuous-bernoulli", "exponential", "gamma");
    to(pairs, DistributionCases.normal(), "gumbel", "laplace", "pareto", "uniform");
    to(pairs, of("gamma"), "beta", "chi-squared", "exponential", "pareto", "weibull");
    to(pairs, of("exponential"), "beta", "continuous-bernoulli", "gamma", "pareto");
    to(pairs, of("gumbel"), "exponential", "gamma", "uniform");
    to(pairs, of("laplace"), "continuous-bernoulli", "exponential", "gumbel", "pareto", "uniform");
    to(pairs, wideUniform(), "beta", "continuous-bernoulli");
    to(pairs, of("continuous-bernoulli"), "beta");
    to(pairs, of("chi-squared"), "gamma");
    to(pairs, of("beta"), "kumaraswamy");
    pairs.add(new Pair(DistributionCases.normal(), of("gumbel")));
    pairs.add(new Pair(DistributionCases.normal(), of("laplace")));
    pairs.add(new Pair(narrowUniform(), of("beta")));
    pairs.add(new Pair(narrowUniform(), of("continuous-bernoulli")));
    pairs.add(new Pair(narrowUniform(), of("exponential")));
    pairs.add(new Pair(narrowUniform(), of("gamma")));
    pairs.add(new Pair(narrowUniform(), lowPareto()));
    return pairs;
  }

  private static void to(List<Pair> pairs, DistributionCase q, String... families) {
    for (String p : families) {
      pairs.add(new Pair(of(p), q));
    }
  }
}
