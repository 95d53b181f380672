package io.kldiv.runner.run;

import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.models.Parameters;
import io.kldiv.optim.UnmatchedPatternException;
import io.kldiv.runner.config.ConfigException;
import io.kldiv.runner.config.ConfigWriter;
import io.kldiv.runner.config.Mark;
import io.kldiv.runner.config.Problem;
import io.kldiv.runner.data.DataPreparation;
import io.kldiv.runner.data.Dataset;
import io.kldiv.runner.data.PreparedData;
import io.kldiv.runner.data.Sha256;
import io.kldiv.runner.experiment.Experiment;
import io.kldiv.runner.experiment.LoadedExperiment;
import io.kldiv.runner.experiment.TermProblems;
import io.kldiv.runner.report.HtmlReport;
import io.kldiv.runner.report.RunDirectory;
import io.kldiv.runner.report.Safetensors;
import io.kldiv.runner.train.DivergedException;
import io.kldiv.runner.train.EpochRecord;
import io.kldiv.runner.train.Measurement;
import io.kldiv.runner.train.OptimizerException;
import io.kldiv.runner.train.StopSignal;
import io.kldiv.runner.train.TermException;
import io.kldiv.runner.train.Trainer;
import io.kldiv.runner.train.TrainingListener;
import io.kldiv.runner.train.TrainingResult;
import io.kldiv.runner.train.TrainingSetup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs an experiment: prepares the data, trains, measures, and keeps the run directory. */
public final class ExperimentRun {
  private final LoadedExperiment loaded;
  private final RunOptions options;
  private final StopSignal stop;

  /**
   * A run that is to be carried out.
   *
   * @param loaded the experiment
   * @param options how to carry it out
   * @param stop ends training early
   */
  public ExperimentRun(LoadedExperiment loaded, RunOptions options, StopSignal stop) {
    this.loaded = loaded;
    this.options = options;
    this.stop = stop;
  }

  /**
   * Carries the run out.
   *
   * @throws ConfigException if a divergence has no meaning for its distributions or the data, or
   *     the optimizer cannot train the model
   * @throws io.kldiv.runner.data.DataException if the data cannot be used; no run directory is made
   * @throws DivergedRunException if a number of the objective is not finite
   * @throws IOException if the run directory cannot be written
   */
  public RunSummary run(RunListener listener) throws IOException {
    Experiment experiment = loaded.experiment();
    RandomStreams streams = RandomStreams.of(experiment.seed());
    PreparedData data = DataPreparation.prepare(experiment.data(), streams, loaded.kind());
    String kernels = Kernels.best().describe();
    listener.prepared(data, kernels);
    Instant start = Instant.now();
    String hash = hash(data);
    RunRecord record = new RunRecord(loaded, options, start, hash, kernels);
    TrainingSetup setup = TrainingSetup.of(loaded, data, streams);
    Path parent = options.runs().resolve(experiment.name());
    try (PlanRuntime runtime = PlanRuntime.of(options.threads())) {
      Trainer trainer = trainer(loaded, setup, runtime, stop);
      try (RunDirectory directory = RunDirectory.create(parent, start, hash)) {
        directory.json("run.json", record.running());
        directory.text("config.yaml", ConfigWriter.yamlForAnyFolder(loaded.bound()));
        directory.json("data.json", RunRecord.data(data));
        RunSummary summary = train(trainer, data, new Recorder(directory, record, listener));
        HtmlReport.write(directory.path());
        return summary;
      }
    }
  }

  /** A trainer; what a divergence has against its distributions becomes a problem of the file. */
  static Trainer trainer(
      LoadedExperiment loaded, TrainingSetup setup, PlanRuntime runtime, StopSignal stop) {
    try {
      return new Trainer(setup, runtime, stop);
    } catch (UnmatchedPatternException e) {
      throw new ConfigException(
          List.of(Problem.of(loaded.patternMark(e.pattern()), String.valueOf(e.getMessage()))));
    } catch (TermException e) {
      Mark mark = loaded.termMark(e.index(), e.key());
      String message = String.valueOf(e.getMessage());
      throw new ConfigException(
          List.of(
              e.estimators().isEmpty()
                  ? Problem.of(mark, message)
                  : TermProblems.noClosedForm(mark, message, e.estimators())));
    } catch (OptimizerException e) {
      throw new ConfigException(
          List.of(Problem.of(loaded.optimizerMark(), String.valueOf(e.getMessage()))));
    }
  }

  private static RunSummary train(Trainer trainer, PreparedData data, Recorder recorder)
      throws IOException {
    RunDirectory directory = recorder.directory();
    RunRecord record = recorder.record();
    try {
      TrainingResult result = recorder.training(trainer);
      Map<String, Measurement> parts = new LinkedHashMap<>();
      if (result.outcome() != TrainingResult.Outcome.INTERRUPTED) {
        for (Dataset part : data.parts()) {
          Measurement measured = trainer.measure(part);
          parts.put(part.name(), measured);
          directory.metric(RunRecord.last(result.steps(), part.name(), measured));
        }
      }
      Path model = directory.model(tensors(result));
      RunSummary summary = new RunSummary(directory.path(), result, parts, Sha256.of(model));
      directory.json("run.json", record.ended(summary));
      return summary;
    } catch (DivergedException e) {
      directory.json(
          "run.json", record.failed("diverged", ExitCode.DIVERGED, String.valueOf(e.getMessage())));
      HtmlReport.write(directory.path());
      throw new DivergedRunException(directory.path(), e);
    } catch (RuntimeException | Error e) {
      directory.json("run.json", record.failed(e));
      throw e;
    }
  }

  private static List<Safetensors.Tensor> tensors(TrainingResult result) {
    return result.layout().entries().stream()
        .map(entry -> tensor(entry, result.parameters()))
        .toList();
  }

  private static Safetensors.Tensor tensor(Parameters.Entry entry, double[] values) {
    return new Safetensors.Tensor(entry.name(), entry.shape(), values, entry.offset());
  }

  /** The hash of the configuration, the data files and the plug-ins. */
  private String hash(PreparedData data) {
    StringBuilder text = new StringBuilder(ConfigWriter.canonical(loaded.bound()));
    data.provenance().files().forEach(file -> text.append('\n').append(file.sha256()));
    options.plugins().all().forEach(plugin -> text.append('\n').append(plugin.sha256()));
    return Sha256.hex(Sha256.digest().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes each evaluation to the run directory and passes everything on. */
  private record Recorder(RunDirectory directory, RunRecord record, RunListener next)
      implements TrainingListener {
    private TrainingResult training(Trainer trainer) {
      try {
        return trainer.run(this);
      } finally {
        next.ended();
      }
    }

    @Override
    public void started(Plan plan) {
      next.started(plan);
    }

    @Override
    public void step(long step, double objective) {
      next.step(step, objective);
    }

    @Override
    public void epoch(EpochRecord epoch) {
      RunRecord.metrics(epoch).forEach(directory::metric);
      next.epoch(epoch);
    }
  }
}
