package io.kldiv.runner.run;

import io.kldiv.runner.config.Problem;
import io.kldiv.runner.data.Dataset;
import io.kldiv.runner.data.PreparedData;
import io.kldiv.runner.experiment.LoadedExperiment;
import io.kldiv.runner.metric.Metric;
import io.kldiv.runner.plugin.Plugin;
import io.kldiv.runner.train.EpochRecord;
import io.kldiv.runner.train.Measurement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The contents of {@code run.json}, {@code data.json} and {@code metrics.jsonl}. */
final class RunRecord {
  private final LoadedExperiment loaded;
  private final RunOptions options;
  private final Instant start;
  private final String hash;
  private final String kernels;

  RunRecord(
      LoadedExperiment loaded, RunOptions options, Instant start, String hash, String kernels) {
    this.loaded = loaded;
    this.options = options;
    this.start = start;
    this.hash = hash;
    this.kernels = kernels;
  }

  Map<String, Object> running() {
    return base("running");
  }

  Map<String, Object> failed(String status, ExitCode exit, String message) {
    Map<String, Object> record = base(status);
    record.put("ended", Instant.now().toString());
    record.put("exit", exit.code());
    record.put("error", message);
    return record;
  }

  /** The record of a run that failed for another reason than its numbers. */
  Map<String, Object> failed(Throwable failure) {
    Optional<Plugin> plugin = options.plugins().blame(failure);
    return failed(
        "failed",
        plugin.isPresent() ? ExitCode.PLUGIN : ExitCode.FAULT,
        plugin
            .map(blamed -> "plug-in %s: %s".formatted(blamed.name(), blamed.reason(failure)))
            .orElse(String.valueOf(failure.getMessage())));
  }

  Map<String, Object> ended(RunSummary summary) {
    Map<String, Object> record = base(text(summary.result().outcome()));
    record.put("ended", Instant.now().toString());
    record.put("exit", summary.exit().code());
    record.put("steps", summary.result().steps());
    record.put("bestEpoch", summary.result().bestEpoch());
    record.put("trainingSeconds", summary.result().seconds());
    record.put("parameters", summary.result().parameters().length);
    record.put("modelSha256", summary.modelSha256());
    Map<String, Object> results = new LinkedHashMap<>();
    summary.parts().forEach((part, measured) -> results.put(part, measured.values()));
    record.put("results", results);
    record.put("weights", summary.result().weights());
    return record;
  }

  private Map<String, Object> base(String status) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("status", status);
    record.put("name", loaded.experiment().name());
    record.put("started", start.toString());
    record.put("seed", loaded.experiment().seed());
    record.put("hash", hash);
    record.put("divergences", loaded.termNames());
    record.put("scaling", loaded.scaling());
    record.put("higherIsBetter", higherIsBetter());
    if (!loaded.warnings().isEmpty()) {
      record.put("warnings", loaded.warnings().stream().map(Problem::message).toList());
    }
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("kl", options.version());
    versions.put("java", Runtime.version().toString());
    versions.put("vm", System.getProperty("java.vm.name"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    versions.put("kernels", kernels);
    versions.put("threads", options.threads());
    record.put("versions", versions);
    record.put("plugins", options.plugins().all().stream().map(Plugin::identity).toList());
    return record;
  }

  private Map<String, Boolean> higherIsBetter() {
    Map<String, Boolean> higher = new LinkedHashMap<>();
    for (int i = 0; i < loaded.metricNames().size(); i++) {
      Metric metric = loaded.experiment().metrics().get(i);
      higher.put(loaded.metricNames().get(i), metric.higherIsBetter());
    }
    return higher;
  }

  private static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Map<String, Object> data(PreparedData data) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("source", data.provenance());
    record.put("features", data.train().featureNames());
    record.put("targets", data.train().targetNames());
    Map<String, Object> parts = new LinkedHashMap<>();
    for (Dataset part : List.of(data.train(), data.validation(), data.test())) {
      Map<String, Object> rows = new LinkedHashMap<>();
      rows.put("rows", part.rows());
      rows.put("rowsSha256", part.rowsSha256());
      parts.put(part.name(), rows);
    }
    record.put("parts", parts);
    record.put("notes", data.notes());
    return record;
  }

  static List<Map<String, Object>> metrics(EpochRecord epoch) {
    Map<String, Object> train = line(epoch, "train", epoch.training());
    train.putAll(epoch.scheduled());
    return epoch
        .validation()
        .map(measured -> List.of(train, line(epoch, "validation", measured)))
        .orElse(List.of(train));
  }

  private static Map<String, Object> line(EpochRecord epoch, String part, Measurement measured) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("epoch", epoch.epoch());
    line.put("step", epoch.step());
    line.put("part", part);
    line.putAll(measured.values());
    return line;
  }

  /** A line of {@code metrics.jsonl} for a part, measured after training. */
  static Map<String, Object> last(long step, String part, Measurement measured) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("step", step);
    line.put("part", part);
    line.put("final", true);
    line.putAll(measured.values());
    return line;
  }
}
