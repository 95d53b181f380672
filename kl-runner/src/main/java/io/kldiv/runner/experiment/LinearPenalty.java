package io.kldiv.runner.experiment;

import io.kldiv.core.objective.Penalties;
import io.kldiv.core.objective.Penalty;
import io.kldiv.core.part.Describe;
import io.kldiv.optim.Schedule;

/** The divergence as it is. */
@Describe(value = "The divergence as it is.", formula = "λ·D")
public final class LinearPenalty implements TermPenalty {
  /** Creates the penalty. */
  public LinearPenalty() {}

  @Override
  public Penalty penalty() {
    return Penalties.linear();
  }

  @Override
  public Schedule level() {
    return (step, horizon) -> 0;
  }
}
