package io.kldiv.optim.rule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Links;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import java.util.List;

/** Adagrad: the gradient divided by the root of the sum of its squares so far. */
@Describe(
    value = "Adagrad: the gradient divided by the root of the sum of all its squares so far.",
    formula = "s ← s + g²;  θ ← θ − α g/(√s + ε)",
    source = "Duchi, Hazan and Singer (2011), with diagonal matrices; torch.optim.Adagrad")
public final class Adagrad implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate α
   * @param epsilon ε, above 0
   */
  public record Config(
      @Describe("The learning rate α.") @Default("0.01") Schedule learningRate,
      @Describe("What is added to the root, ε.")
          @Default("1e-10")
          @Range(min = 0, minExclusive = true)
          double epsilon) {}

  /** Creates the rule. */
  public Adagrad(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(new ScaleBySum(config.epsilon()), Links.scaleByRate(config.learningRate()));
  }

  private record ScaleBySum(double epsilon) implements Link {
    @Override
    public List<String> buffers() {
      return List.of("sum");
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
      double[] sum = state.buffer("sum");
      for (int i = from; i < to; i++) {
        double u = update[i];
        sum[i] += u * u;
        update[i] = u / (Math.sqrt(sum[i]) + epsilon);
      }
    }
  }
}
