package acme.qhm;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Links;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import java.util.List;

/** Quasi-hyperbolic momentum: a step between the gradient's and that of its moving average. */
@Describe(
    value =
        "Quasi-hyperbolic momentum: a step between the gradient's and that of its moving average.",
    formula = "b ← βb + (1−β)g;  θ ← θ − α((1−ν)g + νb)",
    source = "Ma and Yarats 2019, section 3")
public final class QhmOptimizer implements Optimizer {
  private final Config config;

  /**
   * The settings, which are the keys in an experiment file.
   *
   * @param learningRate the learning rate α
   * @param nu the weight ν of the average
   * @param beta how much of the average is kept, β
   */
  public record Config(
      @Describe("The learning rate α.") Schedule learningRate,
      @Describe("The weight of the average in the step, ν; 0 is gradient descent.")
          @Default("0.7")
          @Range(min = 0, max = 1)
          double nu,
      @Describe("How much of the average is kept from step to step, β.")
          @Default("0.999")
          @Range(min = 0, max = 1, maxExclusive = true)
          double beta) {}

  /** Creates the optimizer. */
  public QhmOptimizer(Config config) {
    this.config = config;
  }

  /** The update starts as the gradient; each link changes it; then θ ← θ − update. */
  @Override
  public List<Link> links() {
    return List.of(
        new Blend(config.nu(), config.beta()), Links.scaleByRate(config.learningRate()));
  }

  /** Puts a blend of the gradient and its moving average in the place of the gradient. */
  private record Blend(double nu, double beta) implements Link {
    /** What is remembered from step to step; kl keeps it, saves it and restores it. */
    @Override
    public List<String> buffers() {
      return List.of("average");
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double[] average = state.buffer("average");
      for (int i = from; i < to; i++) {
        average[i] = beta * average[i] + (1 - beta) * update[i];
        update[i] = (1 - nu) * update[i] + nu * average[i];
      }
    }
  }
}
