package io.kldiv.core.divergence.estimate;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.PointMass;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.Kl;
import io.kldiv.core.divergence.ReverseKl;
import io.kldiv.core.divergence.f.Generator;
import io.kldiv.core.divergence.f.Generators;
import io.kldiv.core.divergence.f.Integral;
import io.kldiv.core.divergence.f.Split;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.core.random.RandomStreams;
import java.util.List;
import java.util.Optional;

/** A mean over samples. */
@Describe(
    value =
        "The mean over random samples, with its standard error; in training with an unbiased"
            + " gradient. kl over samples of P (reverse-kl of Q): k1 of −r, unbiased; k2 of r²/2,"
            + " biased, in training with the gradient of k1; k3 of eʳ − 1 − r, unbiased and never"
            + " negative; r = log q − log p. k2 and k3 vary less where P is near Q; k3 without"
            + " bound where Q has the heavier tails. Other f-divergences over samples of P and as"
            + " many of Q. Any number of columns.",
    formula = "D(P‖Q) = E_P[−r]; D_f = E_P[h] + E_Q[h], h = q·f(p/q)/(p + q)",
    source =
        "Schulman 2020, Approximating KL divergence; Williams 1992 and Kool et al. 2019 for the"
            + " gradient where samples are no smooth function of the parameters")
public final class MonteCarloEstimator implements Estimator.InTraining {
  private static final String NOISE = "divergence.monteCarlo";
  private static final int SAMPLES = 100_000;
  private static final int TRAINING_SAMPLES = 64;

  private final Config config;
  private final RandomStreams streams;

  /**
   * The settings.
   *
   * @param samples how many samples
   * @param mean what is averaged
   */
  public record Config(
      @Describe("How many samples; if left out 100,000, in training 64 for each row of the batch.")
          @Range(min = 2)
          Optional<Integer> samples,
      @Describe("What is averaged for kl and reverse-kl: k1, k2 or k3.") @Default("k1")
          MonteCarlo.Estimator mean) {}

  /**
   * Creates the estimator.
   *
   * @param config the settings
   * @param streams where the samples of single values come from
   */
  public MonteCarloEstimator(Config config, RandomStreams streams) {
    this.config = config;
    this.streams = streams;
  }

  @Override
  public DivergenceValue estimate(Divergence divergence, Distribution p, Distribution q) {
    List<Split> splits = Split.of(divergence, p, q);
    if (!splits.isEmpty()) {
      return SumOfSplits.of(
          divergence,
          splits,
          (i, part) -> estimate(part.divergence(), part.p(), part.q(), NOISE + "." + i));
    }
    return estimate(divergence, p, q, NOISE);
  }

  private DivergenceValue estimate(
      Divergence divergence, Distribution p, Distribution q, String noise) {
    MonteCarlo monteCarlo =
        new MonteCarlo(config.mean(), config.samples().orElse(SAMPLES), streams, noise);
    String direction = divergence.properties().direction();
    if (divergence instanceof Kl) {
      return monteCarlo.of(p, q);
    }
    if (divergence instanceof ReverseKl) {
      DivergenceValue exchanged = monteCarlo.of(q, p);
      return DivergenceValue.nats(exchanged.value(), exchanged.error(), direction, exchanged.how());
    }
    return monteCarlo.of(generator(divergence, p, q), direction, p, q);
  }

  @Override
  public Node between(Divergence divergence, Distribution p, Distribution q, String noise) {
    List<Split> splits = Split.of(divergence, p, q);
    if (!splits.isEmpty()) {
      return SumOfSplits.nodes(
          splits, (i, part) -> between(part.divergence(), part.p(), part.q(), noise + "." + i));
    }
    int samples = config.samples().orElse(TRAINING_SAMPLES);
    Edges.require("monte-carlo", p, q);
    if (divergence instanceof Kl) {
      return new SampledNodes(p, q, samples).kullbackLeibler(config.mean(), noise);
    }
    if (divergence instanceof ReverseKl) {
      return new SampledNodes(q, p, samples).kullbackLeibler(config.mean(), noise);
    }
    Generator generator = generator(divergence, p, q);
    return new SampledNodes(p, q, samples).fDivergence(generator, noise);
  }

  @Override
  public DivergenceValue.Method method() {
    return DivergenceValue.Method.MONTE_CARLO;
  }

  private static Generator generator(Divergence divergence, Distribution p, Distribution q) {
    if (p instanceof PointMass || q instanceof PointMass) {
      throw new DivergenceException(
          "'monte-carlo' compares densities, which a point mass has not, except by 'kl'");
    }
    Integral integral =
        Generators.integral(divergence)
            .orElseThrow(() -> QuadratureEstimator.refusal("monte-carlo"));
    if (integral.outer().isPresent()) {
      throw new DivergenceException(
          "'monte-carlo' is for f-divergences; this one is the logarithm or a power of a mean, which"
              + " samples estimate with a bias: use 'quadrature' in one dimension, or 'tsallis' or"
              + " 'alpha', which are f-divergences of the same order");
    }
    return integral.generator();
  }
}
