package io.kldiv.runner.train;

import io.kldiv.core.graph.op.MatrixException;
import io.kldiv.optim.Need;
import io.kldiv.optim.Problem;
import java.util.Set;

/** Answers what an optimizer wants to know of the objective besides its gradient. */
final class StepProblem implements Problem {
  private final ParameterMemory memory;
  private final PredictionShift shift;
  private final double[] parameters;
  private final double[] gradient;
  private StepProgram program;

  /**
   * Makes room for what the optimizer needs.
   *
   * @param program any program of the run; {@link #begin} gives that of each step
   */
  StepProblem(ParameterMemory memory, PredictionShift shift, Set<Need> needs, StepProgram program) {
    this.memory = memory;
    this.shift = shift;
    this.program = program;
    int size = needs.contains(Need.EVALUATION) ? memory.values().length : 0;
    this.parameters = new double[size];
    this.gradient = new double[size];
  }

  /** A step begins, the batch and the noise of which are those that the program ran with. */
  void begin(StepProgram of) {
    program = of;
  }

  @Override
  public double evaluate(double[] at, double[] slope) {
    copy(memory.values(), parameters);
    copy(memory.gradient(), gradient);
    copy(at, memory.values());
    double value = again();
    copy(memory.gradient(), slope);
    copy(gradient, memory.gradient());
    copy(parameters, memory.values());
    return value;
  }

  private double again() {
    try {
      program.runAgain();
    } catch (MatrixException e) {
      return Double.NaN; // outside of where the objective is defined
    }
    return program.objective();
  }

  @Override
  public void fisherProduct(double[] vector, double[] product) {
    shift.fisherProduct(program.features(), vector, product);
  }

  @Override
  public double divergence(double[] at) {
    return shift.divergence(program.features(), at);
  }

  @Override
  public void layerFactors(double[] factors) {
    shift.layerFactors(program.features(), factors);
  }

  private static void copy(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, from.length);
  }
}
