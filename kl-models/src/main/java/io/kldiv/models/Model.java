package io.kldiv.models;

import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.part.PartKind;
import java.util.Optional;

/** A family of predictions, indexed by parameters: p(target | features; θ). */
@PartKind("model")
public interface Model {
  /**
   * The family of the predicted distribution; asked before any data is read.
   *
   * @param target the kind of the target
   * @return the family, or empty if the model does not predict such a target
   */
  Optional<Family> family(TargetKind target);

  /**
   * Adds the model's parameters and answers with the network that uses them. May be called any
   * number of times, for any task; the networks share nothing.
   *
   * @param task the sizes of the data
   * @param parameters receives the parameters, always the same ones for equal tasks
   * @return a network whose predictions are of the task's family and of the value shape {@code
   *     [batch × outputs]}
   * @throws IllegalArgumentException if {@link #family} is empty for the task's target; {@link
   *     Task#familyOf} says so
   */
  Network build(Task task, Parameters parameters);
}
