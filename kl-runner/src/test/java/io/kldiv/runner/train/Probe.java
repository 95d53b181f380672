package io.kldiv.runner.train;

import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Links;
import io.kldiv.optim.Need;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Step;
import io.kldiv.runner.data.DataPreparation;
import io.kldiv.runner.data.Dataset;
import io.kldiv.runner.data.PreparedData;
import io.kldiv.runner.experiment.Experiment;
import io.kldiv.runner.experiment.LoadedExperiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Gradient descent that shows each step to a test, with the problem and the data. */
record Probe(Path folder, Set<Need> needs, double learningRate) {
  /** Trains on some threads; the parameters at the end. */
  double[] train(String yaml, int threads, BiConsumer<Step, Dataset> look) throws IOException {
    LoadedExperiment loaded = new Experiments(folder).load(yaml);
    Experiment read = loaded.experiment();
    RandomStreams streams = RandomStreams.of(read.seed());
    PreparedData data = DataPreparation.prepare(read.data(), streams, loaded.kind());
    Link shows = new Shows(needs, step -> look.accept(step, data.train()));
    Optimizer optimizer = () -> List.of(shows, Links.scaleByRate((step, horizon) -> learningRate));
    Experiment experiment =
        new Experiment(
            read.name(),
            read.seed(),
            read.data(),
            read.model(),
            read.loss(),
            read.divergence(),
            optimizer,
            read.training(),
            read.metrics());
    TrainingSetup setup =
        new TrainingSetup(
            experiment,
            loaded.termNames(),
            loaded.metricNames(),
            loaded.kind(),
            data,
            loaded.klRules(),
            streams);
    try (PlanRuntime runtime = PlanRuntime.of(threads)) {
      Trainer trainer = new Trainer(setup, runtime, new StopSignal());
      return trainer.run(new Deaf()).parameters().clone();
    }
  }

  private record Shows(Set<Need> needs, Consumer<Step> look) implements Link {
    @Override
    public void prepare(LinkState state, Step step) {
      look.accept(step);
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {}
  }

  private static final class Deaf implements TrainingListener {
    @Override
    public void started(Plan plan) {}

    @Override
    public void step(long step, double objective) {}

    @Override
    public void epoch(EpochRecord epoch) {}
  }
}
