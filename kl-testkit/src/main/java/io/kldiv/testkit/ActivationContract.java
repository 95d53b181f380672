package io.kldiv.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.models.Activation;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Activation} promises. A subclass supplies the activation, and its values by an
 * oracle other than the activation, which it names in a comment.
 */
public abstract class ActivationContract {
  private static final long SEED = 7;

  /** The greatest difference from the oracle, relative to the value or to 1. */
  private static final double TOLERANCE = 1e-14;

  /** Creates the contract; called by subclasses. */
  protected ActivationContract() {}

  /** The activation. */
  protected abstract Activation activation();

  /**
   * The value at a number, by the oracle.
   *
   * @param x from −40 to 40
   */
  protected abstract double value(double x);

  @Test
  final void keepsTheShape() {
    for (Shape shape : List.of(Shape.SCALAR, Shape.of(0, 3), Shape.of(4), Shape.of(2, 3, 4, 5))) {
      Node x = Node.input("x", shape);
      assertThat(activation().apply(x).shape()).isEqualTo(shape);
    }
  }

  @Test
  final void hasTheValuesOfTheOracle() {
    double[] x = new Random(SEED).doubles(200, -5, 5).toArray();
    System.arraycopy(new double[] {0, 1, -1, 40, -40, 1e-9, -1e-9}, 0, x, 0, 7);
    double[] values = apply(x);
    for (int i = 0; i < x.length; i++) {
      double expected = value(x[i]);
      assertThat(values[i])
          .as("at %s, seed %d", x[i], SEED)
          .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
    }
  }

  @Test
  final void treatsEachElementAlone() {
    double[] x = {0.3, -2, 1.7};
    double[] values = apply(x);
    for (int i = 0; i < x.length; i++) {
      assertThat(values[i]).isEqualTo(apply(new double[] {x[i]})[0]);
    }
  }

  @Test
  final void isFiniteForLargeNumbersAndNaNForNaN() {
    double[] values = apply(new double[] {1e6, -1e6, Double.NaN});
    assertThat(values[0]).isFinite();
    assertThat(values[1]).isFinite();
    assertThat(values[2]).isNaN();
  }

  @Test
  final void gradientsAgreeWithFiniteDifferences() {
    Node x = Node.input("x", Shape.of(64));
    Map<Node, double[]> point = Map.of(x, new Random(SEED).doubles(64, -4, 4).toArray());
    GradientCheck check = GradientCheck.of(Reductions.sum(activation().apply(x)), List.of(x));
    check.check(point);
    check.secondOrder(SEED).check(point);
  }

  private double[] apply(double[] values) {
    Node x = Node.input("x", Shape.of(values.length));
    return ModelTrial.run(List.of(activation().apply(x)), Map.of(x, values)).get(0);
  }
}
