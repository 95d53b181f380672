package io.kldiv.optim.rule.curvature;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Need;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The natural gradient with a step as long as predictions may move: D(P_old‖P_new) ≤ δ, and only if
 * the objective falls.
 */
@Describe(
    value =
        "KL trust region: steps along the natural gradient, as long as the predicted distribution"
            + " may move by; shortened until it moves no further and the objective falls. A step"
            + " that cannot be made so is left out.",
    formula =
        "(F + damping·I) d = g;  s = d √(2δ / dᵀ(F + damping·I)d);  θ ← θ − βʲs with the least j"
            + " such that D(P_θ‖P_θ′) ≤ δ and L(θ) − L(θ′) ≥ βʲ gᵀs / 10",
    source = "Schulman et al. (2015), appendix C, and the authors' program")
public final class TrustRegion implements Optimizer {
  /** The fraction of the fall that the gradient promises which is asked for. */
  private static final double SUFFICIENT = 0.1;

  private final Config config;

  /**
   * The configuration.
   *
   * @param radius δ, in nats
   * @param damping what is added to the diagonal of the Fisher matrix, at least 0
   * @param iterations the most conjugate-gradient iterations a step, at least 1
   * @param tolerance the residual to be reached, as a fraction of the gradient, in [0, 1)
   * @param shrink β, in (0, 1)
   * @param backtracks the most times a step is shortened
   */
  public record Config(
      @Describe(
              "How far predictions may move in a step, δ: the mean divergence of the new ones from"
                  + " the old, in nats.")
          @Default("0.01")
          Schedule radius,
      @Describe("What is added to the diagonal of the Fisher matrix.")
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
      @Describe("What a step that is too long is multiplied by, β.")
          @Default("0.5")
          @Range(min = 0, minExclusive = true, max = 1, maxExclusive = true)
          double shrink,
      @Describe("The most times a step is shortened; if that is not enough, there is none.")
          @Default("10")
          @Range(min = 0)
          int backtracks) {}

  /** Creates the rule. */
  public TrustRegion(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(
        new WithinRegion(
            config, new FisherSystem(config.damping(), config.iterations(), config.tolerance())));
  }

  private record WithinRegion(Config config, FisherSystem system) implements Link {
    private static final String POINT = "point";
    private static final String SLOPE = "slope";

    @Override
    public List<String> buffers() {
      return Stream.concat(FisherSystem.BUFFERS.stream(), Stream.of(POINT, SLOPE)).toList();
    }

    @Override
    public Map<String, Schedule> schedules() {
      return Map.of("radius", config.radius());
    }

    @Override
    public Scope scope() {
      return Scope.WHOLE;
    }

    @Override
    public Set<Need> needs() {
      return Set.of(Need.FISHER_PRODUCT, Need.DIVERGENCE, Need.EVALUATION);
    }

    @Override
    public void prepare(LinkState state, Step step) {
      double curvature = system.solve(state, step);
      double[] direction = state.buffer(FisherSystem.SOLUTION);
      double radius = state.scheduled("radius");
      double promised = Vectors.dot(step.gradient(), direction);
      double length = curvature > 0 ? Math.sqrt(2 * radius / curvature) : 0;
      for (int i = 0; i <= config.backtracks() && length > 0 && promised > 0; i++) {
        if (accepts(state, step, length, promised)) {
          Vectors.copy(direction, step.update());
          Vectors.scale(length, step.update());
          return;
        }
        length *= config.shrink();
      }
      Arrays.fill(step.update(), 0);
    }

    private boolean accepts(LinkState state, Step step, double length, double promised) {
      double[] point = state.buffer(POINT);
      Vectors.combine(step.parameters(), -length, state.buffer(FisherSystem.SOLUTION), point);
      double value = step.problem().evaluate(point, state.buffer(SLOPE));
      return step.loss() - value >= SUFFICIENT * length * promised
          && step.problem().divergence(point) <= state.scheduled("radius");
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {}
  }
}
