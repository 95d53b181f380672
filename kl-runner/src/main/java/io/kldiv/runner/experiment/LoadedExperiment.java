package io.kldiv.runner.experiment;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.divergence.KlRules;
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
 * @param klRules what is known of the Kullback-Leibler divergence
 * @param termNames a unique name for each divergence
 * @param metricNames a unique name for each metric
 */
public record LoadedExperiment(
    Experiment experiment,
    BoundRecord bound,
    TargetKind kind,
    KlRules klRules,
    List<String> termNames,
    List<String> metricNames) {
  /** Copies the lists. */
  public LoadedExperiment {
    termNames = List.copyOf(termNames);
    metricNames = List.copyOf(metricNames);
  }

  /** The place of the reference of a divergence, by its index from 0. */
  public Mark referenceMark(int index) {
    BoundList terms = (BoundList) bound.find("divergence").orElseThrow();
    return ((BoundRecord) terms.items().get(index)).find("reference").orElseThrow().mark();
  }

  /** The place of the optimizer. */
  public Mark optimizerMark() {
    return bound.find("optimizer").orElseThrow().mark();
  }
}
