package io.kldiv.optim.rule.curvature;

import io.kldiv.core.kernel.ScalarMath;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.NamePatterns;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Step;
import java.util.List;
import java.util.Map;

/**
 * Mirror descent: the step that lowers the gradient's prediction most for its divergence from where
 * it starts, α gᵀθ′ + D(θ′‖θ). On rows that are distributions D is the Kullback-Leibler divergence,
 * on all other parameters that of the hypentropy.
 */
@Describe(
    value =
        "Mirror descent, multiplicative steps. Parameters named by simplex have distributions as"
            + " rows, which stay so (exponentiated gradient); on all others the hypentropy makes"
            + " large parameters move in proportion and small ones as by gradient descent.",
    formula =
        "p ← p e^(−αg) / Σ p e^(−αg) by row;  θ ← β sinh(asinh(θ/β) − αg) = θ cosh αg − √(β² + θ²)"
            + " sinh αg",
    source =
        "Nemirovski and Yudin (1983); Kivinen and Warmuth (1997), section 3; Ghai, Hazan and Singer"
            + " (2020), section 2")
public final class MirrorDescent implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate α
   * @param beta β, above 0
   * @param simplex the names of the parameters whose rows are distributions; {@code *} stands for
   *     any characters
   */
  public record Config(
      @Describe("The learning rate α.") Schedule learningRate,
      @Describe(
              "Where steps of the other parameters turn from those of gradient descent, with the"
                  + " rate αβ, to multiplicative ones, β.")
          @Default("1")
          @Range(min = 0, minExclusive = true)
          double beta,
      @Describe(
              "Names of parameters whose rows are distributions, and are so from the start; * stands"
                  + " for any characters.")
          @Default("[]")
          List<String> simplex) {
    /** Copies the list. */
    public Config {
      simplex = List.copyOf(simplex);
    }
  }

  /** Creates the rule. */
  public MirrorDescent(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(new Mirror(config, new NamePatterns(config.simplex())));
  }

  private record Mirror(Config config, NamePatterns simplex) implements Link {
    private static final double TOLERANCE = 1e-9;
    private static final String CHOSEN = "simplex";

    @Override
    public Map<String, Schedule> schedules() {
      return Map.of("learningRate", config.learningRate());
    }

    @Override
    public Scope scope() {
      return Scope.WHOLE;
    }

    @Override
    public Map<String, Integer> arrays(ParameterLayout layout) {
      simplex.requireMatches(layout);
      return Map.of(CHOSEN, layout.slices().size());
    }

    @Override
    public void prepare(LinkState state, Step step) {
      List<ParameterLayout.Slice> slices = step.layout().slices();
      double rate = state.scheduled("learningRate");
      double[] chosen = state.buffer(CHOSEN);
      for (int i = 0; i < slices.size(); i++) {
        ParameterLayout.Slice slice = slices.get(i);
        if (state.step() == 0) {
          chosen[i] = simplex.matches(slice.name()) ? 1 : 0;
        }
        if (chosen[i] == 0) {
          hypentropy(step, rate, slice);
          continue;
        }
        int axes = slice.sizes().size();
        int width = axes == 0 ? 1 : slice.sizes().get(axes - 1);
        for (int row = slice.offset(); row < slice.end(); row += width) {
          if (state.step() == 0) {
            requireDistribution(step, slice, row, width);
          }
          exponentiate(step, rate, row, width);
        }
      }
    }

    private void hypentropy(Step step, double rate, ParameterLayout.Slice slice) {
      double[] update = step.update();
      double square = config.beta() * config.beta();
      int end = slice.end();
      for (int i = slice.offset(); i < end; i++) {
        double theta = step.parameters()[i];
        double up = ScalarMath.expm1(rate * update[i]);
        double down = ScalarMath.expm1(-rate * update[i]);
        double sinh = 0.5 * (up - down);
        double coshLess1 = 0.5 * (up + down);
        update[i] = Math.sqrt(square + theta * theta) * sinh - theta * coshLess1;
      }
    }

    private static void exponentiate(Step step, double rate, int from, int width) {
      double[] p = step.parameters();
      double[] update = step.update();
      double least = Double.POSITIVE_INFINITY;
      for (int i = from; i < from + width; i++) {
        least = p[i] > 0 ? Math.min(least, update[i]) : least;
      }
      double total = 0;
      for (int i = from; i < from + width; i++) {
        update[i] = p[i] > 0 ? p[i] * ScalarMath.exp(-rate * (update[i] - least)) : 0;
        total += update[i];
      }
      for (int i = from; i < from + width; i++) {
        update[i] = p[i] - update[i] / total;
      }
    }

    private static void requireDistribution(
        Step step, ParameterLayout.Slice slice, int from, int width) {
      double total = 0;
      boolean negative = false;
      for (int i = from; i < from + width; i++) {
        total += step.parameters()[i];
        negative |= step.parameters()[i] < 0;
      }
      if (negative || Math.abs(total - 1) > TOLERANCE) {
        throw new IllegalStateException(
            "mirror-descent: row %d of parameter '%s' is no distribution, its sum is %s%s"
                .formatted(
                    (from - slice.offset()) / width,
                    slice.name(),
                    total,
                    negative ? ", with numbers below 0" : ""));
      }
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {}
  }
}
