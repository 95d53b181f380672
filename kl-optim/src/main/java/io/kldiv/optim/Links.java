package io.kldiv.optim;

import java.util.List;
import java.util.Map;

/**
 * The links that the update rules share. In the formulas u is the update as the links before made
 * it (the gradient, for the first), θ the parameters, t = 1, 2, … the number of the step.
 */
public final class Links {
  private Links() {}

  /**
   * Applies links to some of the parameters, which they see as if there were no others: a norm is
   * that of these alone. The update of the others stays as it is.
   *
   * @param name what the group is called in the names of its schedules, as in {@code
   *     learningRate[name]}
   * @param only the names of the parameters
   * @param except the names of those among them that are another group's
   * @param links the links, in order
   * @throws IllegalArgumentException if a link needs a {@link Problem}, or two average
   */
  public static Link group(String name, NamePatterns only, NamePatterns except, List<Link> links) {
    return new Group(name, only, except, links);
  }

  /** Checks that at most one of the links averages, or groups only. */
  static void requireOneAverage(List<Link> links) {
    long single = links.stream().filter(l -> l.averages() && !(l instanceof Group)).count();
    boolean group = links.stream().anyMatch(link -> link.averages() && link instanceof Group);
    if (single + (group ? 1 : 0) > 1) {
      throw new IllegalArgumentException("an optimizer can have one link that averages, not two");
    }
  }

  /**
   * Multiplies by the learning rate α: u ← α·u. The last link of most rules.
   *
   * @param learningRate α, reported as {@code learningRate}
   */
  public static Link scaleByRate(Schedule learningRate) {
    return new ScaleByRate(learningRate);
  }

  /**
   * Decays the weights towards zero: u ← u + λ·θ. As the first link this is the gradient of ½λ‖θ‖²;
   * just before the learning rate it is the decoupled decay of Loshchilov and Hutter (2019).
   *
   * @param decay λ, at least 0
   */
  public static Link addDecayedWeights(double decay) {
    return new AddDecayedWeights(decay);
  }

  /**
   * Heavy-ball momentum (Polyak, 1964) without dampening: b ← μ·b + u; u ← b, with b = 0 at first.
   */
  public static Link momentum(double momentum) {
    return momentum((step, horizon) -> momentum, 0, false);
  }

  /**
   * Momentum as PyTorch's SGD defines it: b ← μ·b + (1−δ)·u, at the first step b ← u; then u ← b,
   * or with Nesterov u ← u + μ·b.
   *
   * @param momentum μ, in [0, 1), reported as {@code momentum}
   * @param dampening δ, in [0, 1]
   * @param nesterov whether to look ahead
   */
  public static Link momentum(Schedule momentum, double dampening, boolean nesterov) {
    return new Momentum(momentum, dampening, nesterov);
  }

  /**
   * Divides by the root of a moving average of squares: v ← ρ·v + (1−ρ)·u²; u ← u / (√v + ε).
   *
   * @param smoothing ρ, in [0, 1)
   * @param epsilon ε, at least 0
   */
  public static Link scaleByRms(double smoothing, double epsilon) {
    return new ScaleByRms(smoothing, epsilon);
  }

  /**
   * Adam (Kingma and Ba, 2015, algorithm 1): m ← β₁·m + (1−β₁)·u; v ← β₂·v + (1−β₂)·u²; u ← m̂ /
   * (√v̂ + ε) with m̂ = m / (1−β₁ᵗ) and v̂ = v / (1−β₂ᵗ).
   *
   * @param beta1 β₁, in [0, 1)
   * @param beta2 β₂, in [0, 1)
   * @param epsilon ε, at least 0
   */
  public static Link scaleByAdam(double beta1, double beta2, double epsilon) {
    return new ScaleByAdam(beta1, beta2, epsilon);
  }

  record ScaleByRate(Schedule learningRate) implements Link {
    @Override
    public Map<String, Schedule> schedules() {
      return Map.of("learningRate", learningRate);
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double rate = state.scheduled("learningRate");
      for (int i = from; i < to; i++) {
        update[i] *= rate;
      }
    }
  }

  record AddDecayedWeights(double decay) implements Link {
    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      for (int i = from; i < to; i++) {
        update[i] += decay * parameters[i];
      }
    }
  }

  record Momentum(Schedule momentum, double dampening, boolean nesterov) implements Link {
    @Override
    public List<String> buffers() {
      return List.of("momentum");
    }

    @Override
    public Map<String, Schedule> schedules() {
      return Map.of("momentum", momentum);
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double[] average = state.buffer("momentum");
      double keep = state.scheduled("momentum");
      double take = take(state);
      for (int i = from; i < to; i++) {
        average[i] = keep * average[i] + take * update[i];
      }
      if (nesterov) {
        for (int i = from; i < to; i++) {
          update[i] += keep * average[i];
        }
      } else {
        System.arraycopy(average, from, update, from, to - from);
      }
    }

    /** What of the update goes into the momentum: all of it in the first step, else 1 − δ. */
    double take(LinkState state) {
      return state.step() == 0 ? 1 : 1 - dampening;
    }
  }

  private record ScaleByRms(double smoothing, double epsilon) implements Link {
    @Override
    public List<String> buffers() {
      return List.of("squares");
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double[] squares = state.buffer("squares");
      double take = 1 - smoothing;
      for (int i = from; i < to; i++) {
        double u = update[i];
        squares[i] = smoothing * squares[i] + take * (u * u);
        update[i] = u / (Math.sqrt(squares[i]) + epsilon);
      }
    }
  }

  record ScaleByAdam(double beta1, double beta2, double epsilon) implements Link {
    @Override
    public List<String> buffers() {
      return List.of("mean", "squares");
    }

    @Override
    public List<String> scalars() {
      return List.of("beta1Power", "beta2Power");
    }

    @Override
    public void prepare(LinkState state, Step step) {
      boolean first = state.step() == 0;
      state.setScalar("beta1Power", beta1 * (first ? 1 : state.scalar("beta1Power")));
      state.setScalar("beta2Power", beta2 * (first ? 1 : state.scalar("beta2Power")));
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double[] mean = state.buffer("mean");
      double[] squares = state.buffer("squares");
      double takeMean = 1 - beta1;
      double takeSquares = 1 - beta2;
      double scale = scale(state);
      double scaledEpsilon = scaledEpsilon(state);
      for (int i = from; i < to; i++) {
        double u = update[i];
        mean[i] = beta1 * mean[i] + takeMean * u;
        squares[i] = beta2 * squares[i] + takeSquares * (u * u);
        update[i] = mean[i] * scale / (Math.sqrt(squares[i]) + scaledEpsilon);
      }
    }

    /** √(1−β₂ᵗ) / (1−β₁ᵗ): both bias corrections, so that an element needs a single division. */
    double scale(LinkState state) {
      return Math.sqrt(1 - state.scalar("beta2Power")) / (1 - state.scalar("beta1Power"));
    }

    /** ε·√(1−β₂ᵗ). */
    double scaledEpsilon(LinkState state) {
      return epsilon * Math.sqrt(1 - state.scalar("beta2Power"));
    }
  }
}
