package io.kldiv.runner.train;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.RunningSchedule;
import io.kldiv.optim.RunningWeight;
import io.kldiv.runner.experiment.DivergenceTerm;
import io.kldiv.runner.experiment.Scaling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The weights λ of the divergences and the levels of their penalties, from step to step. */
final class TermWeights {
  private final List<DivergenceTerm> terms;
  private final RunningWeight[] rules;
  private final RunningSchedule[] levelRules;
  private final Scaling[] scalings;
  private final double[] weights;
  private final double[] levels;
  private final int batches;

  TermWeights(List<DivergenceTerm> terms, Horizon horizon) {
    this.terms = terms;
    rules =
        terms.stream()
            .map(term -> RunningWeight.of(term.weight(), horizon))
            .toArray(RunningWeight[]::new);
    levelRules =
        terms.stream()
            .map(term -> RunningSchedule.of(term.penalty().level(), horizon))
            .toArray(RunningSchedule[]::new);
    scalings = terms.stream().map(DivergenceTerm::scaling).toArray(Scaling[]::new);
    weights = new double[rules.length];
    levels = new double[rules.length];
    batches = Math.toIntExact(horizon.stepsPerEpoch());
  }

  /**
   * Sets the weights and levels of a step; allocates nothing.
   *
   * @param program takes them
   * @param step the number of steps before this one
   * @param batch the number of batches of the epoch before this one
   */
  void begin(StepProgram program, long step, int batch) {
    for (int i = 0; i < rules.length; i++) {
      weights[i] = rules[i].at(step);
      levels[i] = levelRules[i].at(step);
      program.weight(i, weights[i] * scalings[i].of(batch, batches));
      program.level(i, levels[i]);
    }
  }

  /** Tells the rules the divergences of the step; allocates nothing. */
  void observe(StepProgram program) {
    for (int i = 0; i < rules.length; i++) {
      rules[i].observeDivergence(program.term(i));
    }
  }

  /**
   * Tells the schedules the monitored value at the end of an epoch.
   *
   * @param step the number of steps done
   * @param value the monitored value
   */
  void observe(long step, double value) {
    for (int i = 0; i < rules.length; i++) {
      rules[i].observe(step, value);
      levelRules[i].observe(step, value);
    }
  }

  int count() {
    return rules.length;
  }

  DivergenceTerm term(int index) {
    return terms.get(index);
  }

  /** The level of a term's penalty in the last step. */
  double level(int term) {
    return levels[term];
  }

  /** What a term's penalised divergence is multiplied by when it is measured. */
  double measured(int term) {
    return weights[term] * scalings[term].mean(batches);
  }

  /** The weights λ of the last step by the names of their terms. */
  Map<String, Double> byName(List<String> names) {
    Map<String, Double> byName = new LinkedHashMap<>();
    for (int i = 0; i < weights.length; i++) {
      byName.put(names.get(i), weights[i]);
    }
    return byName;
  }
}
