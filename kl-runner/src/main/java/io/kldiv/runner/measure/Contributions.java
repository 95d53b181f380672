package io.kldiv.runner.measure;

import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.Evaluation;
import io.kldiv.core.divergence.f.FDivergence;
import io.kldiv.core.divergence.f.Generator;
import io.kldiv.core.divergence.f.Generators;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.runner.measure.Measured.Contribution;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What each outcome adds to an f-divergence of two categorical distributions or two answers. */
final class Contributions {
  private Contributions() {}

  /** The contributions in nats; none if the divergence or the distributions have none. */
  static List<Contribution> of(Divergence divergence, Distribution p, Distribution q) {
    Optional<Generator> generator = Generators.of(divergence);
    Optional<Categorical> left = classes(p);
    Optional<Categorical> right = classes(q);
    return generator.isPresent() && left.isPresent() && right.isPresent()
        ? each(generator.get(), left.get(), right.get())
        : List.of();
  }

  private static Optional<Categorical> classes(Distribution distribution) {
    if (distribution instanceof Categorical categorical) {
      return Optional.of(categorical);
    }
    return distribution instanceof Bernoulli answer && answer.shape().size(1) == 1
        ? Optional.of(
            Categorical.ofProbabilities(
                Layouts.concatenate(1, answer.complements(), answer.probabilities())))
        : Optional.empty();
  }

  private static List<Contribution> each(Generator generator, Categorical p, Categorical q) {
    double[] ofP = Evaluation.values(p.probabilities());
    double[] ofQ = Evaluation.values(q.probabilities());
    double[] terms =
        Evaluation.values(
            FDivergence.integrand(p.logProbabilities(), q.logProbabilities(), generator));
    return IntStream.range(0, terms.length)
        .mapToObj(i -> new Contribution(i, ofP[i], ofQ[i], terms[i]))
        .toList();
  }
}
