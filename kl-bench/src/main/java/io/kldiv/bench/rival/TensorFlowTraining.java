package io.kldiv.bench.rival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Assign;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * A training of a network of one hidden layer as a TensorFlow graph. Data and weights are variables
 * of the graph, so a step is one run of the session that gives the objective and changes the
 * weights.
 */
final class TensorFlowTraining<T extends TFloating> implements Task {
  private final Job job;
  private final Class<T> type;
  private final List<double[]> first;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Session session;
  private final List<Placeholder<T>> weightFeeds = new ArrayList<>();
  private final List<Assign<T>> weightAssigns = new ArrayList<>();
  private final List<Shape> weightShapes;
  private final Placeholder<TInt32> begin;
  private final Placeholder<TInt32> end;
  private final Operand<T> objective;
  private final List<Op> updates = new ArrayList<>();
  private final boolean fullBatch;

  TensorFlowTraining(Job job, ConfigProto config, Class<T> type) {
    this.job = job;
    this.type = type;
    TrainingData data = TrainingData.read(job);
    this.first = data.weights();
    this.session = new Session(graph, config);
    this.fullBatch = job.count("batch") == job.count("rows");
    this.begin = tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
    this.end = tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
    int features = job.count("features");
    int hidden = job.count("hidden");
    int outputs = job.count("outputs");
    this.weightShapes =
        List.of(
            Shape.of(features, hidden),
            Shape.of(hidden),
            Shape.of(hidden, outputs),
            Shape.of(outputs));
    Operand<T> x = batch(loaded(data.features(), features), features);
    Operand<T> y = batch(loaded(data.targets(), outputs), outputs);
    List<Variable<T>> weights = new ArrayList<>();
    for (Shape shape : weightShapes) {
      Variable<T> variable = tf.variable(shape, type);
      Placeholder<T> feed = tf.placeholder(type);
      weightFeeds.add(feed);
      weightAssigns.add(tf.assign(variable, feed));
      weights.add(variable);
    }
    Operand<T> inner =
        tf.nn.relu(tf.nn.biasAdd(tf.linalg.matMul(x, weights.get(0)), weights.get(1)));
    Operand<T> logits = tf.nn.biasAdd(tf.linalg.matMul(inner, weights.get(2)), weights.get(3));
    this.objective = job.text("loss").equals("mse") ? article(logits, y) : images(logits, y);
    update(weights);
  }

  /** A variable that holds the data; the assignment is done once, before anything is measured. */
  private Variable<T> loaded(double[] values, int width) {
    Shape shape = Shape.of(values.length / width, width);
    Variable<T> variable = tf.variable(shape, type);
    Placeholder<T> feed = tf.placeholder(type);
    Assign<T> assign = tf.assign(variable, feed);
    try (Tensor tensor = tensor(values, shape)) {
      session.runner().feed(feed, tensor).addTarget(assign).run();
    }
    return variable;
  }

  private Operand<T> batch(Operand<T> all, int width) {
    if (fullBatch) {
      return all;
    }
    Operand<TInt32> zero = tf.constant(0);
    Operand<TInt32> from = tf.stack(List.of(begin, zero));
    Operand<TInt32> size = tf.stack(List.of(tf.math.sub(end, begin), tf.constant(width)));
    return tf.slice(all, from, size);
  }

  /** Squared error + λ·KL(prediction ‖ row of y divided by its sum), means over the batch. */
  private Operand<T> article(Operand<T> logits, Operand<T> y) {
    Operand<T> p = tf.nn.softmax(logits);
    Operand<TInt32> rows = tf.constant(new int[] {1});
    Operand<T> logQ =
        tf.math.log(tf.math.div(y, tf.sum(y, rows, org.tensorflow.op.core.Sum.keepDims(true))));
    Operand<T> squared = mean(tf.math.squaredDifference(p, y));
    Operand<T> kl = mean(tf.sum(tf.math.mul(p, tf.math.sub(tf.nn.logSoftmax(logits), logQ)), rows));
    return tf.math.add(squared, tf.math.mul(scalar(job.number("weight")), kl));
  }

