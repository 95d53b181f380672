package io.kldiv.optim.rule.curvature;

import io.kldiv.optim.LinkState;
import io.kldiv.optim.Problem;
import java.util.List;
import java.util.Map;

/**
 * A search along a line for a point that is low enough and flat enough, the strong conditions of
 * Wolfe: f(t) ≤ f(0) + c₁·t·f′(0) and |f′(t)| ≤ c₂·|f′(0)|; by bracketing and cubic interpolation
 * as in {@code torch.optim.LBFGS} (its {@code strong_wolfe}), after Nocedal and Wright (2006),
 * algorithms 3.5 and 3.6.
 *
 * <p>A place on the line is three numbers: t, the value and the slope there.
 *
 * @param decrease c₁
 * @param flatness c₂
 * @param evaluations the most evaluations after the first
 * @param tolerance ends when no parameter would change by more
 */
record StrongWolfe(double decrease, double flatness, int evaluations, double tolerance) {
  /** Where the line starts; set by the caller. */
  static final String ORIGIN = "origin";

  /** The line's direction; set by the caller. */
  static final String DIRECTION = "direction";

  /** The gradient where the line starts; set by the caller. */
  static final String GRADIENT = "gradient";

  /** The gradient at the place that was found. */
  static final String LOW_GRADIENT = "lowGradient";

  /** The start: 0, the value, the slope; set by the caller. */
  static final String START = "start";

  /** The place that was found. */
  static final String LOW = "low";

  private static final String POINT = "point";
  private static final String TRIAL_GRADIENT = "trialGradient";
  private static final String TRIAL = "trial";
  private static final String HIGH = "high";

  /** The buffers the link must declare. */
  static final List<String> BUFFERS =
      List.of(ORIGIN, DIRECTION, GRADIENT, LOW_GRADIENT, POINT, TRIAL_GRADIENT);

  /** The arrays the link must declare. */
  static final Map<String, Integer> ARRAYS = Map.of(START, 3, LOW, 3, TRIAL, 3, HIGH, 3);

  private static final int T = 0;
  private static final int VALUE = 1;
  private static final int SLOPE = 2;

  /**
   * Searches; the place is in {@link #LOW} then, with t = 0 if nothing better was found.
   *
   * @param first the first t to try
   * @return the number of evaluations
   */
  int search(LinkState state, Problem problem, double first) {
    double[] start = state.buffer(START);
    double[] trial = state.buffer(TRIAL);
    double[] before = state.buffer(LOW);
    Vectors.copy(start, before);
    Vectors.copy(state.buffer(GRADIENT), state.buffer(LOW_GRADIENT));
    evaluate(state, problem, first);
    int rounds = 0;
    while (rounds < evaluations && !isHigh(start, trial) && !(rounds > 1 && rises(before, trial))) {
      if (isFlat(start, trial)) {
        takeTrial(state);
        return rounds + 1;
      }
      if (trial[SLOPE] >= 0) {
        break;
      }
      double least = trial[T] + 0.01 * (trial[T] - before[T]);
      double next = interpolate(before, trial, least, 10 * trial[T]);
      takeTrial(state);
      evaluate(state, problem, next);
      rounds++;
    }
    if (rounds == evaluations) {
      Vectors.copy(start, before);
      Vectors.copy(state.buffer(GRADIENT), state.buffer(LOW_GRADIENT));
    }
    order(state);
    return 1 + zoom(state, problem, rounds);
  }

  /** Narrows the bracket between low and high; the number of rounds in all. */
  private int zoom(LinkState state, Problem problem, int before) {
    double[] start = state.buffer(START);
    double[] low = state.buffer(LOW);
    double[] high = state.buffer(HIGH);
    double[] trial = state.buffer(TRIAL);
    double size = Vectors.maxAbs(state.buffer(DIRECTION));
    boolean slow = false;
    int rounds = before;
    while (rounds < evaluations && Math.abs(high[T] - low[T]) * size >= tolerance) {
      double left = Math.min(low[T], high[T]);
      double right = Math.max(low[T], high[T]);
      double t = interpolate(low, high, left, right);
      double edge = 0.1 * (right - left);
      boolean near = Math.min(right - t, t - left) < edge;
      boolean move = near && (slow || t >= right || t <= left);
      if (move) {
        t = Math.abs(t - right) < Math.abs(t - left) ? right - edge : left + edge;
      }
      slow = near && !move;
      evaluate(state, problem, t);
      rounds++;
      if (isHigh(start, trial) || rises(low, trial)) {
        order(state);
        continue;
      }
      boolean found = isFlat(start, trial);
      if (!found && trial[SLOPE] * (high[T] - low[T]) >= 0) {
        Vectors.copy(low, high);
      }
      takeTrial(state);
      if (found) {
        break;
      }
    }
    return rounds;
  }

  /** The trial and the lowest place become low and high, by their values. */
  private static void order(LinkState state) {
    double[] low = state.buffer(LOW);
    double[] trial = state.buffer(TRIAL);
    if (rises(low, trial)) {
      Vectors.copy(trial, state.buffer(HIGH));
    } else {
      Vectors.copy(low, state.buffer(HIGH));
      takeTrial(state);
    }
  }

  private static void takeTrial(LinkState state) {
    Vectors.copy(state.buffer(TRIAL), state.buffer(LOW));
    Vectors.copy(state.buffer(TRIAL_GRADIENT), state.buffer(LOW_GRADIENT));
  }

  private static void evaluate(LinkState state, Problem problem, double t) {
    double[] trial = state.buffer(TRIAL);
    double[] gradient = state.buffer(TRIAL_GRADIENT);
    double[] direction = state.buffer(DIRECTION);
    double[] point = state.buffer(POINT);
    Vectors.combine(state.buffer(ORIGIN), t, direction, point);
    trial[T] = t;
    trial[VALUE] = problem.evaluate(point, gradient);
    trial[SLOPE] = Vectors.dot(gradient, direction);
  }

  /** Whether a place is above the line that the objective must fall below; so it is if infinite. */
  private boolean isHigh(double[] start, double[] place) {
    return !(place[VALUE] <= start[VALUE] + decrease * place[T] * start[SLOPE]);
  }

  private static boolean rises(double[] from, double[] to) {
    return !(to[VALUE] < from[VALUE]);
  }

  private boolean isFlat(double[] start, double[] place) {
    return Math.abs(place[SLOPE]) <= -flatness * start[SLOPE];
  }

  /** The lowest point of the cubic through two places, or the middle of the bounds if none is. */
  private static double interpolate(double[] a, double[] b, double least, double greatest) {
    double[] left = a[T] <= b[T] ? a : b;
    double[] right = a[T] <= b[T] ? b : a;
    double width = right[T] - left[T];
    double d1 = left[SLOPE] + right[SLOPE] - 3 * (left[VALUE] - right[VALUE]) / -width;
    double square = d1 * d1 - left[SLOPE] * right[SLOPE];
    double d2 = Math.sqrt(Math.max(square, 0));
    double lowest =
        right[T] - width * ((right[SLOPE] + d2 - d1) / (right[SLOPE] - left[SLOPE] + 2 * d2));
    boolean usable = square >= 0 && Math.abs(lowest) <= Double.MAX_VALUE;
    return usable ? Math.min(Math.max(lowest, least), greatest) : (least + greatest) / 2;
  }
}
