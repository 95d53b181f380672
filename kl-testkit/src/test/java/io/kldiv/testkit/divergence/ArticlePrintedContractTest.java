package io.kldiv.testkit.divergence;

import io.kldiv.core.divergence.ArticlePrinted;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.testkit.DistributionCases;
import io.kldiv.testkit.DivergenceContract;
import java.util.List;
import java.util.Map;

final class ArticlePrintedContractTest extends DivergenceContract {
  @Override
  protected Divergence divergence() {
    return new ArticlePrinted(new ArticlePrinted.Config());
  }

  @Override
  protected List<Pair> pairs() {
    return List.of(
        new Pair(DistributionCases.categoricalLogits(), DistributionCases.categoricalWeights()),
        new Pair(DistributionCases.bernoulliLogits(), DistributionCases.bernoulliLogits()));
  }

  @Override
  protected Map<Promise, String> exemptions() {
    return Map.of(
        Promise.AXIOMS,
        "the article's printed term ignores Q and is not 0 where P = Q (erratum 2)",
        Promise.EDGES,
        "the printed term has 1/p, and log p of p = 0, which the printed program reaches (erratum"
            + " 3)");
  }
}
