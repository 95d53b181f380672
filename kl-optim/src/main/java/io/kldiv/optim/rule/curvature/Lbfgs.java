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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * L-BFGS with a strong-Wolfe line search, as {@code torch.optim.LBFGS} with {@code
 * line_search_fn='strong_wolfe'}, of which each step here is one with {@code max_iter} iterations.
 */
@Describe(
    value =
        "L-BFGS: Newton's method with an inverse Hessian guessed from the last steps, and a line"
            + " search for the strong Wolfe conditions, as in PyTorch. For full batches or large"
            + " ones.",
    formula = "d = −H g, H from the last steps s and changes y of the gradient;  θ ← θ + t d",
    source =
        "Nocedal (1980); Liu and Nocedal (1989), algorithm 2.1; torch.optim.LBFGS with strong_wolfe")
public final class Lbfgs implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param learningRate the first length that each line search tries
   * @param history the number of steps that are remembered, at least 1
   * @param iterations the iterations in a step, at least 1
   * @param toleranceGradient ends a step when no element of the gradient is greater, at least 0
   * @param toleranceChange ends a step when objective or parameters change by less, at least 0
   */
  public record Config(
      @Describe("The length that each line search tries first; the very first is shorter.")
          @Default("1")
          Schedule learningRate,
      @Describe("How many of the last steps are remembered.") @Default("10") @Range(min = 1)
          int history,
      @Describe(
              "How many iterations make a step, each with its own line search; they end after 1.25"
                  + " times as many evaluations. PyTorch's max_iter.")
          @Default("1")
          @Range(min = 1)
          int iterations,
      @Describe("The greatest element of the gradient with which a step is over.")
          @Default("1e-7")
          @Range(min = 0)
          double toleranceGradient,
      @Describe("The change of objective and parameters with which a step is over.")
          @Default("1e-9")
          @Range(min = 0)
          double toleranceChange) {}

  /** Creates the rule. */
  public Lbfgs(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return List.of(new Search(config, new StrongWolfe(1e-4, 0.9, 25, config.toleranceChange())));
  }

  private record Search(Config config, StrongWolfe line) implements Link {
    private static final double LEAST_CURVATURE = 1e-10;
    private static final String PREVIOUS = "previousGradient";
    private static final String STEPS = "steps";
    private static final String CHANGES = "changes";
    private static final String INVERSE = "inverse";
    private static final String WEIGHT = "weight";
    private static final String ITERATIONS = "iterations";
    private static final String STORED = "stored";
    private static final String SCALE = "scale";
    private static final String LENGTH = "length";

    @Override
    public List<String> buffers() {
      return Stream.concat(StrongWolfe.BUFFERS.stream(), Stream.of(PREVIOUS)).toList();
    }

    @Override
    public Map<String, Integer> arrays(ParameterLayout layout) {
      Map<String, Integer> arrays = new HashMap<>(StrongWolfe.ARRAYS);
      int size = Math.multiplyExact(config.history(), layout.size());
      arrays.put(STEPS, size);
      arrays.put(CHANGES, size);
      arrays.put(INVERSE, config.history());
      arrays.put(WEIGHT, config.history());
      return arrays;
    }

    @Override
    public List<String> scalars() {
      return List.of(ITERATIONS, STORED, SCALE, LENGTH);
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
      return Set.of(Need.EVALUATION);
    }

    @Override
    public void prepare(LinkState state, Step step) {
      double[] origin = state.buffer(StrongWolfe.ORIGIN);
      double[] gradient = state.buffer(StrongWolfe.GRADIENT);
      Vectors.copy(step.parameters(), origin);
      Vectors.copy(step.gradient(), gradient);
      double value = step.loss();
      int evaluations = 1;
      for (int i = 0;
          i < config.iterations()
              && evaluations < Math.max(2, config.iterations() * 5 / 4)
              && Vectors.maxAbs(gradient) > config.toleranceGradient();
          i++) {
        int used = iterate(state, step, value);
        double[] low = state.buffer(StrongWolfe.LOW);
        double change = Math.abs(low[0]) * Vectors.maxAbs(state.buffer(StrongWolfe.DIRECTION));
        double fall = Math.abs(low[1] - value);
        evaluations += used;
        value = low[1];
        if (used == 0 || change <= config.toleranceChange() || fall < config.toleranceChange()) {
          break;
        }
      }
      Vectors.combine(step.parameters(), -1, origin, step.update());
    }

    /** One direction and the search along it; the number of evaluations. */
    private int iterate(LinkState state, Step step, double value) {
      double[] gradient = state.buffer(StrongWolfe.GRADIENT);
      double[] direction = state.buffer(StrongWolfe.DIRECTION);
      boolean first = state.scalar(ITERATIONS) == 0;
      direction(state, first);
      Vectors.copy(gradient, state.buffer(PREVIOUS));
      state.setScalar(ITERATIONS, state.scalar(ITERATIONS) + 1);
      state.setScalar(LENGTH, 0);
      double slope = Vectors.dot(gradient, direction);
      if (slope > -config.toleranceChange()) {
        return 0;
      }
      double[] start = state.buffer(StrongWolfe.START);
      start[0] = 0;
      start[1] = value;
      start[2] = slope;
      double rate = state.scheduled("learningRate");
      double length = first ? rate * Math.min(1, 1 / Vectors.sumAbs(gradient)) : rate;
      int used = line.search(state, step.problem(), length);
      double t = state.buffer(StrongWolfe.LOW)[0];
      state.setScalar(LENGTH, t);
      Vectors.addScaled(t, direction, state.buffer(StrongWolfe.ORIGIN));
      Vectors.copy(state.buffer(StrongWolfe.LOW_GRADIENT), gradient);
      return used;
    }

    /** Remembers the last step, and sets the direction. */
    private void direction(LinkState state, boolean first) {
      double[] direction = state.buffer(StrongWolfe.DIRECTION);
      double[] gradient = state.buffer(StrongWolfe.GRADIENT);
      if (first) {
        state.setScalar(SCALE, 1);
      } else {
        remember(state);
      }
      Vectors.copy(gradient, direction);
      Vectors.scale(-1, direction);
      int stored = (int) state.scalar(STORED);
      int oldest = Math.max(0, stored - config.history());
      double[] steps = state.buffer(STEPS);
      double[] changes = state.buffer(CHANGES);
      double[] inverse = state.buffer(INVERSE);
      double[] weight = state.buffer(WEIGHT);
      for (int i = stored - 1; i >= oldest; i--) {
        int row = i % config.history();
        weight[row] = inverse[row] * Vectors.dotRow(steps, row, direction);
        Vectors.addRow(-weight[row], changes, row, direction);
      }
      Vectors.scale(state.scalar(SCALE), direction);
      for (int i = oldest; i < stored; i++) {
        int row = i % config.history();
        double back = inverse[row] * Vectors.dotRow(changes, row, direction);
        Vectors.addRow(weight[row] - back, steps, row, direction);
      }
    }

    /** Stores the last step and what it did to the gradient, if the function curves upwards. */
    private void remember(LinkState state) {
      double[] gradient = state.buffer(StrongWolfe.GRADIENT);
      double[] previous = state.buffer(PREVIOUS);
      double[] direction = state.buffer(StrongWolfe.DIRECTION);
      double[] steps = state.buffer(STEPS);
      double[] changes = state.buffer(CHANGES);
      double length = state.scalar(LENGTH);
      Vectors.combine(gradient, -1, previous, previous); // its last use
      double curvature = length * Vectors.dot(previous, direction);
      if (curvature <= LEAST_CURVATURE) {
        return;
      }
      int stored = (int) state.scalar(STORED);
      int row = stored % config.history();
      System.arraycopy(previous, 0, changes, row * previous.length, previous.length);
      for (int i = 0; i < direction.length; i++) {
        steps[row * direction.length + i] = length * direction[i];
      }
      state.buffer(INVERSE)[row] = 1 / curvature;
      state.setScalar(SCALE, curvature / Vectors.dot(previous, previous));
      state.setScalar(STORED, stored + 1);
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {}
  }
}
