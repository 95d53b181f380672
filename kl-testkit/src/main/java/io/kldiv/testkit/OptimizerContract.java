package io.kldiv.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kldiv.core.kernel.Workers;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.NonFiniteGradientException;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.ParameterLayout.Slice;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Updater;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Optimizer} promises. A subclass supplies the optimizer, and how far it must get
 * on two functions with known minima. An optimizer that asks for more than the gradient is given
 * convex functions that answer.
 */
public abstract class OptimizerContract {
  private static final long SEED = 20240607;
  private static final int SIZE = 39_001;
  private static final Horizon HORIZON = new Horizon(1000, 10);
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(
              new Slice("layer1.weights", 0, List.of(60, 600)),
              new Slice("layer1.bias", 36_000, 1),
              new Slice("layer2.weights", 36_001, List.of(3000, 1))));

  /** Creates the contract; called by subclasses. */
  protected OptimizerContract() {}

  /**
   * How far an optimizer must get.
   *
   * @param learningRate the constant learning rate to be used
   * @param steps the number of steps
   * @param value what the function's value must be below after them
   */
  public record Target(double learningRate, int steps, double value) {}

  /**
   * A new optimizer, the same at each call but for the learning rate. A rule without one ignores
   * it.
   */
  protected abstract Optimizer optimizer(Schedule learningRate);

  /** The target on a parabola in 5 dimensions, of condition 10, from a value of 117 to 0. */
  protected abstract Target parabola();

  /** The target on Rosenbrock's function, from (−1.2, 1) with a value of 24.2 to 0 at (1, 1). */
  protected abstract Target rosenbrock();

  /** Whether the rule moves parameters whose gradient has always been zero, as decay does. */
  protected boolean decays() {
    return false;
  }

  /** The number of steps after which parameters move, if the rule gathers gradients. */
  protected int stepsToMove() {
    return 1;
  }

  /** The name of the only parameter of the two functions, if the rule goes by names. */
  protected String parameter() {
    return "x";
  }

  @Test
  final void reachesItsTargetOnAParabola() {
    double[] scale = {1, 2, 3, 5, 10};
    double[] bottom = {1, 2, 1, 2, 1};
    assertReached(
        parabola(), new FunctionProblem.Parabola(scale, bottom), new double[] {1, -2, 3, -4, 0});
  }

  @Test
  final void reachesItsTargetOnRosenbrocksFunction() {
    assertReached(rosenbrock(), new FunctionProblem.Rosenbrock(), new double[] {-1.2, 1});
  }

  private void assertReached(Target target, FunctionProblem.Function function, double[] x) {
    FunctionProblem problem = new FunctionProblem(function, x);
    Updater updater = start(target.learningRate(), ParameterLayout.of(parameter(), x.length));
    for (int step = 0; step < target.steps(); step++) {
      updater.step(x, problem.gradient(), problem.value(), problem);
      problem.begin(x);
    }
    assertThat(problem.value())
        .as("value after %d steps", target.steps())
        .isLessThan(target.value());
  }

  @Test
  final void goesOnFromASavedStateBitForBit() {
    double[] parameters = parameters();
    Updater whole = start();
    run(whole, parameters, 0, 37);
    double[] saved = parameters.clone();
    Map<String, double[]> state = whole.state().save();
    run(whole, parameters, 37, 87);

    Updater resumed = start();
    resumed.state().restore(state);
    run(resumed, saved, 37, 87);

    assertThat(saved).as("parameters, seed %d", SEED).isEqualTo(parameters);
    assertSameState(resumed, whole.state().save());
  }

  @Test
  final void allocatesNothingInAStep() {
    Updater updater = start();
    double[] parameters = parameters();
    FunctionProblem[] problems = new FunctionProblem[4]; // in turn, so that none is ever solved
    Arrays.setAll(problems, i -> problem(parameters, i));
    int[] count = {0};
    Runnable step =
        () -> {
          FunctionProblem problem = problems[count[0]++ % problems.length];
          problem.begin(parameters);
          updater.step(parameters, problem.gradient(), problem.value(), problem);
        };
    int steps = updater.needs().isEmpty() ? 1000 : 200;
    assertThat(AllocationMeter.create().bytes(steps, step)).as("bytes in %d steps", steps).isZero();
  }

  @Test
  final void sharesNothingBetweenRuns() {
    double[] alone = parameters();
    run(start(), alone, 0, 20);

    Optimizer optimizer = optimizer((step, horizon) -> 0.01);
    Updater one = Updater.of(optimizer, LAYOUT, HORIZON);
    Updater other = Updater.of(optimizer, LAYOUT, HORIZON);
    double[] first = parameters();
    double[] second = parameters();
    for (int step = 0; step < 20; step++) {
      run(other, second, step + 100, step + 101);
      other.observe(step);
      run(one, first, step, step + 1);
    }
    assertThat(first).isEqualTo(alone);
    assertThat(second).isNotEqualTo(alone);
  }

  @Test
  final void refusesANonFiniteGradientAndTouchesNothing() {
    double[] undisturbed = parameters();
    run(start(), undisturbed, 0, 10);

    double[] parameters = parameters();
    Updater updater = start();
    run(updater, parameters, 0, 5);
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1.0 / 0.0}) {
      double[] before = parameters.clone();
      Map<String, double[]> state = updater.state().save();
      double[] gradient = gradient(5);
      gradient[36_001 + 17] = bad;
      assertThatExceptionOfType(NonFiniteGradientException.class)
          .isThrownBy(() -> updater.step(parameters, gradient, 1.0, problem(parameters, 5)))
          .withMessage(
              "step 5: the gradient of parameter 'layer2.weights' is %s at element 17 of 3000",
              bad);
      assertThat(parameters).isEqualTo(before);
      assertSameState(updater, state);
    }
    run(updater, parameters, 5, 10);
    assertThat(parameters).as("as if nothing had happened").isEqualTo(undisturbed);
  }

  @Test
  final void leavesParametersAloneWhoseGradientHasAlwaysBeenZero() {
    double[] parameters = parameters();
    double[] zero = new double[SIZE];
    Updater updater = start();
    for (int step = 0; step < 3; step++) {
      updater.step(parameters, zero, 1.0, problem(parameters, step));
    }
    if (decays()) {
      assertThat(parameters).as("declared to decay").isNotEqualTo(parameters());
    } else {
      assertThat(parameters).isEqualTo(parameters());
    }
  }

  @Test
  final void givesTheSameBitsOnAnyNumberOfThreads() {
    double[] whole = parameters();
    Updater updater = start();
    run(updater, whole, 0, 20);
    for (int threads : new int[] {1, 2, 3, 7}) {
      double[] parameters = parameters();
      try (Workers workers = new Workers(threads)) {
        Updater shared = Updater.of(optimizer((step, horizon) -> 0.01), LAYOUT, HORIZON, workers);
        run(shared, parameters, 0, 20);
        assertThat(parameters).as("%d threads, seed %d", threads, SEED).isEqualTo(whole);
        assertSameState(shared, updater.state().save());
      }
    }
  }

  @Test
  final void measuresTheSameParametersFromASavedStateAndOnAnyNumberOfThreads() {
    double[] parameters = parameters();
    Updater updater = start();
    assertThat(average(updater, parameters)).as("before the first step").isEqualTo(parameters);
    run(updater, parameters, 0, 20);
    double[] trained = parameters.clone();
    double[] average = average(updater, parameters);
    assertThat(parameters).as("those being trained").isEqualTo(trained);
    assertThat(!Arrays.equals(average, parameters)).as("averages").isEqualTo(updater.averages());

    Updater resumed = start();
    resumed.state().restore(updater.state().save());
    assertThat(average(resumed, parameters)).as("seed %d", SEED).isEqualTo(average);
    try (Workers workers = new Workers(3)) {
      Updater shared = Updater.of(optimizer((step, horizon) -> 0.01), LAYOUT, HORIZON, workers);
      double[] again = parameters();
      run(shared, again, 0, 20);
      assertThat(average(shared, again)).as("3 threads, seed %d", SEED).isEqualTo(average);
    }
  }

  @Test
  final void doesNotChangeTheGradient() {
    double[] gradient = gradient(0);
    double[] parameters = parameters();
    start().step(parameters, gradient, 1.0, problem(parameters, 0));
    assertThat(gradient).isEqualTo(gradient(0));
  }

  @Test
  final void worksOnNoParametersAndOnOne() {
    double[] none = {};
    start(0.01, new ParameterLayout(List.of())).step(none, none, 0.0, halfSquares(none));
    double[] one = {1.0};
    FunctionProblem problem = halfSquares(one);
    Updater updater = start(0.01, ParameterLayout.of(parameter(), 1));
    for (int step = 0; step < stepsToMove(); step++) {
      updater.step(one, problem.gradient(), 0.5, problem);
    }
    assertThat(one[0]).as("a step against the gradient").isLessThan(1.0);
  }

  private Updater start() {
    return start(0.01, LAYOUT);
  }

  private Updater start(double learningRate, ParameterLayout layout) {
    return Updater.of(optimizer((step, horizon) -> learningRate), layout, HORIZON);
  }

  private static void run(Updater updater, double[] parameters, int from, int to) {
    for (int step = from; step < to; step++) {
      if (updater.needs().isEmpty()) {
        updater.step(parameters, gradient(step), 1.0 / (step + 1));
      } else {
        FunctionProblem problem = problem(parameters, step);
        updater.step(parameters, problem.gradient(), problem.value(), problem);
      }
    }
  }

  /** A convex function for a step, whose gradient is taken at the parameters. */
  private static FunctionProblem problem(double[] parameters, int step) {
    double[] weight = new SplittableRandom(SEED).doubles(SIZE, 0.5, 5).toArray();
    return new FunctionProblem(new FunctionProblem.Separable(weight, gradient(step)), parameters);
  }

  private static FunctionProblem halfSquares(double[] x) {
    double[] scale = new double[x.length];
    Arrays.fill(scale, 1);
    return new FunctionProblem(new FunctionProblem.Parabola(scale, new double[x.length]), x);
  }

  private static double[] average(Updater updater, double[] parameters) {
    double[] average = new double[parameters.length];
    updater.average(parameters, average);
    return average;
  }

  private static double[] parameters() {
    return new SplittableRandom(SEED).doubles(SIZE, -1, 1).toArray();
  }

  private static double[] gradient(int step) {
    return new SplittableRandom(SEED + 1 + step).doubles(SIZE, -1, 1).toArray();
  }

  private static void assertSameState(Updater updater, Map<String, double[]> expected) {
    Map<String, double[]> actual = updater.state().save();
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, array) -> assertThat(actual.get(name)).as(name).isEqualTo(array));
  }
}
