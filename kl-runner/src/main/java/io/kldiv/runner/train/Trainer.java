package io.kldiv.runner.train;

import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.View;
import io.kldiv.core.graph.op.MatrixException;
import io.kldiv.core.kernel.Workers;
import io.kldiv.core.objective.TargetStatistics;
import io.kldiv.core.objective.Term;
import io.kldiv.core.random.RandomStream;
import io.kldiv.models.Network;
import io.kldiv.models.Parameters;
import io.kldiv.models.Task;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.NonFiniteGradientException;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Updater;
import io.kldiv.runner.data.Batches;
import io.kldiv.runner.data.Dataset;
import io.kldiv.runner.experiment.Experiment;
import io.kldiv.runner.experiment.Training;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains the model of an experiment.
 *
 * <p>A step copies a batch into the compiled objective, runs it, and hands the gradient to the
 * optimizer, which changes the parameters in place; it allocates nothing.
 */
public final class Trainer {
  private static final int LINES_PER_RUN = 50;
  private static final int FILL_NUMBERS = 1 << 14;

  private final TrainingSetup setup;
  private final StopSignal stop;
  private final PlanRuntime runtime;
  private final ParameterMemory memory;
  private final Evaluator evaluator;
  private final Batches batches;
  private final Horizon horizon;
  private final Updater updater;
  private final TermWeights weights;
  private final StepProgram fullBatch;
  private final StepProgram lastBatch;
  private final StepMeans means;
  private final StepProblem problem;
  private final AveragedParameters averaged;
  private final int fillRows;
  private final Workers.IntTask fillTask = this::fill;
  private StepProgram filled;
  private int filledRows;
  private long step;

  /**
   * Compiles an experiment.
   *
   * @param setup what to train
   * @param runtime the kernels and threads to use
   * @param stop ends training early
   * @throws TermException if a divergence has no meaning for its distributions or the data
   * @throws OptimizerException if the optimizer cannot train this model
   */
  public Trainer(TrainingSetup setup, PlanRuntime runtime, StopSignal stop) {
    this.setup = setup;
    this.stop = stop;
    this.runtime = runtime;
    Experiment experiment = setup.experiment();
    Dataset train = setup.data().train();
    Parameters parameters = new Parameters();
    Task task = new Task(train.featureCount(), setup.kind(), train.targetWidth());
    Network network = experiment.model().build(task, parameters);
    double[] values = parameters.initialise(setup.streams());
    this.memory = new ParameterMemory(parameters, values, new double[values.length], runtime);
    Terms terms =
        new Terms(experiment, setup.termNames(), network, setup.kind(), statistics(train));
    this.evaluator = new Evaluator(setup, terms, memory);
    int batchSize = experiment.training().batchSize().of(train.rows());
    this.batches =
        batchSize < train.rows()
            ? Batches.shuffled(train, batchSize, setup.streams().stream("training.order"))
            : Batches.inOrder(train, batchSize);
    this.horizon = horizon(experiment.training(), batches.batchesPerEpoch());
    this.updater = updater(experiment.optimizer());
    this.averaged = new AveragedParameters(updater, memory.values());
    this.weights = new TermWeights(experiment.divergence(), horizon);
    this.means = new StepMeans(weights.count());
    Map<String, RandomStream> noise = new HashMap<>();
    this.fullBatch = compile(terms, batches.batchSize(), noise);
    this.filled = fullBatch;
    this.fillRows = 1 + FILL_NUMBERS / (train.featureCount() + train.targetWidth());
    this.lastBatch =
        batches.lastBatchSize() == batches.batchSize()
            ? fullBatch
            : compile(terms, batches.lastBatchSize(), noise);
    PredictionShift shift = new PredictionShift(setup, network, task, memory, updater.needs());
    compile(shift);
    this.problem = new StepProblem(memory, shift, updater.needs(), fullBatch);
  }

  private Updater updater(Optimizer optimizer) {
    try {
      return Updater.of(optimizer, memory.optimizerLayout(), horizon, runtime.workers());
    } catch (IllegalArgumentException e) {
      throw new OptimizerException(String.valueOf(e.getMessage()), e);
    }
  }

  private void compile(PredictionShift shift) {
    try {
      shift.compile(fullBatch.features());
      shift.compile(lastBatch.features());
    } catch (DivergenceException e) {
      throw new OptimizerException(
          "the optimizer asks how far predictions move: %s".formatted(e.getMessage()), e);
    }
  }

  private StepProgram compile(Terms terms, int rows, Map<String, RandomStream> noise) {
    Dataset train = setup.data().train();
    Terms.Expression expression =
        terms.expression(rows, train.featureCount(), train.targetWidth(), Network.Mode.TRAINING);
    return StepProgram.compile(
        expression, memory, name -> noise.computeIfAbsent(name, setup.streams()::stream));
  }

  private static Horizon horizon(Training training, int stepsPerEpoch) {
    long steps =
        training
            .steps()
            .map(Integer::longValue)
            .orElseGet(() -> (long) training.epochs().orElseThrow() * stepsPerEpoch);
    return new Horizon(steps, stepsPerEpoch);
  }

  private static TargetStatistics statistics(Dataset train) {
    int width = train.targetWidth();
    double[] targets = new double[Math.multiplyExact(train.rows(), width)];
    for (int row = 0; row < train.rows(); row++) {
      train.copyTargets(row, targets, row * width);
    }
    return TargetStatistics.of(targets, train.rows(), width);
  }

