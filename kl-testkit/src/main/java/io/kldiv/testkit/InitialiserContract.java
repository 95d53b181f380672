package io.kldiv.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.graph.Shape;
import io.kldiv.core.random.RandomStream;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.models.Initialiser;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Initialiser} of independent values with one law promises. A subclass supplies
 * the initialiser and the law.
 */
public abstract class InitialiserContract {
  private static final long SEED = 11;
  private static final List<Shape> SHAPES =
      List.of(Shape.of(300, 100), Shape.of(100, 300), Shape.of(2, 10_000), Shape.of(20_000));

  /** Creates the contract; called by subclasses. */
  protected InitialiserContract() {}

  /**
   * A law with a mean of 0 that is symmetric.
   *
   * @param variance the variance, 0 for constant values
   * @param kurtosis the fourth central moment in units of the squared variance: 3 for a normal law,
   *     1.8 for a uniform one
   * @param bound what no value exceeds in magnitude; may be infinite
   */
  public record Law(double variance, double kurtosis, double bound) {
    /** A normal law. */
    public static Law normal(double variance) {
      return new Law(variance, 3, Double.POSITIVE_INFINITY);
    }

    /** A uniform law on the numbers from −bound to bound. */
    public static Law uniform(double bound) {
      return new Law(bound * bound / 3, 1.8, bound);
    }
  }

  /** The initialiser. */
  protected abstract Initialiser initialiser();

  /**
   * The law of each value.
   *
   * @param inputs the first size of the parameter's shape
   * @param outputs the last size
   */
  protected abstract Law law(int inputs, int outputs);

  @Test
  final void hasTheMomentsOfItsLawWithinFourStandardErrors() {
    for (Shape shape : SHAPES) {
      Law law = law(shape.size(0), shape.size(-1));
      double[] values = draw(shape);
      int count = values.length;
      double mean = Arrays.stream(values).sum() / count;
      double variance = Arrays.stream(values).map(x -> x * x).sum() / count;
      double error = Math.sqrt(law.variance() / count);
      double varianceError = law.variance() * Math.sqrt((law.kurtosis() - 1) / count);
      assertThat(mean).as("mean of %s, seed %d", shape, SEED).isCloseTo(0, within(4 * error));
      assertThat(variance)
          .as("variance of %s, seed %d", shape, SEED)
          .isCloseTo(law.variance(), within(4 * varianceError));
    }
  }

  @Test
  final void fillsItsBoundsAndStaysInside() {
    for (Shape shape : SHAPES) {
      Law law = law(shape.size(0), shape.size(-1));
      double[] values = draw(shape);
      double greatest = Arrays.stream(values).map(Math::abs).max().orElse(0);
      assertThat(Arrays.stream(values).allMatch(Double::isFinite)).isTrue();
      assertThat(greatest).as("%s, seed %d", shape, SEED).isLessThanOrEqualTo(law.bound());
      if (Double.isFinite(law.bound())) {
        assertThat(greatest).isGreaterThanOrEqualTo(0.99 * law.bound());
      } else {
        assertThat(greatest).isGreaterThan(3 * Math.sqrt(law.variance()));
      }
    }
  }

  @Test
  final void writesNothingBesideItsParameter() {
    for (Shape shape :
        List.of(Shape.SCALAR, Shape.of(3), Shape.of(2, 3), Shape.of(0, 3), Shape.of(3, 0))) {
      double[] values = new double[10];
      Arrays.fill(values, 9);
      initialiser().initialise(values, 2, shape, stream());
      for (int i = 0; i < values.length; i++) {
        boolean inside = i >= 2 && i < 2 + shape.count();
        assertThat(values[i] == 9).as("element %d untouched, %s", i, shape).isEqualTo(!inside);
        assertThat(values[i]).as("element %d, %s", i, shape).isFinite();
      }
    }
  }

  @Test
  final void givesTheSameBitsFromTheSameStream() {
    assertThat(draw(Shape.of(7, 5))).isEqualTo(draw(Shape.of(7, 5)));
  }

  private double[] draw(Shape shape) {
    double[] values = new double[shape.count()];
    initialiser().initialise(values, 0, shape, stream());
    return values;
  }

  private static RandomStream stream() {
    return RandomStreams.of(SEED).stream("weights");
  }
}
