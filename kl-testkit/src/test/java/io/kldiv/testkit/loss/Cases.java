package io.kldiv.testkit.loss;

import io.kldiv.testkit.DistributionCase;
import io.kldiv.testkit.DistributionCases;
import io.kldiv.testkit.LossCase;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Predictions and targets for the contracts of our losses. */
final class Cases {
  private Cases() {}

  /** Makes the targets of a batch. */
  @FunctionalInterface
  private interface Targets {
    double[] draw(int batch, int outputs, Random random);
  }

  private record Simple(
      DistributionCase predicted, Targets source, Function<double[], List<double[]>> best)
      implements LossCase {
    @Override
    public double[] targets(int batch, int outputs, Random random) {
      return source.draw(batch, outputs, random);
    }

    @Override
    public List<double[]> perfect(double[] target) {
      return best.apply(target);
    }
  }

  static LossCase normal() {
    return new Simple(
        DistributionCases.normal(), Cases::numbers, y -> List.of(y, filled(y.length, 1)));
  }

  static LossCase multivariateNormal() {
    return new Simple(
        DistributionCases.multivariateNormal(),
        Cases::numbers,
        y -> List.of(y, identity(y.length)));
  }

  static LossCase categoricalWeights() {
    return new Simple(DistributionCases.categoricalWeights(), Cases::classes, List::of);
  }

  static LossCase categoricalLogits() {
    return new Simple(
        DistributionCases.categoricalLogits(), Cases::classes, y -> List.of(certain(y)));
  }

  static LossCase bernoulliProbabilities() {
    return new Simple(DistributionCases.bernoulliProbabilities(), Cases::answers, List::of);
  }

  static LossCase bernoulliLogits() {
    return new Simple(
        DistributionCases.bernoulliLogits(), Cases::answers, y -> List.of(certain(y)));
  }

  private static double[] numbers(int batch, int outputs, Random random) {
    return random.doubles((long) batch * outputs, -2, 2).toArray();
  }

  private static double[] classes(int batch, int outputs, Random random) {
    double[] targets = new double[batch * outputs];
    for (int i = 0; i < batch; i++) {
      targets[i * outputs + random.nextInt(outputs)] = 1;
    }
    return targets;
  }

  private static double[] answers(int batch, int outputs, Random random) {
    return random.ints((long) batch * outputs, 0, 2).asDoubleStream().toArray();
  }

  /** Logits so large that the other answer's probability is less than half an ulp of 1. */
  private static double[] certain(double[] answers) {
    return Arrays.stream(answers).map(y -> y == 1 ? 800 : -800).toArray();
  }

  private static double[] filled(int count, double value) {
    double[] values = new double[count];
    Arrays.fill(values, value);
    return values;
  }

  private static double[] identity(int size) {
    double[] matrix = new double[size * size];
    for (int i = 0; i < size; i++) {
      matrix[i * size + i] = 1;
    }
    return matrix;
  }
}
