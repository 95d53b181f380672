package io.kldiv.optim.rule.curvature;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Need;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Another rule, whose steps are lengthened and shortened until the objective falls enough. */
@Describe(
    value =
        "Line search around another rule, a dynamic learning rate: its steps are multiplied by a"
            + " factor that grows from step to step and shrinks until the objective falls by enough"
            + " (Armijo). A step along which it never does is left out.",
    formula =
        "θ ← θ − t u, u the rule's step, t = shrinkʲ·growth·(last t) with the least j such that"
            + " L(θ − t u) ≤ L(θ) − decrease·t·max(0, gᵀu)",
    source = "Armijo (1966); for mini-batches as in Vaswani et al. (2019), algorithm 1")
public final class LineSearch implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param rule whose steps are multiplied
   * @param decrease the fraction of the fall promised by the gradient that is asked for, in (0, 1)
   * @param shrink what a step that is too long is multiplied by, in (0, 1)
   * @param growth what the factor is multiplied by at each step, at least 1
   * @param limit the largest factor
   * @param backtracks the most times a step is shortened
   */
  public record Config(
      @Describe("The rule whose steps are multiplied.") Optimizer rule,
      @Describe("The fraction of the fall that the gradient promises which is asked for.")
          @Default("0.1")
          @Range(min = 0, minExclusive = true, max = 1, maxExclusive = true)
          double decrease,
      @Describe("What a step that is too long is multiplied by.")
          @Default("0.5")
          @Range(min = 0, minExclusive = true, max = 1, maxExclusive = true)
          double shrink,
      @Describe("What the factor is multiplied by at each step; 1 for one that only shrinks.")
          @Default("2")
          @Range(min = 1)
          double growth,
      @Describe("The largest factor.") @Default("1000") @Range(min = 0, minExclusive = true)
          double limit,
      @Describe("The most times a step is shortened; if that is not enough, there is none.")
          @Default("20")
          @Range(min = 0)
          int backtracks) {}

  /** Creates the rule. */
  public LineSearch(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    List<Link> links = new ArrayList<>(config.rule().links());
    links.add(new Armijo(config));
    return List.copyOf(links);
  }

  private record Armijo(Config config) implements Link {
    private static final String POINT = "point";
    private static final String SLOPE = "slope";
    private static final String FACTOR = "factor";

    @Override
    public List<String> buffers() {
      return List.of(POINT, SLOPE);
    }

    @Override
    public List<String> scalars() {
      return List.of(FACTOR);
    }

    @Override
    public Scope scope() {
      return Scope.WHOLE;
    }

    @Override
    public Set<Need> needs() {
      return Set.of(Need.EVALUATION);
    }

    @Override
    public void prepare(LinkState state, Step step) {
      double[] update = step.update();
      double[] point = state.buffer(POINT);
      double promised = Math.max(0, Vectors.dot(step.gradient(), update));
      double last = state.step() == 0 ? 1 : state.scalar(FACTOR) * config.growth();
      double factor = Math.min(config.limit(), last);
      for (int i = 0; i <= config.backtracks(); i++) {
        Vectors.combine(step.parameters(), -factor, update, point);
        double value = step.problem().evaluate(point, state.buffer(SLOPE));
        if (value <= step.loss() - config.decrease() * factor * promised) {
          Vectors.scale(factor, update);
          state.setScalar(FACTOR, factor);
          return;
        }
        factor *= config.shrink();
      }
      state.setScalar(FACTOR, factor);
      Arrays.fill(update, 0);
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {}
  }
}
