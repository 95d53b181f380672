package io.kldiv.runner.experiment;

import io.kldiv.core.objective.Penalty;
import io.kldiv.core.part.PartKind;
import io.kldiv.optim.Schedule;

/** What is made of a divergence before it is weighted: the φ of λ·φ(D). */
@PartKind("penalty")
public interface TermPenalty {
  /** φ, as a function of the divergence and a level. */
  Penalty penalty();

  /** The level, which may change during the run; unused by some. */
  Schedule level();
}
