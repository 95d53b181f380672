package io.kldiv.optim.rule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Links;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Step;
import java.util.List;

/** Adam with Nesterov's look-ahead. */
@Describe(
    value =
        "NAdam: adam whose average of gradients looks one step ahead as Nesterov's, with a momentum"
            + " that rises over the first steps.",
    formula =
        "u = g + λθ;  m, v̂ as in adam;  μₜ = β₁(1 − 0.96^(tψ)/2);  θ ← θ − α ((1−μₜ)u/(1−μ₁…μₜ) +"
            + " μₜ₊₁m/(1−μ₁…μₜ₊₁)) / (√v̂ + ε)",
    source = "Dozat (2016), algorithm 2; torch.optim.NAdam")
public final class NAdam implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate α
   * @param beta1 β₁, in [0, 1)
   * @param beta2 β₂, in [0, 1)
   * @param epsilon ε, above 0
   * @param weightDecay λ, at least 0
   * @param momentumDecay ψ, at least 0
   */
  public record Config(
      @Describe("The learning rate α.") @Default("0.002") Schedule learningRate,
      @Describe("How much of the gradient's average is kept, β₁.")
          @Default("0.9")
          @Range(min = 0, max = 1, maxExclusive = true)
          double beta1,
      @Describe("How much of the squares' average is kept, β₂.")
          @Default("0.999")
          @Range(min = 0, max = 1, maxExclusive = true)
          double beta2,
      @Describe("What is added to the root, ε.")
          @Default("1e-8")
          @Range(min = 0, minExclusive = true)
          double epsilon,
      @Describe("The weight decay λ, added to the gradient as λθ.") @Default("0") @Range(min = 0)
          double weightDecay,
      @Describe("How fast the momentum rises from half of β₁, ψ.") @Default("0.004") @Range(min = 0)
          double momentumDecay) {}

  /** Creates the rule. */
  public NAdam(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    Link scale =
        new ScaleByNesterovAdam(
            config.beta1(),
            config.beta2(),
            config.epsilon(),
            StrictMath.pow(0.96, config.momentumDecay()));
    return List.of(
        Links.addDecayedWeights(config.weightDecay()),
        scale,
        Links.scaleByRate(config.learningRate()));
  }

  /** With 0.96^ψ in place of ψ. */
  private record ScaleByNesterovAdam(double beta1, double beta2, double epsilon, double decay)
      implements Link {
    @Override
    public List<String> buffers() {
      return List.of("mean", "squares");
    }

    @Override
    public List<String> scalars() {
      return List.of("beta2Power", "decayPower", "momentumProduct");
    }

    @Override
    public void prepare(LinkState state, Step step) {
      RunningPower.next(state, "beta2Power", beta2);
      RunningPower.next(state, "decayPower", decay);
      RunningPower.next(state, "momentumProduct", momentum(state.scalar("decayPower")));
    }

    private double momentum(double power) {
      return beta1 * (1 - 0.5 * power);
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double[] mean = state.buffer("mean");
      double[] squares = state.buffer("squares");
      double rootSquaresBias = Math.sqrt(1 - state.scalar("beta2Power"));
      double power = state.scalar("decayPower");
      double product = state.scalar("momentumProduct");
      double next = momentum(power * decay);
      double ofGradient = (1 - momentum(power)) / (1 - product);
      double ofMean = next / (1 - product * next);
      double takeMean = 1 - beta1;
      double takeSquares = 1 - beta2;
      for (int i = from; i < to; i++) {
        double u = update[i];
        mean[i] = beta1 * mean[i] + takeMean * u;
        squares[i] = beta2 * squares[i] + takeSquares * (u * u);
        double root = Math.sqrt(squares[i]) / rootSquaresBias + epsilon;
        update[i] = (ofGradient * u + ofMean * mean[i]) / root;
      }
    }
  }
}
