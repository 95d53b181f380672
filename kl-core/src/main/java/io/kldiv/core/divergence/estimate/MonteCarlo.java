package io.kldiv.core.divergence.estimate;

import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.DivergenceValue.How;
import io.kldiv.core.divergence.DivergenceValue.Method;
import io.kldiv.core.divergence.f.FDivergence;
import io.kldiv.core.divergence.f.Generator;
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
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * D(P‖Q) as the mean over samples of P of a function of {@code r = log q − log p} (Schulman 2020,
 * "Approximating KL divergence"), or an f-divergence as a mean over samples of both, with the
 * standard error.
 */
public final class MonteCarlo {
  private final Estimator estimator;
  private final int samples;
  private final RandomStreams streams;
  private final String noise;

  /** What is averaged. */
  public enum Estimator {
    /** {@code −r}: unbiased, of either sign. */
    K1,
    /** {@code r²/2}: biased, not negative, of little variance where P is near Q. */
    K2,
    /** {@code eʳ − 1 − r}: not negative, unbiased if P excludes nothing that Q allows. */
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
    this(estimator, samples, streams, "divergence.monteCarlo");
  }

  /** An estimate whose streams have names that start with another word. */
  MonteCarlo(Estimator estimator, int samples, RandomStreams streams, String noise) {
    if (samples < 2) {
      throw new IllegalArgumentException("2 samples are needed at least, not " + samples);
    }
    this.estimator = estimator;
    this.samples = samples;
    this.streams = streams;
    this.noise = noise;
  }

  /**
   * D(P‖Q).
   *
   * @param p a distribution of constants, of batch size 1
   * @param q another of the same event
   * @return the mean and its standard error
   * @throws DivergenceException if P or Q is a batch of several, or the sizes of the events differ
   */
  public DivergenceValue of(Distribution p, Distribution q) {
    requireOne(p, q);
    Mean mean = mean(p, noise, x -> subtract(q.logDensity(x), p.logDensity(x)), estimator::of);
    return result(mean.value(), mean.squaredError(), "D(P‖Q)", estimator.toString());
  }

  /**
   * An f-divergence, as the mean over samples of P plus that over as many of Q of {@code
   * q·f(p/q)/(p + q)}.
   *
   * @param generator f
   * @param direction the formula's order, for the result
   * @param p a distribution of constants, of batch size 1
   * @param q another of the same event
   * @return the mean and its standard error
   * @throws DivergenceException as above
   */
  public DivergenceValue of(Generator generator, String direction, Distribution p, Distribution q) {
    requireOne(p, q);
    UnaryOperator<Node> share = x -> FDivergence.share(p.logDensity(x), q.logDensity(x), generator);
    Mean ofP = mean(p, noise, share, x -> x);
    Mean ofQ = mean(q, noise + ".q", share, x -> x);
    return result(
        ofP.value() + ofQ.value(),
        ofP.squaredError() + ofQ.squaredError(),
        direction,
        "P and Q, each");
  }

  private static void requireOne(Distribution p, Distribution q) {
    if (!p.shape().equals(q.shape()) || p.shape().size(0) != 1) {
      throw new DivergenceException(
          "'monte-carlo' compares one distribution with one of the same size, but P (%s) has %s and"
                  .formatted(p.family(), p.shape())
              + " Q (%s) %s".formatted(q.family(), q.shape()));
    }
  }

  private record Mean(double value, double squaredError) {}

  private Mean mean(
      Distribution source, String name, UnaryOperator<Node> ofSample, DoubleUnaryOperator each) {
    Node node = ofSample.apply(source.sample(name));
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      return mean(Plan.compile(List.of(node), Bindings.none(), runtime), node, name, each);
    }
  }

  private Mean mean(Plan plan, Node node, String name, DoubleUnaryOperator each) {
    List<Node> noise = plan.noise();
    List<RandomStream> sources = new ArrayList<>();
    for (int i = 0; i < noise.size(); i++) {
      sources.add(streams.stream(name + "." + i));
    }
    double mean = 0;
    double squares = 0;
    for (int n = 1; n <= samples; n++) {
      for (int i = 0; i < noise.size(); i++) {
        fill((Leaf.Noise) noise.get(i).operation(), plan.view(noise.get(i)), sources.get(i));
      }
      plan.run();
      double value = each.applyAsDouble(plan.view(node).get(0));
      if (value == Double.POSITIVE_INFINITY) {
        return new Mean(value, 0);
      }
      double change = value - mean;
      mean += change / n;
      squares += change * (value - mean);
    }
    return new Mean(mean, squares / (samples - 1.0) / samples);
  }

  private DivergenceValue result(double value, double squaredError, String direction, String what) {
    String detail = "%s over %d samples".formatted(what, samples);
    double error = value == Double.POSITIVE_INFINITY ? 0 : Math.sqrt(squaredError);
    return DivergenceValue.nats(value, error, direction, How.of(Method.MONTE_CARLO, detail));
  }

  private static void fill(Leaf.Noise noise, View view, RandomStream stream) {
    switch (noise.law()) {
      case UNIFORM -> stream.fillUniform(view.array(), view.offset(), view.count());
      case NORMAL -> stream.fillGaussian(view.array(), view.offset(), view.count());
    }
  }
}
