package io.kldiv.optim.rule.curvature;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Links;
import io.kldiv.optim.Need;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The natural gradient with a Fisher matrix of Kronecker products, one for each dense layer. */
@Describe(
    value =
        "K-FAC: the natural gradient with the Fisher matrix of each dense layer taken for the"
            + " Kronecker product of two small matrices, averaged over the batches and inverted"
            + " every few steps. The Fisher matrix is exact, by one pass back for each output of"
            + " the model, not sampled. For models that consist of dense layers.",
    formula =
        "θ ← θ − α ν (A + π√λ I)⁻¹ U (G + √λ/π I)⁻¹ for the gradient U of a layer's weights and"
            + " bias, π² = (tr A/dim A)/(tr G/dim G), ν = min(1, √(clip/(α² Σ gᵀd)))",
    source =
        "Martens and Grosse (2015), sections 3 and 6.3; the clipping ν as in Ba, Grosse and Martens"
            + " (2017)")
public final class Kfac implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate α
   * @param damping λ, above 0
   * @param decay how much of the factors' average is kept, in [0, 1)
   * @param refresh after how many steps factors and inverses are computed again, at least 1
   * @param clip the most that gᵀd·α² may be, d the step before its length; above 0
   * @param momentum μ, in [0, 1)
   */
  public record Config(
      @Describe("The learning rate α.") @Default("0.1") Schedule learningRate,
      @Describe("The damping λ.") @Default("0.001") @Range(min = 0, minExclusive = true)
          double damping,
      @Describe("How much of the factors' average is kept whenever there are new ones.")
          @Default("0.9")
          @Range(min = 0, max = 1, maxExclusive = true)
          double decay,
      @Describe("After how many steps the factors and their inverses are computed again.")
          @Default("10")
          @Range(min = 1)
          int refresh,
      @Describe("Bound on α² gᵀd, twice the divergence that a step d is expected to make.")
          @Default("0.01")
          @Range(min = 0, minExclusive = true)
          double clip,
      @Describe("The momentum μ: how much of the last step is kept; 0 for none.")
          @Default("0.9")
          @Range(min = 0, max = 1, maxExclusive = true)
          double momentum) {}

  /** Creates the rule. */
  public Kfac(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    List<Link> links = new ArrayList<>(List.of(new DivideByFactors(config, new LayerProducts())));
    if (config.momentum() > 0) {
      links.add(Links.momentum(config.momentum()));
    }
    return List.copyOf(links);
  }

  private record DivideByFactors(Config config, LayerProducts products) implements Link {
    private static final String FACTORS = "factors";
    private static final String FRESH = "fresh";
    private static final String INVERSES = "inverses";
    private static final String HALF = "half";
    private static final String SCRATCH = "scratch";

    @Override
    public List<String> buffers() {
      return List.of(HALF);
    }

    @Override
    public Map<String, Integer> arrays(ParameterLayout layout) {
      List<LayerProducts.Layer> layers = products.of(layout);
      int size = layers.isEmpty() ? 0 : layers.get(layers.size() - 1).end();
      return Map.of(
          FACTORS, size, FRESH, size, INVERSES, size, SCRATCH, products.scratchLength(layout));
    }

    @Override
    public Map<String, Schedule> schedules() {
      return Map.of("learningRate", config.learningRate());
    }

    @Override
    public Scope scope() {
      return Scope.WHOLE;
    }

    @Override
    public Set<Need> needs() {
      return Set.of(Need.LAYER_FACTORS);
    }

    @Override
    public void prepare(LinkState state, Step step) {
      List<LayerProducts.Layer> layers = products.of(step.layout());
      boolean fresh = state.step() % config.refresh() == 0;
      if (fresh && !layers.isEmpty()) {
        step.problem().layerFactors(state.buffer(FRESH));
        average(state);
      }
      double[] inverses = state.buffer(INVERSES);
      for (int i = 0; i < layers.size(); i++) {
        if (fresh) {
          invert(state, layers.get(i));
        }
        products.divide(
            layers.get(i), inverses, step.update(), state.buffer(HALF), state.buffer(SCRATCH));
      }
      double rate = state.scheduled("learningRate");
      double shift = rate * rate * Vectors.dot(step.gradient(), step.update());
      Vectors.scale(
          shift > config.clip() ? rate * Math.sqrt(config.clip() / shift) : rate, step.update());
    }

    private void average(LinkState state) {
      double[] factors = state.buffer(FACTORS);
      double[] fresh = state.buffer(FRESH);
      double keep = state.step() == 0 ? 0 : config.decay();
      for (int i = 0; i < factors.length; i++) {
        factors[i] = keep * factors[i] + (1 - keep) * fresh[i];
      }
    }

    /** Damps and inverts both factors of a layer. */
    private void invert(LinkState state, LayerProducts.Layer layer) {
      double[] factors = state.buffer(FACTORS);
      double[] damped = state.buffer(FRESH);
      double[] inverses = state.buffer(INVERSES);
      int first = layer.factors();
      int second = layer.second();
      int in = layer.inputs();
      int out = layer.outputs();
      System.arraycopy(factors, first, damped, first, layer.end() - first);
      double a = Matrices.trace(factors, first, in) / in;
      double g = Matrices.trace(factors, second, out) / out;
      double balance = a > 0 && g > 0 ? Math.sqrt(a / g) : 1;
      double root = Math.sqrt(config.damping());
      Matrices.addToDiagonal(damped, first, in, balance * root);
      Matrices.addToDiagonal(damped, second, out, root / balance);
      Matrices.invert(damped, inverses, first, in);
      Matrices.invert(damped, inverses, second, out);
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {}
  }
}