  /**
   * Trains to the planned end, or until early stopping or the stop signal ends it.
   *
   * @param listener is told how training goes
   * @throws DivergedException if a number of the objective or its gradient is not finite; the
   *     parameters are those before the step
   */
  public TrainingResult run(TrainingListener listener) {
    long epochs = (horizon.steps() + horizon.stepsPerEpoch() - 1) / horizon.stepsPerEpoch();
    int rows = setup.data().train().rows();
    listener.started(
        new TrainingListener.Plan(epochs, horizon.steps(), rows, memory.values().length));
    Training training = setup.experiment().training();
    long every = training.evaluateEvery().map(Integer::longValue).orElse(defaultEvery(epochs));
    Optional<BestEpoch> best =
        training.earlyStopping().map(rule -> new BestEpoch(rule, setup, memory.values()));
    long start = System.nanoTime();
    long epoch = 0;
    boolean over = false;
    while (step < horizon.steps() && !stop.isRequested() && !over) {
      epoch++;
      runEpoch(listener);
      if (!stop.isRequested() && (epoch % every == 0 || step == horizon.steps())) {
        averaged.enter();
        EpochRecord record = record(epoch);
        over = best.isPresent() && best.get().isOver(record);
        averaged.leave();
        listener.epoch(record);
        updater.observe(monitored(record));
        weights.observe(step, monitored(record));
      }
    }
    averaged.enter();
    best.ifPresent(BestEpoch::restore);
    double seconds = (System.nanoTime() - start) * 1e-9;
    long bestEpoch = best.isPresent() ? best.get().epoch() : epoch;
    return new TrainingResult(
        outcome(over),
        memory.layout(),
        memory.values(),
        bestEpoch,
        step,
        seconds,
        weights.byName(setup.termNames()));
  }

  /** The objective and the metrics on a part, with the weights λ of the last step. */
  public Measurement measure(Dataset part) {
    return evaluator.measure(part, weights);
  }

  private TrainingResult.Outcome outcome(boolean stoppedEarly) {
    if (stop.isRequested()) {
      return TrainingResult.Outcome.INTERRUPTED;
    }
    return stoppedEarly && step < horizon.steps()
        ? TrainingResult.Outcome.STOPPED_EARLY
        : TrainingResult.Outcome.COMPLETED;
  }

  /** Every epoch; where an epoch is a single step, about 50 times a run. */
  private long defaultEvery(long epochs) {
    return horizon.stepsPerEpoch() > 1 ? 1 : Math.max(1, epochs / LINES_PER_RUN);
  }

  private static double monitored(EpochRecord record) {
    return record.validation().orElse(record.training()).objective();
  }

  private EpochRecord record(long epoch) {
    Dataset validation = setup.data().validation();
    Map<String, Double> scheduled = new LinkedHashMap<>();
    for (String name : updater.scheduledNames()) {
      scheduled.put(name, updater.scheduled(name));
    }
    List<Term> terms = fullBatch.objectiveExpression().terms();
    weights
        .byName(setup.termNames())
        .forEach((name, weight) -> scheduled.put(EpochRecord.weightKey(name), weight));
    for (int i = 0; i < terms.size(); i++) {
      if (terms.get(i).level().isPresent()) {
        scheduled.put(terms.get(i).name() + "-level", weights.level(i));
      }
    }
    return new EpochRecord(
        epoch,
        step,
        means.measurement(setup, terms),
        validation.rows() == 0 ? Optional.empty() : Optional.of(measure(validation)),
        scheduled);
  }

  private void runEpoch(TrainingListener listener) {
    means.clear();
    batches.startEpoch();
    int count = batches.batchesPerEpoch();
    for (int i = 0; i < count && step < horizon.steps() && !stop.isRequested(); i++) {
      StepProgram program = i == count - 1 ? lastBatch : fullBatch;
      fill(program, count == 1);
      double objective = runStep(program, i);
      listener.step(step, objective);
    }
  }

  /** Copies the next batch in; a batch of all rows is always the same, so once is enough. */
  private void fill(StepProgram program, boolean whole) {
    if (whole && step > 0) {
      return;
    }
    filled = program;
    filledRows = batches.advance();
    int tasks = (filledRows + fillRows - 1) / fillRows;
    runtime.workers().run(tasks, fillTask);
  }

  /** Copies some rows of the batch. */
  private void fill(int block) {
    View features = filled.features();
    View target = filled.target();
    int from = block * fillRows;
    int to = Math.min(filledRows, from + fillRows);
    batches.copy(from, to, features.array(), features.offset(), target.array(), target.offset());
  }

  private double runStep(StepProgram program, int batch) {
    weights.begin(program, step, batch);
    try {
      program.run();
    } catch (MatrixException e) {
      throw NonFiniteReport.ofMatrix(e, step + 1);
    }
    double objective = program.objective();
    if (!Double.isFinite(objective)) {
      throw NonFiniteReport.ofObjective(program, step + 1);
    }
    means.add(program);
    update(program, objective);
    weights.observe(program);
    step++;
    return objective;
  }

  private void update(StepProgram program, double objective) {
    try {
      problem.begin(program);
      updater.step(memory.values(), memory.gradient(), objective, problem);
    } catch (NonFiniteGradientException e) {
      throw NonFiniteReport.ofGradient(program, e, step + 1);
    }
  }
}
