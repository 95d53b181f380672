package io.kldiv.runner.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The means of the objective and its terms over the steps of an epoch, weighted by their rows. */
final class StepMeans {
  private final double[] divergences;
  private double objective;
  private double loss;
  private long rows;

  StepMeans(int divergences) {
    this.divergences = new double[divergences];
  }

  void clear() {
    objective = 0;
    loss = 0;
    rows = 0;
    Arrays.fill(divergences, 0);
  }

  /** Adds a step that was run; allocates nothing. */
  void add(StepProgram program) {
    int batch = program.features().shape().size(0);
    objective += batch * program.objective();
    loss += batch * program.loss();
    for (int i = 0; i < divergences.length; i++) {
      divergences[i] += batch * program.term(i);
    }
    rows += batch;
  }

  Measurement measurement(TrainingSetup setup) {
    Map<String, Double> byName = new LinkedHashMap<>();
    for (int i = 0; i < divergences.length; i++) {
      byName.put(setup.termNames().get(i), divergences[i] / rows);
    }
    return new Measurement((int) rows, objective / rows, loss / rows, byName, Map.of());
  }
}
