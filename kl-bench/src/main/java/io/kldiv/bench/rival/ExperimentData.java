package io.kldiv.bench.rival;

import io.kldiv.core.part.PartRegistry;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.models.Parameters;
import io.kldiv.models.Task;
import io.kldiv.runner.data.Batches;
import io.kldiv.runner.data.DataPreparation;
import io.kldiv.runner.data.Dataset;
import io.kldiv.runner.experiment.Experiment;
import io.kldiv.runner.experiment.ExperimentLoader;
import io.kldiv.runner.experiment.LoadedExperiment;
import io.kldiv.runner.train.TrainingSetup;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An experiment file made ready as the runner does it, and written down for others. */
public final class ExperimentData {
  private static final int CHUNK = 1 << 16;

  private ExperimentData() {}

  /**
   * Reads an experiment and its data.
   *
   * @param file the experiment file
   * @param overrides changes of its values, as on the command line
   */
  static TrainingSetup load(Path file, List<String> overrides) {
    PartRegistry parts = PartRegistry.load(ExperimentData.class.getClassLoader());
    LoadedExperiment loaded = new ExperimentLoader(parts).load(file, overrides);
    Experiment experiment = loaded.experiment();
    RandomStreams streams = RandomStreams.of(experiment.seed());
    return TrainingSetup.of(
        loaded, DataPreparation.prepare(experiment.data(), streams, loaded.kind()), streams);
  }

  /**
   * Writes data, in the order of the first epoch, and first weights as {@link TrainingData} reads
   * them.
   *
   * @param file the experiment file
   * @param overrides changes of its values, as on the command line
   * @param output where to write
   * @throws IOException if it cannot be written
   */
  public static void export(Path file, List<String> overrides, Path output) throws IOException {
    TrainingSetup setup = load(file, overrides);
    Dataset train = setup.data().train();
    int rows = train.rows();
    int batch = setup.experiment().training().batchSize().of(rows);
    Batches batches =
        batch < rows
            ? Batches.shuffled(train, batch, setup.streams().stream("training.order"))
            : Batches.inOrder(train, rows);
    double[] x = new double[rows * train.featureCount()];
    double[] y = new double[rows * train.targetWidth()];
    batches.startEpoch();
    for (int done = 0; done < rows; done += batch) {
      batches.next(x, done * train.featureCount(), y, done * train.targetWidth());
    }
    Parameters parameters = new Parameters();
    setup
        .experiment()
        .model()
        .build(new Task(train.featureCount(), setup.kind(), train.targetWidth()), parameters);
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(output))) {
      write(stream, x);
      write(stream, y);
      write(stream, parameters.initialise(setup.streams()));
    }
  }

  private static void write(OutputStream stream, double[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += CHUNK) {
      int count = Math.min(CHUNK, values.length - from);
      bytes.asDoubleBuffer().put(values, from, count);
      stream.write(bytes.array(), 0, count * Double.BYTES);
    }
  }
}
