package io.kldiv.optim;

import org.jspecify.annotations.Nullable;

/**
 * The commonest chains in one pass over memory: decay, Adam and the learning rate, each but the
 * last optional. The same bits as the links one by one, which need an array for the update that is
 * written and read.
 */
final class FusedUpdate {
  private final double coupled;
  private final Links.@Nullable ScaleByAdam adam;
  private final double decoupled;
  private final @Nullable LinkState memory;
  private final LinkState rate;
  private double learningRate;
  private double[] mean = {};
  private double[] squares = {};
  private double scale;
  private double epsilon;

  private FusedUpdate(Link[] links, OptimizerState state) {
    int last = links.length - 1;
    int at = 0;
    coupled = at < last ? decay(links[at]) : 0;
    at += links[at] instanceof Links.AddDecayedWeights ? 1 : 0;
    adam = links[at] instanceof Links.ScaleByAdam link ? link : null;
    memory = adam == null ? null : state.link(at);
    at += adam == null ? 0 : 1;
    decoupled = adam == null ? 0 : decay(links[at]);
    rate = state.link(last);
  }

  /** The chain as one, or null if it is another chain. */
  static @Nullable FusedUpdate of(Link[] links, OptimizerState state) {
    int at = 0;
    at += is(Links.AddDecayedWeights.class, links, at) ? 1 : 0;
    if (is(Links.ScaleByAdam.class, links, at)) {
      at++;
      at += is(Links.AddDecayedWeights.class, links, at) ? 1 : 0;
    }
    boolean fits = at == links.length - 1 && is(Links.ScaleByRate.class, links, at);
    return fits ? new FusedUpdate(links, state) : null;
  }

  private static boolean is(Class<? extends Link> type, Link[] links, int index) {
    return index < links.length && type.isInstance(links[index]);
  }

  private static double decay(Link link) {
    return link instanceof Links.AddDecayedWeights added ? added.decay() : 0;
  }

  /** Takes note of what is common to the step, after the links have prepared it. */
  void prepare() {
    learningRate = rate.scheduled("learningRate");
    if (adam != null && memory != null) {
      mean = memory.buffer("mean");
      squares = memory.buffer("squares");
      scale = adam.scale(memory);
      epsilon = adam.scaledEpsilon(memory);
    }
  }

  /** Changes the parameters from one index to another. */
  void apply(double[] gradient, double[] parameters, int from, int to) {
    if (adam == null) {
      descend(gradient, parameters, from, to);
    } else {
      adam(adam.beta1(), adam.beta2(), gradient, parameters, from, to);
    }
  }

  private void descend(double[] gradient, double[] parameters, int from, int to) {
    double decay = coupled;
    double alpha = learningRate;
    for (int i = from; i < to; i++) {
      parameters[i] -= (gradient[i] + decay * parameters[i]) * alpha;
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
