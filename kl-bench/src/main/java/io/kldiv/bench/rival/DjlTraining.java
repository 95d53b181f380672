package io.kldiv.bench.rival;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import java.util.List;

/** A training of a network of one hidden layer with PyTorch's autograd. */
final class DjlTraining implements Task {
  private final Job job;
  private final List<double[]> first;
  private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
  private final DataType type;
  private final NDArray x;
  private final NDArray y;
  private final NDArray logQ;

  DjlTraining(Job job) {
    this.job = job;
    this.type = job.isSingle() ? DataType.FLOAT32 : DataType.FLOAT64;
    TrainingData data = TrainingData.read(job);
    this.first = data.weights();
    int rows = job.count("rows");
    this.x = array(data.features(), rows, job.count("features"));
    this.y = array(data.targets(), rows, job.count("outputs"));
    this.logQ = y.div(y.sum(new int[] {1}, true)).log();
  }

  private NDArray array(double[] values, long... sizes) {
    NDArray array = manager.create(values, new Shape(sizes));
    return array.toType(type, false);
  }

  @Override
  public Sample run() {
    int features = job.count("features");
    int hidden = job.count("hidden");
    int outputs = job.count("outputs");
    NDList weights =
        new NDList(
            array(first.get(0), features, hidden),
            array(first.get(1), hidden),
            array(first.get(2), hidden, outputs),
            array(first.get(3), outputs));
    weights.forEach(weight -> weight.setRequiresGradient(true));
    int rows = job.count("rows");
    int batch = job.count("batch");
    int steps = job.count("steps");
    Checkpoints checkpoints = new Checkpoints(steps);
    long start = System.nanoTime();
    for (int step = 1, from = 0; step <= steps; step++) {
      int to = Math.min(from + batch, rows);
      step(weights, from, to, step, checkpoints);
      from = to == rows ? 0 : to;
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    weights.close();
    return new Sample(seconds, checkpoints.values());
  }

  private void step(NDList weights, int from, int to, int step, Checkpoints checkpoints) {
    try (NDManager local = manager.newSubManager()) {
      local.tempAttachAll(x, y, logQ, weights);
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray objective = objective(weights, from, to);
        collector.backward(objective);
        if (checkpoints.wants(step)) {
          checkpoints.at(step, objective.toType(DataType.FLOAT64, false).getDouble());
        }
      }
      double rate = job.number("learningRate");
      for (NDArray weight : weights) {
        NDArray gradient = weight.getGradient();
        weight.subi(gradient.mul(rate));
        gradient.subi(gradient);
      }
    }
  }

  private NDArray objective(NDList weights, int from, int to) {
    boolean whole = to - from == job.count("rows");
    NDArray features = whole ? x : rows(x, from, to);
    NDArray target = whole ? y : rows(y, from, to);
    NDArray inner = Activation.relu(features.matMul(weights.get(0)).add(weights.get(1)));
    NDArray logits = inner.matMul(weights.get(2)).add(weights.get(3));
    NDArray p = logits.softmax(1);
    NDArray logP = logits.logSoftmax(1);
    double count = to - from;
    double weight = job.number("weight");
    if (job.text("loss").equals("mse")) {
      NDArray reference = whole ? logQ : rows(logQ, from, to);
      NDArray kl = p.mul(logP.sub(reference)).sum().div(count);
      return p.sub(target).square().mean().add(kl.mul(weight));
    }
    NDArray kl = p.mul(logP.add(Math.log(job.count("outputs")))).sum().div(count);
    NDArray crossEntropy = target.mul(logP).sum().div(-count);
    return crossEntropy.add(kl.mul(weight));
  }

  private static NDArray rows(NDArray all, int from, int to) {
    return all.get(new NDIndex().addSliceDim(from, to));
  }

  @Override
  public void close() {
    manager.close();
  }
}
