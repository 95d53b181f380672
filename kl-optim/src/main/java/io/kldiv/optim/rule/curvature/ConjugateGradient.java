package io.kldiv.optim.rule.curvature;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Need;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Step;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Nonlinear conjugate gradients of Polak and Ribière with restarts, and a line search. */
@Describe(
    value =
        "Nonlinear conjugate gradients (Polak-Ribière+) with restarts and a line search for the"
            + " strong Wolfe conditions. For full batches or large ones.",
    formula =
        "d = −g + β d,  β = max(0, gᵀ(g − g′)/g′ᵀg′) with g′ the last gradient, 0 at a restart;"
            + "  θ ← θ + t d",
    source =
        "Polak and Ribière (1969); Powell (1977); Nocedal and Wright (2006), equations 5.44, 5.45"
            + " and 5.52")
public final class ConjugateGradient implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate the first length that the first line search tries
   * @param flatness the slope at which a line search is over, of the slope it began with
   */
  public record Config(
      @Describe(
              "The length that the first line search tries first, at most 1 in the sum of all"
                  + " changes; later ones begin from the last.")
          @Default("1")
          Schedule learningRate,
      @Describe("The slope at which a line search ends, as a fraction of the first.")
          @Default("0.1")
          @Range(min = 0, minExclusive = true, max = 0.5, maxExclusive = true)
          double flatness) {}

  /** Creates the rule. */
  public ConjugateGradient(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(
        new Search(config.learningRate(), new StrongWolfe(1e-4, config.flatness(), 25, 1e-12)));
  }

  private record Search(Schedule learningRate, StrongWolfe line) implements Link {
    private static final String PREVIOUS = "previousGradient";
    private static final String LENGTH = "length";
    private static final String SLOPE = "slope";
    private static final String SINCE_RESTART = "sinceRestart";

    /** Gradients that are further from orthogonal call for a restart (Powell). */
    private static final double ORTHOGONAL = 0.2;

    @Override
    public List<String> buffers() {
      return Stream.concat(StrongWolfe.BUFFERS.stream(), Stream.of(PREVIOUS)).toList();
    }

    @Override
    public Map<String, Integer> arrays(ParameterLayout layout) {
      return StrongWolfe.ARRAYS;
    }

    @Override
    public List<String> scalars() {
      return List.of(LENGTH, SLOPE, SINCE_RESTART);
    }

    @Override
    public Map<String, Schedule> schedules() {
      return Map.of("learningRate", learningRate);
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
      double[] gradient = state.buffer(StrongWolfe.GRADIENT);
      double[] direction = state.buffer(StrongWolfe.DIRECTION);
      Vectors.copy(step.gradient(), gradient);
      Vectors.copy(step.parameters(), state.buffer(StrongWolfe.ORIGIN));
      double slope = direction(state);
      double t = 0;
      if (slope < 0) {
        double[] start = state.buffer(StrongWolfe.START);
        start[0] = 0;
        start[1] = step.loss();
        start[2] = slope;
        line.search(state, step.problem(), firstLength(state, slope));
        t = state.buffer(StrongWolfe.LOW)[0];
      }
      state.setScalar(LENGTH, t);
      state.setScalar(SLOPE, slope);
      Vectors.copy(gradient, state.buffer(PREVIOUS));
      Vectors.copy(direction, step.update());
      Vectors.scale(-t, step.update());
    }

    /** Sets the direction; the slope along it. */
    private static double direction(LinkState state) {
      double[] gradient = state.buffer(StrongWolfe.GRADIENT);
      double[] previous = state.buffer(PREVIOUS);
      double[] direction = state.buffer(StrongWolfe.DIRECTION);
      double square = Vectors.dot(gradient, gradient);
      double both = Vectors.dot(gradient, previous);
      double before = Vectors.dot(previous, previous);
      double count = state.scalar(SINCE_RESTART) + 1;
      double beta = Math.max(0, (square - both) / before);
      Vectors.scale(beta, direction);
      Vectors.addScaled(-1, gradient, direction);
      double slope = Vectors.dot(gradient, direction);
      boolean restart =
          state.scalar(LENGTH) == 0
              || count > gradient.length
              || Math.abs(both) >= ORTHOGONAL * square
              || !(slope < 0);
      state.setScalar(SINCE_RESTART, restart ? 0 : count);
      if (restart) {
        Vectors.copy(gradient, direction);
        Vectors.scale(-1, direction);
        return -square;
      }
      return slope;
    }

    /** As long as the last step in what it promises to first order. */
    private static double firstLength(LinkState state, double slope) {
      double last = state.scalar(LENGTH);
      return last > 0
          ? last * state.scalar(SLOPE) / slope
          : state.scheduled("learningRate")
              * Math.min(1, 1 / Vectors.sumAbs(state.buffer(StrongWolfe.GRADIENT)));
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {}
  }
}
