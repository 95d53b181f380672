package io.kldiv.optim.link;

import io.kldiv.core.part.Describe;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.Schedule;
import java.util.Map;

/** Adds normal noise to the update. */
@Describe(
    value =
        "Adds independent normal noise to every element of the update, from the seed of the"
            + " experiment.",
    formula = "uᵢ ← uᵢ + σₜ N(0, 1)",
    source =
        "Neelakantan et al. (2015), equation 1, with σₜ² = η/(1+t)^0.55; SplitMix64 (Steele et al.,"
            + " 2014) as a function of seed, step and element")
public final class GradientNoise implements Link {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final Config config;
  private final long key;

  /**
   * The configuration.
   *
   * @param deviation σ
   */
  public record Config(@Describe("The standard deviation of the noise, σ.") Schedule deviation) {}

  /** Creates the link, with the stream {@code optimizer.noise}. */
  public GradientNoise(Config config, RandomStreams streams) {
    this.config = config;
    this.key = streams.stream("optimizer.noise").nextLong();
  }

  @Override
  public Map<String, Schedule> schedules() {
    return Map.of("noise", config.deviation());
  }

  @Override
  public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
    double deviation = state.scheduled("noise");
    long base = mix(mix(key + GOLDEN * state.step()) + salt(state.layout()));
    for (int i = from; i < to; i++) {
      update[i] += deviation * gaussian(mix(base + GOLDEN * i));
    }
  }

  /** Another number for each group of parameters, whose elements are counted from 0. */
  private static long salt(ParameterLayout layout) {
    return layout.slices().isEmpty() ? 0 : layout.slices().get(0).name().hashCode();
  }

  /** A normal number by the polar method (Marsaglia and Bray, 1964), from a seed of its own. */
  private static double gaussian(long seed) {
    long state = seed;
    while (true) {
      state += GOLDEN;
      double x = uniform(mix(state));
      state += GOLDEN;
      double y = uniform(mix(state));
      double square = x * x + y * y;
      if (square < 1 && square > 0) {
        return x * Math.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }

  /** A number in [−1, 1). */
  private static double uniform(long bits) {
    return (bits >> 10) * 0x1.0p-53;
  }

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
