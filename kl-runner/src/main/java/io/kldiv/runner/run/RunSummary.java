package io.kldiv.runner.run;

import io.kldiv.runner.train.Measurement;
import io.kldiv.runner.train.TrainingResult;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run ended with.
 *
 * @param directory the run directory
 * @param result what training ended with
 * @param parts the measurements after training by part: train, validation, test; empty if the run
 *     was interrupted
 * @param modelSha256 the hash of {@code model.safetensors}, in hexadecimal
 */
public record RunSummary(
    Path directory, TrainingResult result, Map<String, Measurement> parts, String modelSha256) {
  /** Copies the map, keeping its order. */
  public RunSummary {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  /** How the process ends after this run. */
  public ExitCode exit() {
    return result.outcome() == TrainingResult.Outcome.INTERRUPTED
        ? ExitCode.INTERRUPTED
        : ExitCode.OK;
  }
}
