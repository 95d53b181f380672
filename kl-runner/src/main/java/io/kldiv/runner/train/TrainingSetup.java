package io.kldiv.runner.train;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.runner.data.PreparedData;
import io.kldiv.runner.experiment.Experiment;
import java.util.List;

/**
 * What a training run works on.
 *
 * @param experiment the experiment
 * @param termNames a unique name for each divergence of the experiment
 * @param metricNames a unique name for each metric of the experiment
 * @param kind what the targets mean
 * @param data the parts of the data
 * @param streams the experiment's random streams
 */
public record TrainingSetup(
    Experiment experiment,
    List<String> termNames,
    List<String> metricNames,
    TargetKind kind,
    PreparedData data,
    RandomStreams streams) {
  /** Copies the lists. */
  public TrainingSetup {
    termNames = List.copyOf(termNames);
    metricNames = List.copyOf(metricNames);
  }
}
