package io.kldiv.runner.train;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.objective.Penalty;
import java.util.List;

/** The penalty φ of a divergence on a whole part of the data, of which chunks were measured. */
final class PenaltyProgram {
  private final boolean perSample;
  private final boolean changes;
  private final Plan plan;
  private final View divergence;
  private final View level;
  private final View penalised;

  PenaltyProgram(Penalty penalty, ParameterMemory memory) {
    Node d = Node.input("divergence", Shape.SCALAR);
    Node at = Node.input("level", Shape.SCALAR);
    Node phi = penalty.of(d, at);
    perSample = penalty.perSample();
    changes = phi != d;
    plan = Plan.compile(List.of(phi, d, at), memory.bind(), memory.runtime());
    divergence = plan.view(d);
    level = plan.view(at);
    penalised = plan.view(phi);
  }

  /** Whether φ is not the identity. */
  boolean changes() {
    return changes;
  }

  /**
   * The penalised divergence.
   *
   * @param d the divergence
   * @param ofSamples what the samples' penalised divergences come to
   * @param at the level
   */
  double of(double d, double ofSamples, double at) {
    if (perSample) {
      return ofSamples;
    }
    divergence.array()[divergence.offset()] = d;
    level.array()[level.offset()] = at;
    plan.run();
    return penalised.get(0);
  }
}
