package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.Kl;
import io.kldiv.testkit.DistributionCase;
import io.kldiv.testkit.DistributionCases;
import io.kldiv.testkit.DivergenceContract;
import io.kldiv.testkit.MultivariateCases;
import java.util.ArrayList;
import java.util.List;

final class KlMultivariateContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new Kl(new Kl.Config(), Pairs.rules());
  }

  @Override
  protected List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    List<DistributionCase> alone =
        List.of(
            MultivariateCases.geometric(),
            MultivariateCases.negativeBinomial(),
            MultivariateCases.poisson(),
            MultivariateCases.multinomial(),
            MultivariateCases.dirichlet(),
            MultivariateCases.vonMisesFisher(),
            MultivariateCases.matrixNormal(),
            MultivariateCases.product(),
            MultivariateCases.transformed());
    alone.forEach(family -> pairs.add(new Pair(family, family)));
    pairs.addAll(square(MultivariateCases.binomial(), MultivariateCases.binomialLogits()));
    pairs.addAll(square(MultivariateCases.lowRank(), DistributionCases.multivariateNormal()));
    pairs.addAll(square(MultivariateCases.lowRank(), DistributionCases.normal()).subList(1, 3));
    pairs.add(new Pair(MultivariateCases.bernoulli(), MultivariateCases.poisson()));
    return pairs;
  }

  private static List<Pair> square(DistributionCase a, DistributionCase b) {
    return List.of(new Pair(a, a), new Pair(a, b), new Pair(b, a), new Pair(b, b));
  }
}
