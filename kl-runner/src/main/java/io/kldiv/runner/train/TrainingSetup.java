package io.kldiv.runner.train;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.runner.data.PreparedData;
import io.kldiv.runner.experiment.Experiment;
import io.kldiv.runner.experiment.LoadedExperiment;
import java.util.List;

/**
 * What a training run works on.
 *
 * @param experiment the experiment
 * @param termNames a unique name for each divergence of the experiment
 * @param metricNames a unique name for each metric of the experiment
 * @param kind what the targets mean
 * @param data the parts of the data
 * @param klRules what is known of the Kullback-Leibler divergence, for optimizers that need it
 * @param streams the experiment's random streams
 */
public record TrainingSetup(
    Experiment experiment,
    List<String> termNames,
    List<String> metricNames,
    TargetKind kind,
    PreparedData data,
    KlRules klRules,
    RandomStreams streams) {
  /** Copies the lists. */
  public TrainingSetup {
    termNames = List.copyOf(termNames);
    metricNames = List.copyOf(metricNames);
  }

  /** What an experiment that was read trains on. */
  public static TrainingSetup of(
      LoadedExperiment loaded, PreparedData data, RandomStreams streams) {
    return new TrainingSetup(
        loaded.experiment(),
        loaded.termNames(),
        loaded.metricNames(),
        loaded.kind(),
        data,
        loaded.klRules(),
        streams);
  }
}
