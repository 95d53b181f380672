package io.kldiv.runner.train;

import io.kldiv.core.graph.NonFinite;
import io.kldiv.core.graph.op.MatrixException;
import io.kldiv.core.objective.Objective;
import io.kldiv.optim.NonFiniteGradientException;
import java.util.List;

/** Finds out where an objective or its gradient stopped being finite. */
final class NonFiniteReport {
  private NonFiniteReport() {}

  /**
   * The objective is not finite.
   *
   * @param evaluation the evaluation of the objective, from 1
   */
  static DivergedException ofObjective(StepProgram program, long evaluation) {
    return new DivergedException(evaluation, terms(program), node(program), advice(program));
  }

  /** An element of the gradient is not finite. */
  static DivergedException ofGradient(
      StepProgram program, NonFiniteGradientException cause, long evaluation) {
    String term = "the objective is finite, but its gradient is not: " + cause.getMessage();
    return new DivergedException(evaluation, term, node(program), advice(program));
  }

  /** A matrix could not be factorised. */
  static DivergedException ofMatrix(MatrixException cause, long evaluation) {
    return new DivergedException(
        evaluation,
        "the objective could not be computed",
        String.valueOf(cause.getMessage()),
        "a smaller learning rate, or a larger floor of the predicted scale");
  }

  private static String terms(StepProgram program) {
    StringBuilder text = new StringBuilder("loss = " + program.loss());
    Objective objective = program.objectiveExpression();
    for (int i = 0; i < objective.terms().size(); i++) {
      text.append(", ").append(objective.terms().get(i).name()).append(" = ");
      text.append(program.term(i));
    }
    return text.toString();
  }

  /** The first node in which a value that is not finite came up. */
  private static String node(StepProgram program) {
    List<NonFinite> found = program.findNonFinite();
    return found.stream()
        .filter(NonFinite::isOrigin)
        .findFirst()
        .or(() -> found.stream().findFirst())
        .map(NonFinite::toString)
        .orElse("none when computed again");
  }

  private static String advice(StepProgram program) {
    return program
        .objectiveExpression()
        .notFinite(program.loss(), program.termValues())
        .orElse("a smaller learning rate, or clipping of the gradient");
  }
}
