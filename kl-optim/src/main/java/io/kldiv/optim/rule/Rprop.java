package io.kldiv.optim.rule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Optimizer;
import java.util.Arrays;
import java.util.List;

/** Steps whose length each parameter finds by itself, from the signs of the gradients alone. */
@Describe(
    value =
        "Rprop: each parameter has its own step, longer while the sign of its gradient stays and"
            + " shorter when it changes. For full batches: use it with 'batchSize: full'.",
    formula =
        "δ ← δ·grow if g·g′ > 0, δ·shrink and g ← 0 if g·g′ < 0, within [minStep, maxStep];  θ ← θ"
            + " − δ sign(g), g′ the last g",
    source =
        "Riedmiller and Braun (1993), as the variant iRprop− of Igel and Hüsken (2000);"
            + " torch.optim.Rprop")
public final class Rprop implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param initialStep the first step, above 0
   * @param shrink the factor after a change of sign, in (0, 1)
   * @param grow the factor while the sign stays, above 1
   * @param minStep the shortest step, above 0
   * @param maxStep the longest step, above 0
   */
  public record Config(
      @Describe("The length of the first step.")
          @Default("0.01")
          @Range(min = 0, minExclusive = true)
          double initialStep,
      @Describe("What a step is multiplied by when the sign changes.")
          @Default("0.5")
          @Range(min = 0, max = 1, minExclusive = true, maxExclusive = true)
          double shrink,
      @Describe("What a step is multiplied by while the sign stays.")
          @Default("1.2")
          @Range(min = 1, minExclusive = true)
          double grow,
      @Describe("The shortest step.") @Default("1e-6") @Range(min = 0, minExclusive = true)
          double minStep,
      @Describe("The longest step.") @Default("50") @Range(min = 0, minExclusive = true)
          double maxStep) {
    /**
     * Checks that there are steps between the shortest and the longest.
     *
     * @throws IllegalArgumentException if {@code minStep} is above {@code maxStep}
     */
    public Config {
      if (minStep > maxStep) {
        throw new IllegalArgumentException(
            "minStep must be at most maxStep, but they are %s and %s".formatted(minStep, maxStep));
      }
    }
  }

  /** Creates the rule. */
  public Rprop(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(new StepBySign(config));
  }

  private record StepBySign(Config config) implements Link {
    @Override
    public List<String> buffers() {
      return List.of("last", "length");
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double[] last = state.buffer("last");
      double[] length = state.buffer("length");
      if (state.step() == 0) {
        Arrays.fill(length, from, to, config.initialStep());
      }
      for (int i = from; i < to; i++) {
        double agreement = Math.signum(update[i]) * Math.signum(last[i]);
        double factor = agreement > 0 ? config.grow() : agreement < 0 ? config.shrink() : 1;
        length[i] = Math.max(config.minStep(), Math.min(config.maxStep(), factor * length[i]));
        last[i] = agreement < 0 ? 0 : update[i];
        update[i] = Math.signum(last[i]) * length[i];
      }
    }
  }
}
