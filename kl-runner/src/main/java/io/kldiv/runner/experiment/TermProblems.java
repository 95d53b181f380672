package io.kldiv.runner.experiment;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.NoClosedFormException;
import io.kldiv.core.divergence.estimate.Estimator;
import io.kldiv.core.divergence.estimate.Estimators;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.objective.ReferenceContext;
import io.kldiv.core.objective.TargetStatistics;
import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.config.BoundPart;
import io.kldiv.runner.config.Mark;
import io.kldiv.runner.config.Problem;
import java.util.List;
import java.util.Optional;

/** What is wrong with how a divergence of an experiment is computed. */
public final class TermProblems {
  /** Five rows of two outputs, as any kind of target can have them. */
  private static final double[] TARGETS = {0, 1, 1, 0, 1, 1, 2, 1, 1, 3};

  private TermProblems() {}

  /**
   * A divergence without a formula for its distributions.
   *
   * @param mark the divergence in the file
   * @param message why
   * @param estimators those that would serve
   */
  public static Problem noClosedForm(Mark mark, String message, List<String> estimators) {
    return Problem.of(mark, message)
        .hint(
            "name how it is estimated, such as estimator: {type: %s}; quadrature is for one output"
                .formatted(estimators.get(0)))
        .allow(estimators)
        .see("kl describe estimator " + estimators.get(0));
  }

  /** An estimator that has no gradient, if it is one. */
  static Optional<Problem> notForTraining(DivergenceTerm term, BoundPart part, PartRegistry parts) {
    if (term.estimator().get() instanceof Estimator.InTraining) {
      return Optional.empty();
    }
    List<String> others =
        parts.all(Estimator.class).values().stream()
            .filter(each -> Estimator.InTraining.class.isAssignableFrom(each.implementation()))
            .map(PartDefinition::name)
            .toList();
    String name = part.definition().name();
    return Optional.of(
        Problem.of(part.mark(), "estimator '%s' has no gradient to train with".formatted(name))
            .allow(others)
            .see("kl describe estimator " + name));
  }

  /** A penalty that is not linear of an estimate that is only right in the mean. */
  static Optional<Problem> biased(DivergenceTerm term, BoundPart part) {
    Node divergence = Node.input("divergence", Shape.SCALAR);
    Node level = Node.input("level", Shape.SCALAR);
    boolean linear = term.penalty().penalty().of(divergence, level) == divergence;
    if (linear || term.measure("term").method() != DivergenceValue.Method.MONTE_CARLO) {
      return Optional.empty();
    }
    String name = part.definition().name();
    return Optional.of(
        Problem.of(
                part.mark(),
                "penalty '%s' of an estimate by samples is biased: the mean of the penalised"
                        .formatted(name)
                    + " estimates is not the penalty of the divergence")
            .hint("more samples make the bias smaller; a closed form or quadrature has none")
            .see("kl describe penalty " + name));
  }

  /**
   * A pair of families without a formula, if it can be told before the data is read. What depends
   * on the data, such as a covariance, is found when training begins.
   */
  static Optional<Problem> withoutData(
      DivergenceTerm term, Mark mark, Distribution p, TargetKind kind) {
    Node target = Node.input("target", p.shape());
    TargetStatistics statistics = TargetStatistics.of(TARGETS, 5, 2);
    try {
      Distribution q =
          term.reference().distribution(new ReferenceContext(p, target, kind, statistics));
      try {
        term.divergence().between(p, q);
        return Optional.empty();
      } catch (NoClosedFormException e) {
        List<String> estimators = Estimators.serving(term.divergence(), p, q);
        return estimators.isEmpty()
            ? Optional.empty()
            : Optional.of(noClosedForm(mark, String.valueOf(e.getMessage()), estimators));
      }
    } catch (DivergenceException | GraphException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
