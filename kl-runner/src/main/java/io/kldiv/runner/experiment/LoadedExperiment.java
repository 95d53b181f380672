package io.kldiv.runner.experiment;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.runner.config.BoundList;
import io.kldiv.runner.config.BoundRecord;
import io.kldiv.runner.config.Mark;
import java.util.List;

/**
 * An experiment that was read and checked.
 *
 * @param experiment the experiment
 * @param bound what it was made from, with places and every default
 * @param kind what model and loss take the targets for
 * @param termNames a unique name for each divergence
 * @param metricNames a unique name for each metric
 */
public record LoadedExperiment(
    Experiment experiment,
    BoundRecord bound,
    TargetKind kind,
    List<String> termNames,
    List<String> metricNames) {
  /** Copies the lists. */
  public LoadedExperiment {
    termNames = List.copyOf(termNames);
    metricNames = List.copyOf(metricNames);
  }

  /**
   * The place of a key of a divergence.
   *
   * @param index the divergence, from 0
   * @param key a component of {@link DivergenceTerm}
   */
  public Mark termMark(int index, String key) {
    BoundList terms = (BoundList) bound.find("divergence").orElseThrow();
    return ((BoundRecord) terms.items().get(index)).find(key).orElseThrow().mark();
  }
}
