package io.kldiv.testkit.divergence;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.Evaluation;
import io.kldiv.core.divergence.Kl;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.testkit.DistributionCase;
import io.kldiv.testkit.DistributionCases;
import io.kldiv.testkit.DivergenceContract;
import io.kldiv.testkit.MultivariateCases;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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
    pairs.addAll(square(MultivariateCases.lowRank(), MultivariateCases.normal()).subList(1, 3));
    pairs.add(new Pair(MultivariateCases.bernoulli(), MultivariateCases.poisson()));
    return pairs;
  }

  private static List<Pair> square(DistributionCase a, DistributionCase b) {
    return List.of(new Pair(a, a), new Pair(a, b), new Pair(b, a), new Pair(b, b));
  }

  @Test
  void isNotNegativeAndZeroForItselfInAThousandSeededCases() {
    Random random = new Random(20261122);
    for (Pair pair : pairs()) {
      List<double[]> p = pair.p().draw(1000, 3, random);
      List<double[]> q = pair.q().draw(1000, 3, random);
      Distribution left = pair.p().of(constants(pair.p(), p));
      Distribution right = pair.q().of(constants(pair.q(), q));
      assertThat(values(left, right)).as(pair.toString()).allMatch(x -> x > 0 && x < 1e6);
      if (pair.p().name().equals(pair.q().name())) {
        assertThat(values(left, left)).as(pair.toString()).allMatch(x -> x == 0);
      }
    }
  }

  private static List<Node> constants(DistributionCase family, List<double[]> values) {
    List<Shape> shapes = family.shapes(1000, 3);
    return IntStream.range(0, values.size())
        .mapToObj(i -> Node.constant(values.get(i), shapes.get(i)))
        .toList();
  }

  private List<Double> values(Distribution p, Distribution q) {
    return Evaluation.of(divergence(), p, q).stream().map(DivergenceValue::value).toList();
  }
}
