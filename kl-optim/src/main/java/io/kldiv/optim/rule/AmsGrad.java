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

/** Adam that divides by the greatest average of squares so far, so that rates never rise again. */
@Describe(
    value =
        "AMSGrad: Adam that divides by the greatest average of squares so far, so that no step"
            + " grows because an old gradient is forgotten.",
    formula =
        "u = g + λθ;  m, v as in adam;  w ← max(w, v);  θ ← θ − α m̂/(√ŵ + ε),  m̂ = m/(1−β₁ᵗ), ŵ ="
            + " w/(1−β₂ᵗ)",
    source =
        "Reddi, Kale and Kumar (2018), algorithm 2, with the bias corrections of"
            + " torch.optim.Adam(amsgrad=True)")
public final class AmsGrad implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate α
   * @param beta1 β₁, in [0, 1)
   * @param beta2 β₂, in [0, 1)
   * @param epsilon ε, above 0
   * @param weightDecay λ, at least 0
   */
  public record Config(
      @Describe("The learning rate α.") @Default("0.001") Schedule learningRate,
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
          double weightDecay) {}

  /** Creates the rule. */
  public AmsGrad(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(
        Links.addDecayedWeights(config.weightDecay()),
        new ScaleByAmsGrad(config.beta1(), config.beta2(), config.epsilon()),
        Links.scaleByRate(config.learningRate()));
  }

  private record ScaleByAmsGrad(double beta1, double beta2, double epsilon) implements Link {
    @Override
    public List<String> buffers() {
      return List.of("mean", "squares", "greatest");
    }

    @Override
    public List<String> scalars() {
      return List.of("beta1Power", "beta2Power");
    }

    @Override
    public void prepare(LinkState state, Step step) {
      RunningPower.next(state, "beta1Power", beta1);
      RunningPower.next(state, "beta2Power", beta2);
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double[] mean = state.buffer("mean");
      double[] squares = state.buffer("squares");
      double meanBias = 1 - state.scalar("beta1Power");
      double takeMean = 1 - beta1;
      double takeSquares = 1 - beta2;

      double[] greatest = state.buffer("greatest");
      double rootSquaresBias = Math.sqrt(1 - state.scalar("beta2Power"));
      for (int i = from; i < to; i++) {
        double u = update[i];
        mean[i] = beta1 * mean[i] + takeMean * u;
        squares[i] = beta2 * squares[i] + takeSquares * (u * u);
        greatest[i] = Math.max(greatest[i], squares[i]);
        update[i] = (mean[i] / meanBias) / (Math.sqrt(greatest[i]) / rootSquaresBias + epsilon);
      }
    }
  }
}
