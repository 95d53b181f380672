package io.kldiv.core.divergence.estimate;

import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.DivergenceValue.How;
import io.kldiv.core.divergence.DivergenceValue.Method;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Leaf;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.ScalarMath;
import io.kldiv.core.random.RandomStream;
import io.kldiv.core.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;

/**
 * D(P‖Q) as the mean over samples of P of a function of {@code r = log q − log p} (Schulman 2020,
 * "Approximating KL divergence"), with its standard error.
 */
public final class MonteCarlo {
  private final Estimator estimator;
  private final int samples;
  private final RandomStreams streams;

  /** What is averaged. */
  public enum Estimator {
    /** {@code −r}: unbiased, of either sign. */
    K1,
    /** {@code r²/2}: biased, not negative, of little variance where P is near Q. */
    K2,
    /** {@code eʳ − 1 − r}: unbiased and not negative. */
    K3;

    private double of(double r) {
      return switch (this) {
        case K1 -> -r;
        case K2 -> 0.5 * r * r;
        case K3 -> ScalarMath.expm1(r) - r;
      };
    }
  }

  /**
   * An estimate.
   *
   * @param estimator what is averaged
   * @param samples how many samples, at least 2
   * @param streams where the samples come from: streams called {@code divergence.monteCarlo.*}
   * @throws IllegalArgumentException if there are fewer than 2 samples
   */
  public MonteCarlo(Estimator estimator, int samples, RandomStreams streams) {
    if (samples < 2) {
      throw new IllegalArgumentException("2 samples are needed at least, not " + samples);
    }
    this.estimator = estimator;
    this.samples = samples;
    this.streams = streams;
  }

  /**
   * The divergence.
   *
   * @param p a distribution of constants, of batch size 1
   * @param q another of the same event
   * @return the mean and its standard error
   * @throws DivergenceException if P or Q is a batch of several, or the sizes of the events differ
   */
  public DivergenceValue of(Distribution p, Distribution q) {
    if (!p.shape().equals(q.shape()) || p.shape().size(0) != 1) {
      throw new DivergenceException(
          "'monte-carlo' compares one distribution with one of the same size, but P (%s) has %s and"
                  .formatted(p.family(), p.shape())
              + " Q (%s) %s".formatted(q.family(), q.shape()));
    }
    Node sample = p.sample("divergence.monteCarlo");
    Node ratio = subtract(q.logDensity(sample), p.logDensity(sample));
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      Plan plan = Plan.compile(List.of(ratio), Bindings.none(), runtime);
      return mean(plan, ratio);
    }
  }

  private DivergenceValue mean(Plan plan, Node ratio) {
    List<Node> noise = plan.noise();
    List<RandomStream> sources = new ArrayList<>();
    for (int i = 0; i < noise.size(); i++) {
      sources.add(streams.stream("divergence.monteCarlo." + i));
    }
    double mean = 0;
    double squares = 0;
    for (int n = 1; n <= samples; n++) {
      for (int i = 0; i < noise.size(); i++) {
        fill((Leaf.Noise) noise.get(i).operation(), plan.view(noise.get(i)), sources.get(i));
      }
      plan.run();
      double value = estimator.of(plan.view(ratio).get(0));
      if (value == Double.POSITIVE_INFINITY) {
        return result(value, 0);
      }
      double change = value - mean;
      mean += change / n;
      squares += change * (value - mean);
    }
    return result(mean, Math.sqrt(squares / (samples - 1.0) / samples));
  }

  private DivergenceValue result(double mean, double error) {
    String detail = "%s over %d samples".formatted(estimator, samples);
    return DivergenceValue.nats(mean, error, "D(P‖Q)", How.of(Method.MONTE_CARLO, detail));
  }

  private static void fill(Leaf.Noise noise, View view, RandomStream stream) {
    switch (noise.law()) {
      case UNIFORM -> stream.fillUniform(view.array(), view.offset(), view.count());
      case NORMAL -> stream.fillGaussian(view.array(), view.offset(), view.count());
    }
  }
}
