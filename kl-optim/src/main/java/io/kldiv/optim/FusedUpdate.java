package io.kldiv.optim;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The commonest chains in one pass over memory: decay, then momentum or Adam and decay again, each
 * optional, and the learning rate. The same bits as the links one by one, which need an array for
 * the update that is written and read.
 */
final class FusedUpdate {
  private static final double[] NONE = {};

  private final double coupled;
  private final Links.@Nullable Momentum momentum;
  private final Links.@Nullable ScaleByAdam adam;
  private final double decoupled;
  private final LinkState memory;
  private final LinkState rate;
  private double learningRate;
  private double[] mean = NONE;
  private double[] squares = NONE;
  private double keep;
  private double take;
  private double scale;
  private double epsilon;

  private FusedUpdate(Link[] links, OptimizerState state) {
    Deque<Link> left = new ArrayDeque<>(Arrays.asList(links));
    coupled = decay(left);
    memory = state.link(links.length - left.size());
    momentum = left.peek() instanceof Links.Momentum link ? link : null;
    adam = left.peek() instanceof Links.ScaleByAdam link ? link : null;
    if (momentum != null || adam != null) {
      left.remove();
    }
    decoupled = adam == null ? 0 : decay(left);
    rate = state.link(links.length - 1);
  }

  /** The chain as one, or null if it is another chain. */
  static @Nullable FusedUpdate of(Link[] links, OptimizerState state) {
    Deque<Link> left = new ArrayDeque<>(Arrays.asList(links));
    decay(left);
    if (left.peek() instanceof Links.Momentum) {
      left.remove();
    } else if (left.peek() instanceof Links.ScaleByAdam) {
      left.remove();
      decay(left);
    }
    boolean fits = left.size() == 1 && left.peek() instanceof Links.ScaleByRate;
    return fits ? new FusedUpdate(links, state) : null;
  }

  /** Takes a decay off the beginning, if there is one; 0 if not. */
  private static double decay(Deque<Link> links) {
    if (links.peek() instanceof Links.AddDecayedWeights added) {
      links.remove();
      return added.decay();
    }
    return 0;
  }

  /** Takes note of what is common to the step, after the links have prepared it. */
  void prepare() {
    learningRate = rate.scheduled("learningRate");
    if (momentum != null) {
      mean = memory.buffer("momentum");
      keep = memory.scheduled("momentum");
      take = momentum.take(memory);
    } else if (adam != null) {
      mean = memory.buffer("mean");
      squares = memory.buffer("squares");
      scale = adam.scale(memory);
      epsilon = adam.scaledEpsilon(memory);
    }
  }

  /** Changes the parameters from one index to another. */
  void apply(double[] gradient, double[] parameters, int from, int to) {
    if (adam != null) {
      adam(adam.beta1(), adam.beta2(), gradient, parameters, from, to);
    } else if (momentum == null) {
      descend(gradient, parameters, from, to);
    } else if (momentum.nesterov()) {
      lookAhead(gradient, parameters, from, to);
    } else {
      roll(gradient, parameters, from, to);
    }
  }

  private void descend(double[] gradient, double[] parameters, int from, int to) {
    double decay = coupled;
    double alpha = learningRate;
    for (int i = from; i < to; i++) {
      parameters[i] -= (gradient[i] + decay * parameters[i]) * alpha;
    }
  }

  private void roll(double[] gradient, double[] parameters, int from, int to) {
    double[] b = mean;
    double decay = coupled;
    double old = keep;
    double fresh = take;
    double alpha = learningRate;
    for (int i = from; i < to; i++) {
      double p = parameters[i];
      double bi = old * b[i] + fresh * (gradient[i] + decay * p);
      b[i] = bi;
      parameters[i] = p - bi * alpha;
    }
  }

  private void lookAhead(double[] gradient, double[] parameters, int from, int to) {
    double[] b = mean;
    double decay = coupled;
    double old = keep;
    double fresh = take;
    double alpha = learningRate;
    for (int i = from; i < to; i++) {
      double p = parameters[i];
      double u = gradient[i] + decay * p;
      double bi = old * b[i] + fresh * u;
      b[i] = bi;
      parameters[i] = p - (u + old * bi) * alpha;
    }
  }

  private void adam(
      double beta1, double beta2, double[] gradient, double[] parameters, int from, int to) {
    double[] m = mean;
    double[] v = squares;
    double takeMean = 1 - beta1;
    double takeSquares = 1 - beta2;
    double before = coupled;
    double after = decoupled;
    double alpha = learningRate;
    double c = scale;
    double e = epsilon;
    for (int i = from; i < to; i++) {
      double p = parameters[i];
      double u = gradient[i] + before * p;
      double mi = beta1 * m[i] + takeMean * u;
      double vi = beta2 * v[i] + takeSquares * (u * u);
      m[i] = mi;
      v[i] = vi;
      parameters[i] = p - (mi * c / (Math.sqrt(vi) + e) + after * p) * alpha;
    }
  }
}
