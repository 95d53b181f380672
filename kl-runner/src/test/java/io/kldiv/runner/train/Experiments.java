package io.kldiv.runner.train;

import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.runner.data.DataPreparation;
import io.kldiv.runner.data.Dataset;
import io.kldiv.runner.data.PreparedData;
import io.kldiv.runner.experiment.ExperimentLoader;
import io.kldiv.runner.experiment.LoadedExperiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Makes trainers from the text of experiment files, with the test's parts beside the built-in. */
final class Experiments {
  private final Path folder;
  private final KlPlugin more;
  private Optional<Dataset> train = Optional.empty();

  Experiments(Path folder) {
    this(folder, new JavaRandomParts());
  }

  Experiments(Path folder, KlPlugin more) {
    this.folder = folder;
    this.more = more;
  }

  LoadedExperiment load(String yaml) throws IOException {
    Path file = folder.resolve("experiment.yaml");
    Files.writeString(file, yaml);
    List<KlPlugin> plugins = new ArrayList<>();
    ServiceLoader.load(KlPlugin.class).forEach(plugins::add);
    plugins.add(more);
    return new ExperimentLoader(PartRegistry.of(plugins)).load(file, List.of());
  }

  Trainer trainer(String yaml, PlanRuntime runtime) throws IOException {
    LoadedExperiment loaded = load(yaml);
    RandomStreams streams = RandomStreams.of(loaded.experiment().seed());
    PreparedData data = DataPreparation.prepare(loaded.experiment().data(), streams, loaded.kind());
    train = Optional.of(data.train());
    TrainingSetup setup = TrainingSetup.of(loaded, data, streams);
    return new Trainer(setup, runtime, new StopSignal());
  }

  /** The training part of the trainer made last. */
  Dataset train() {
    return train.orElseThrow();
  }
}
