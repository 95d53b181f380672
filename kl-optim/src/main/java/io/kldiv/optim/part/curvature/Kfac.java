package io.kldiv.optim.part.curvature;

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
    List<Link> links = new ArrayList<>(List.of(new DivideByFactors(config)));
    if (config.momentum() > 0) {
      links.add(Links.momentum(config.momentum()));
    }
    return List.copyOf(links);
  }

  private record DivideByFactors(Config config) implements Link {
    private static final String FACTORS = "factors";
    private static final String FRESH = "fresh";
    private static final String INVERSES = "inverses";
    private static final String HALF = "half";

    @Override
    public List<String> buffers() {
      return List.of(HALF);
    }

    @Override
    public Map<String, Integer> arrays(ParameterLayout layout) {
      int size = 0;
      for (int i = 0; i < layout.slices().size(); i++) {
        if (layout.isDenseLayer(i)) {
          int in = inputs(layout, i);
          int out = outputs(layout, i);
          size = Math.addExact(size, Math.multiplyExact(in, in) + Math.multiplyExact(out, out));
        }
      }
      return Map.of(FACTORS, size, FRESH, size, INVERSES, size);
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

    /** The inputs of a layer, the 1 for its bias among them. */
    private static int inputs(ParameterLayout layout, int slice) {
      return layout.slices().get(slice).sizes().get(0) + 1;
    }

    private static int outputs(ParameterLayout layout, int slice) {
      return layout.slices().get(slice).sizes().get(1);
    }

    @Override
    public void prepare(LinkState state, Step step) {
      ParameterLayout layout = step.layout();
      if (state.step() % config.refresh() == 0 && state.buffer(FACTORS).length > 0) {
        step.problem().layerFactors(state.buffer(FRESH));
        average(state);
      }
      boolean fresh = state.step() % config.refresh() == 0;
      int offset = 0;
      for (int i = 0; i < layout.slices().size(); i++) {
        if (layout.isDenseLayer(i)) {
          int in = inputs(layout, i);
          int out = outputs(layout, i);
          if (fresh) {
            invert(state, offset, in, out);
          }
          divide(state, step.update(), layout.slices().get(i).offset(), offset, in, out);
          offset += in * in + out * out;
        }
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
    private void invert(LinkState state, int offset, int in, int out) {
      double[] factors = state.buffer(FACTORS);
      double[] damped = state.buffer(FRESH);
      double[] inverses = state.buffer(INVERSES);
      int second = offset + in * in;
      System.arraycopy(factors, offset, damped, offset, in * in + out * out);
      double a = Matrices.trace(factors, offset, in) / in;
      double g = Matrices.trace(factors, second, out) / out;
      double balance = a > 0 && g > 0 ? Math.sqrt(a / g) : 1;
      double root = Math.sqrt(config.damping());
      Matrices.addToDiagonal(damped, offset, in, balance * root);
      Matrices.addToDiagonal(damped, second, out, root / balance);
      Matrices.invert(damped, inverses, offset, in);
      Matrices.invert(damped, inverses, second, out);
    }

    /** U ← A⁻¹ U G⁻¹ for the part of the update that belongs to a layer. */
    private static void divide(
        LinkState state, double[] update, int at, int offset, int in, int out) {
      double[] inverses = state.buffer(INVERSES);
      double[] half = state.buffer(HALF);
      Matrices.multiply(inverses, offset, update, at, half, at, in, in, out);
      Matrices.multiply(half, at, inverses, offset + in * in, update, at, in, out, out);
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {}
  }
}
