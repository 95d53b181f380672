package io.kldiv.testkit;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.models.Network;
import io.kldiv.models.Parameters;
import io.kldiv.models.Prediction;
import io.kldiv.models.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A network and its prediction for a batch of one size. */
record ModelTrial(Parameters parameters, Node features, Node target, Prediction prediction) {
  /** The features and targets of some samples, row-major. */
  record Samples(Task task, int count, double[] features, double[] targets) {
    /** Normal features; targets of the task's kind, for numbers positive ones with sum 1. */
    static Samples draw(Task task, int count, long seed) {
      Random random = new Random(seed);
      double[] features = new double[count * task.features()];
      Arrays.setAll(features, i -> random.nextGaussian());
      double[] targets = new double[count * task.outputs()];
      for (int row = 0; row < count; row++) {
        draw(task, targets, row * task.outputs(), random);
      }
      return new Samples(task, count, features, targets);
    }

    private static void draw(Task task, double[] targets, int offset, Random random) {
      int outputs = task.outputs();
      switch (task.target()) {
        case CLASSES -> targets[offset + random.nextInt(outputs)] = 1;
        case BINARY -> {
          for (int k = 0; k < outputs; k++) {
            targets[offset + k] = random.nextInt(2);
          }
        }
        case NUMBERS -> {
          double[] weights = random.doubles(outputs, 0.1, 1).toArray();
          double sum = Arrays.stream(weights).sum();
          for (int k = 0; k < outputs; k++) {
            targets[offset + k] = weights[k] / sum;
          }
        }
      }
    }

    /** One of the samples, as a batch of 1. */
    Samples only(int row) {
      return new Samples(
          task,
          1,
          Arrays.copyOfRange(features, row * task.features(), (row + 1) * task.features()),
          Arrays.copyOfRange(targets, row * task.outputs(), (row + 1) * task.outputs()));
    }
  }

  /** A new network of a case. */
  static ModelTrial of(ModelCase modelCase, int batch, Network.Mode mode) {
    Task task = modelCase.task();
    Parameters parameters = new Parameters();
    Network network = modelCase.model().build(task, parameters);
    Node features = Node.input("features", Shape.of(batch, task.features()));
    Node target = Node.input("target", Shape.of(batch, task.outputs()));
    return new ModelTrial(parameters, features, target, network.predict(features, mode));
  }

  Distribution predicted() {
    return prediction.target();
  }

  Node logDensity() {
    return predicted().logDensity(target);
  }

  /** The mean over the samples of −log density. */
  Node negativeLogDensity() {
    return Elementwise.negate(Reductions.mean(logDensity()));
  }

  /** The mean over samples and outputs of the squared difference of mean and target. */
  Node squaredError() {
    return Reductions.mean(Elementwise.square(Elementwise.subtract(predicted().mean(), target)));
  }

  List<Node> leaves() {
    return parameters.entries().stream().map(Parameters.Entry::node).toList();
  }

  /** The mean, the log density, and the gradients of −log density for each parameter. */
  List<Node> everything() {
    List<Node> outputs = new ArrayList<>(List.of(predicted().mean(), logDensity()));
    outputs.addAll(Gradients.of(negativeLogDensity(), leaves()));
    return outputs;
  }

  double[] initialise(long seed) {
    return parameters.initialise(RandomStreams.of(seed));
  }

  /** What each leaf is set to; noise is drawn uniformly from a fixed seed. */
  Map<Node, double[]> point(double[] values, Samples samples) {
    Map<Node, double[]> point = new LinkedHashMap<>();
    for (Parameters.Entry entry : parameters.entries()) {
      int end = entry.offset() + entry.shape().count();
      point.put(entry.node(), Arrays.copyOfRange(values, entry.offset(), end));
    }
    point.put(features, samples.features());
    point.put(target, samples.targets());
    Random random = new Random(5);
    for (Node noise : noise()) {
      point.put(noise, random.doubles(noise.shape().count()).toArray());
    }
    return point;
  }

  /** The noise that the prediction depends on. */
  List<Node> noise() {
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      List<Node> outputs = List.of(predicted().mean(), logDensity());
      return Plan.compile(outputs, Bindings.none(), runtime).noise();
    }
  }

  /** The values of some expressions at a point. */
  static List<double[]> run(List<Node> outputs, Map<Node, double[]> point, PlanRuntime runtime) {
    Plan plan = Plan.compile(outputs, Bindings.none(), runtime);
    point.forEach(
        (leaf, numbers) -> {
          if (plan.has(leaf)) {
            plan.view(leaf).set(numbers);
          }
        });
    plan.run();
    return outputs.stream().map(output -> plan.view(output).toArray()).toList();
  }

  static List<double[]> run(List<Node> outputs, Map<Node, double[]> point) {
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      return run(outputs, point, runtime);
    }
  }

  /**
   * First values, each moved by up to 0.1: biases of 0 put a sample whose hidden units are all 0 on
   * the next layer's kinks, where there is no derivative.
   */
  double[] start(long seed) {
    double[] values = initialise(seed);
    Random random = new Random(seed);
    Arrays.setAll(values, i -> values[i] + random.nextDouble(-0.1, 0.1));
    return values;
  }

  /** Parameters after some steps of length 0.1 down the slope of −log density. */
  double[] descend(double[] start, Samples samples, int steps) {
    double[] values = start.clone();
    List<Node> gradients = Gradients.of(negativeLogDensity(), leaves());
    for (int step = 0; step < steps; step++) {
      double[] slope =
          run(gradients, point(values, samples)).stream().flatMapToDouble(Arrays::stream).toArray();
      double length = Math.sqrt(Arrays.stream(slope).map(x -> x * x).sum());
      Arrays.setAll(values, i -> values[i] - 0.1 * slope[i] / length);
    }
    return values;
  }
}
