package io.kldiv.runner.train;

import io.kldiv.core.divergence.Properties.OverBatch;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.View;
import io.kldiv.core.objective.Term;
import io.kldiv.core.random.RandomStream;
import io.kldiv.models.Network;
import io.kldiv.runner.data.Dataset;
import io.kldiv.runner.metric.Metric;
import io.kldiv.runner.metric.Predictions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Measures the objective, its terms and the metrics on a part of the data. The model has no noise
 * then; that of estimated divergences comes from streams of its own, {@code evaluation.*}, which
 * start anew for each measurement, so that two measurements differ by the model alone.
 */
final class Evaluator {
  private static final int CHUNK = 1024;

  private final TrainingSetup setup;
  private final Terms terms;
  private final ParameterMemory memory;
  private final Map<Integer, Chunk> compiled = new HashMap<>();
  private final List<PenaltyProgram> penalties;

  Evaluator(TrainingSetup setup, Terms terms, ParameterMemory memory) {
    this.setup = setup;
    this.terms = terms;
    this.memory = memory;
    this.penalties =
        setup.experiment().divergence().stream()
            .map(term -> new PenaltyProgram(term.penalty().penalty(), memory))
            .toList();
  }

  /**
   * Measures a part.
   *
   * @param part the part, with at least one row
   * @param weights the weights λ, and the levels of the penalties
   */
  Measurement measure(Dataset part, TermWeights weights) {
    int outputs = part.targetWidth();
    double[] predicted = new double[Math.multiplyExact(part.rows(), outputs)];
    double[] target = new double[predicted.length];
    double loss = 0;
    double[] divergences = new double[weights.count()];
    double[] penalised = new double[weights.count()];
    Map<String, RandomStream> noise = new HashMap<>();
    for (int from = 0; from < part.rows(); from += CHUNK) {
      int rows = Math.min(CHUNK, part.rows() - from);
      Chunk chunk = compiled.computeIfAbsent(rows, n -> compile(part, n));
      chunk.levels(weights);
      chunk.draw(name -> noise.computeIfAbsent("evaluation." + name, setup.streams()::stream));
      chunk.run(part, from, predicted, target);
      double share = (double) rows / part.rows();
      loss += share * chunk.loss.get(0);
      for (int i = 0; i < divergences.length; i++) {
        divergences[i] += chunk.share(i, share) * chunk.terms[i].get(0);
        penalised[i] += chunk.share(i, share) * chunk.penalised[i].get(0);
      }
    }
    Predictions predictions =
        new Predictions(setup.kind(), part.rows(), outputs, predicted, target);
    double objective = loss;
    Map<String, Double> byName = new LinkedHashMap<>();
    Map<String, Double> trained = new LinkedHashMap<>();
    for (int i = 0; i < divergences.length; i++) {
      double value = penalties.get(i).of(divergences[i], penalised[i], weights.level(i));
      // a weight of 0 switches a term off, also one that is infinite
      objective += weights.measured(i) == 0 ? 0 : weights.measured(i) * value;
      byName.put(setup.termNames().get(i), divergences[i]);
      if (penalties.get(i).changes()) {
        trained.put(setup.termNames().get(i), value);
      }
    }
    return new Measurement(part.rows(), objective, loss, byName, trained, metrics(predictions));
  }

  private Map<String, Double> metrics(Predictions predictions) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    List<Metric> all = setup.experiment().metrics();
    for (int i = 0; i < all.size(); i++) {
      metrics.put(setup.metricNames().get(i), all.get(i).of(predictions));
    }
    return metrics;
  }

  private Chunk compile(Dataset part, int rows) {
    Terms.Expression expression =
        terms.expression(rows, part.featureCount(), part.targetWidth(), Network.Mode.EVALUATION);
    List<Node> outputs = new ArrayList<>();
    outputs.add(expression.target());
    outputs.add(expression.mean());
    outputs.add(expression.objective().loss());
    expression.objective().terms().forEach(term -> outputs.add(term.value()));
    expression.objective().terms().stream()
        .filter(term -> term.level().isPresent())
        .forEach(term -> outputs.add(term.penalised()));
    return new Chunk(expression, Plan.compile(outputs, memory.bind(), memory.runtime()));
  }

  /** The compiled expression for a number of rows. */
  private static final class Chunk {
    private final List<Term> declared;
    private final Plan plan;
    private final View features;
    private final View target;
    private final View mean;
    private final View loss;
    private final View[] terms;
    private final View[] penalised;

    private Chunk(Terms.Expression expression, Plan plan) {
      this.declared = expression.objective().terms();
      this.plan = plan;
      this.features = plan.view(expression.features());
      this.target = plan.view(expression.target());
      this.mean = plan.view(expression.mean());
      this.loss = plan.view(expression.objective().loss());
      this.terms = declared.stream().map(term -> plan.view(term.value())).toArray(View[]::new);
      this.penalised =
          declared.stream().map(term -> plan.view(term.penalised())).toArray(View[]::new);
    }

    /** The factor of a chunk's value of a term in the value of the whole part. */
    private double share(int term, double rows) {
      return declared.get(term).properties().overBatch() == OverBatch.SUM ? 1 : rows;
    }

    private void draw(Function<String, RandomStream> streams) {
      new NoiseLeaves(plan, streams).draw();
    }

    private void levels(TermWeights weights) {
      for (int i = 0; i < terms.length; i++) {
        double value = weights.level(i);
        declared.get(i).level().map(plan::view).ifPresent(v -> v.array()[v.offset()] = value);
      }
    }

    private void run(Dataset part, int from, double[] predicted, double[] truth) {
      int rows = features.shape().size(0);
      int outputs = part.targetWidth();
      for (int row = 0; row < rows; row++) {
        part.copyFeatures(
            from + row, features.array(), features.offset() + row * part.featureCount());
        part.copyTargets(from + row, target.array(), target.offset() + row * outputs);
      }
      plan.run();
      int count = rows * outputs;
      System.arraycopy(mean.array(), mean.offset(), predicted, from * outputs, count);
      System.arraycopy(target.array(), target.offset(), truth, from * outputs, count);
    }
  }
}