  /** Cross-entropy + λ·KL(prediction ‖ uniform), means over the batch. */
  private Operand<T> images(Operand<T> logits, Operand<T> y) {
    Operand<TInt32> rows = tf.constant(new int[] {1});
    Operand<T> logP = tf.nn.logSoftmax(logits);
    Operand<T> logClasses = scalar(Math.log(job.count("outputs")));
    Operand<T> kl = tf.sum(tf.math.mul(tf.nn.softmax(logits), tf.math.add(logP, logClasses)), rows);
    Operand<T> crossEntropy = tf.math.neg(tf.sum(tf.math.mul(y, logP), rows));
    return mean(tf.math.add(crossEntropy, tf.math.mul(scalar(job.number("weight")), kl)));
  }

  private Operand<T> mean(Operand<T> x) {
    int rank = x.shape().numDimensions();
    return tf.math.mean(x, tf.constant(rank == 1 ? new int[] {0} : new int[] {0, 1}));
  }

  private Operand<T> scalar(double value) {
    return tf.dtypes.cast(tf.constant(value), type);
  }

  private void update(List<Variable<T>> weights) {
    Output<?>[] targets = weights.stream().map(Variable::asOutput).toArray(Output<?>[]::new);
    Output<?>[] gradients = graph.addGradients(objective.asOutput(), targets);
    Operand<T> rate = scalar(job.number("learningRate"));
    List<Op> all = new ArrayList<>();
    Arrays.stream(gradients).forEach(gradient -> all.add(gradient));
    Ops after = tf.withControlDependencies(all); // else a weight may change while others need it
    for (int i = 0; i < gradients.length; i++) {
      @SuppressWarnings("unchecked") // the gradient of a T
      Output<T> gradient = (Output<T>) gradients[i];
      updates.add(after.train.applyGradientDescent(weights.get(i), rate, gradient));
    }
  }

  @Override
  public Sample run() {
    for (int i = 0; i < weightFeeds.size(); i++) {
      try (Tensor tensor = tensor(first.get(i), weightShapes.get(i))) {
        session.runner().feed(weightFeeds.get(i), tensor).addTarget(weightAssigns.get(i)).run();
      }
    }
    int rows = job.count("rows");
    int batch = job.count("batch");
    int steps = job.count("steps");
    Checkpoints checkpoints = new Checkpoints(steps);
    long start = System.nanoTime();
    for (int step = 1, from = 0; step <= steps; step++) {
      int to = Math.min(from + batch, rows);
      double value = step(from, to);
      checkpoints.at(step, value);
      from = to == rows ? 0 : to;
    }
    return new Sample((System.nanoTime() - start) * 1e-9, checkpoints.values());
  }

  private double step(int from, int to) {
    Session.Runner runner = session.runner().fetch(objective);
    updates.forEach(runner::addTarget);
    if (fullBatch) {
      return first(runner);
    }
    try (TInt32 first = TInt32.scalarOf(from);
        TInt32 last = TInt32.scalarOf(to)) {
      return first(runner.feed(begin, first).feed(end, last));
    }
  }

  private static double first(Session.Runner runner) {
    try (org.tensorflow.Result result = runner.run()) {
      Tensor tensor = result.get(0);
      return tensor instanceof TFloat32 single
          ? single.getFloat()
          : ((TFloat64) tensor).getDouble();
    }
  }

  private Tensor tensor(double[] values, Shape shape) {
    if (type == TFloat64.class) {
      return TFloat64.tensorOf(shape, DataBuffers.of(values));
    }
    float[] singles = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      singles[i] = (float) values[i];
    }
    return TFloat32.tensorOf(shape, DataBuffers.of(singles));
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
