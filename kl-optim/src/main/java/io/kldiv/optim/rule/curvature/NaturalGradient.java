package io.kldiv.optim.rule.curvature;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Links;
import io.kldiv.optim.Need;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The natural gradient: steps that are steepest when distance is measured between predictions, by
 * the Kullback-Leibler divergence, and not between parameters.
 */
@Describe(
    value =
        "Natural gradient: the gradient divided by the Fisher matrix of the predicted distribution,"
            + " found by conjugate gradients from products with the matrix, which is never formed.",
    formula = "(F + damping·I) d = g;  θ ← θ − α d",
    source = "Amari (1998), equation 8; by conjugate gradients as in Martens (2010), section 4")
public final class NaturalGradient implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate α
   * @param damping what is added to the diagonal of the Fisher matrix, at least 0
   * @param iterations the most conjugate-gradient iterations a step, at least 1
   * @param tolerance the residual to be reached, as a fraction of the gradient, in [0, 1)
   * @param momentum μ, in [0, 1)
   */
  public record Config(
      @Describe("The learning rate α; 1 is a whole Newton step where the loss is a log-likelihood.")
          @Default("1")
          Schedule learningRate,
      @Describe(
              "What is added to the diagonal of the Fisher matrix: the larger, the more like plain"
                  + " gradient descent.")
          @Default("0.01")
          @Range(min = 0)
          double damping,
      @Describe("The most conjugate-gradient iterations a step, each as dear as two gradients.")
          @Default("20")
          @Range(min = 1)
          int iterations,
      @Describe("The residual at which they end, as a fraction of the gradient.")
          @Default("0.001")
          @Range(min = 0, max = 1, maxExclusive = true)
          double tolerance,
      @Describe("The momentum μ: how much of the last step is kept; 0 for none.")
          @Default("0")
          @Range(min = 0, max = 1, maxExclusive = true)
          double momentum) {}

  /** Creates the rule. */
  public NaturalGradient(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    FisherSystem system =
        new FisherSystem(config.damping(), config.iterations(), config.tolerance());
    List<Link> links = new ArrayList<>(List.of(new DivideByFisher(system)));
    if (config.momentum() > 0) {
      links.add(Links.momentum(config.momentum()));
    }
    links.add(Links.scaleByRate(config.learningRate()));
    return List.copyOf(links);
  }

  private record DivideByFisher(FisherSystem system) implements Link {
    @Override
    public List<String> buffers() {
      return FisherSystem.BUFFERS;
    }

    @Override
    public Scope scope() {
      return Scope.WHOLE;
    }

    @Override
    public Set<Need> needs() {
      return Set.of(Need.FISHER_PRODUCT);
    }

    @Override
    public void prepare(LinkState state, Step step) {
      system.solve(state, step);
      Vectors.copy(state.buffer(FisherSystem.SOLUTION), step.update());
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {}
  }
}
