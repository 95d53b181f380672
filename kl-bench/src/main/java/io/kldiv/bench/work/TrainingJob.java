package io.kldiv.bench.work;

import io.kldiv.bench.Session;
import io.kldiv.bench.rival.ExperimentData;
import io.kldiv.bench.rival.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The trainings that are measured; data and first weights are written to files for the rivals. */
final class TrainingJob {
  private TrainingJob() {}

  /** The article's experiment as it is meant: 1,000 steps on all 1,000 rows. */
  static Job article(Session session) {
    return of(
        session,
        session.root().resolve("configs/article.yaml"),
        Map.of(
            "rows",
            1000,
            "features",
            100,
            "hidden",
            100,
            "outputs",
            10,
            "batch",
            1000,
            "steps",
            1000,
            "loss",
            "mse",
            "weight",
            0.01,
            "learningRate",
            0.01));
  }

  /** An epoch over data of Fashion-MNIST's shape. */
  static Job images(Session session) {
    return of(
        session,
        session.root().resolve("kl-bench/images.yaml"),
        Map.of(
            "rows",
            60_000,
            "features",
            784,
            "hidden",
            256,
            "outputs",
            10,
            "batch",
            128,
            "steps",
            469,
            "loss",
            "cross-entropy",
            "weight",
            0.1,
            "learningRate",
            0.1));
  }

  private static Job of(Session session, Path experiment, Map<String, Object> shape) {
    Path data = session.folder().resolve(experiment.getFileName() + ".data");
    try {
      if (!Files.exists(data)) {
        session.say("writing the data of " + experiment.getFileName());
        ExperimentData.export(experiment, List.of(), data);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Job.of("training", shape)
        .with("experiment", experiment.toString())
        .with("overrides", List.of())
        .with("file", data.toString());
  }
}
