package io.kldiv.runner.train;

import io.kldiv.core.objective.Term;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The means of the objective and its terms over the steps of an epoch, weighted by their rows. */
final class StepMeans {
  private final double[] divergences;
  private final double[] penalised;
  private double objective;
  private double loss;
  private long rows;

  StepMeans(int divergences) {
    this.divergences = new double[divergences];
    this.penalised = new double[divergences];
  }

  void clear() {
    objective = 0;
    loss = 0;
    rows = 0;
    Arrays.fill(divergences, 0);
    Arrays.fill(penalised, 0);
  }

  /** Adds a step that was run; allocates nothing. */
  void add(StepProgram program) {
    int batch = program.features().shape().size(0);
    objective += batch * program.objective();
    loss += batch * program.loss();
    for (int i = 0; i < divergences.length; i++) {
      divergences[i] += batch * program.term(i);
      penalised[i] += batch * program.penalised(i);
    }
    rows += batch;
  }

  /**
   * The means.
   *
   * @param setup has the names of the terms
   * @param terms the terms as expressions
   */
  Measurement measurement(TrainingSetup setup, List<Term> terms) {
    Map<String, Double> byName = new LinkedHashMap<>();
    Map<String, Double> trained = new LinkedHashMap<>();
    for (int i = 0; i < divergences.length; i++) {
      String name = setup.termNames().get(i);
      byName.put(name, divergences[i] / rows);
      if (terms.get(i).level().isPresent()) {
        trained.put(name, penalised[i] / rows);
      }
    }
    return new Measurement((int) rows, objective / rows, loss / rows, byName, trained, Map.of());
  }
}
