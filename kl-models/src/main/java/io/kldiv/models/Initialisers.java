package io.kldiv.models;

import io.kldiv.core.graph.Shape;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.core.random.RandomStream;
import java.util.Arrays;

/** The initialisers. Fan-in is the first size of a weight's shape, fan-out the last. */
public final class Initialisers {
  private Initialisers() {}

  private static double fanIn(Shape shape) {
    return shape.rank() == 0 ? 1 : shape.size(0);
  }

  private static double fanOut(Shape shape) {
    return shape.rank() == 0 ? 1 : shape.size(-1);
  }

  private static void normal(
      double standardDeviation, double[] values, int offset, int count, RandomStream random) {
    random.fillGaussian(values, offset, count);
    for (int i = offset; i < offset + count; i++) {
      values[i] *= standardDeviation;
    }
  }

  private static void uniform(
      double limit, double[] values, int offset, int count, RandomStream random) {
    random.fillUniform(values, offset, count);
    for (int i = offset; i < offset + count; i++) {
      values[i] = (2 * values[i] - 1) * limit;
    }
  }

  /** All values 0. */
  @Describe("Every value is 0.")
  public static final class Zeros implements Initialiser {
    /** Creates the initialiser. */
    public Zeros() {}

    @Override
    public void initialise(double[] values, int offset, Shape shape, RandomStream random) {
      Arrays.fill(values, offset, offset + shape.count(), 0.0);
    }
  }

  /** Normal with mean 0 and a given standard deviation. */
  @Describe("Normal with mean 0 and the given standard deviation.")
  public static final class Normal implements Initialiser {
    private final Config config;

    /** Creates the initialiser. */
    public Normal(Config config) {
      this.config = config;
    }

    /**
     * The configuration.
     *
     * @param standardDeviation the standard deviation
     */
    public record Config(
        @Describe("Standard deviation.") @Default("0.05") @Range(min = 0)
            double standardDeviation) {}

    @Override
    public void initialise(double[] values, int offset, Shape shape, RandomStream random) {
      normal(config.standardDeviation(), values, offset, shape.count(), random);
    }
  }

  /** Uniform on a symmetric interval. */
  @Describe("Uniform on [−limit, limit).")
  public static final class Uniform implements Initialiser {
    private final Config config;

    /** Creates the initialiser. */
    public Uniform(Config config) {
      this.config = config;
    }

    /**
     * The configuration.
     *
     * @param limit half the length of the interval
     */
    public record Config(
        @Describe("Half the length of the interval.") @Default("0.05") @Range(min = 0)
            double limit) {}

    @Override
    public void initialise(double[] values, int offset, Shape shape, RandomStream random) {
      uniform(config.limit(), values, offset, shape.count(), random);
    }
  }

  /** Glorot and Bengio's uniform law. */
  @Describe(
      value = "Uniform with variance 2 / (fan-in + fan-out): keeps variances through tanh layers.",
      formula = "U(−a, a), a = √(6 / (fanIn + fanOut))",
      source = "Glorot and Bengio, 2010, equation 16")
  public static final class GlorotUniform implements Initialiser {
    /** Creates the initialiser. */
    public GlorotUniform() {}

    @Override
    public void initialise(double[] values, int offset, Shape shape, RandomStream random) {
      double limit = Math.sqrt(6 / (fanIn(shape) + fanOut(shape)));
      uniform(limit, values, offset, shape.count(), random);
    }
  }

  /** Glorot and Bengio's law with normal values. */
  @Describe(
      value = "Normal with variance 2 / (fan-in + fan-out): keeps variances through tanh layers.",
      formula = "N(0, 2 / (fanIn + fanOut))",
      source = "Glorot and Bengio, 2010, section 4.2.1")
  public static final class GlorotNormal implements Initialiser {
    /** Creates the initialiser. */
    public GlorotNormal() {}

    @Override
    public void initialise(double[] values, int offset, Shape shape, RandomStream random) {
      double deviation = Math.sqrt(2 / (fanIn(shape) + fanOut(shape)));
      normal(deviation, values, offset, shape.count(), random);
    }
  }

  /** He's uniform law. */
  @Describe(
      value = "Uniform with variance 2 / fan-in: keeps variances through relu layers.",
      formula = "U(−a, a), a = √(6 / fanIn)",
      source = "He et al., 2015, equation 10")
  public static final class HeUniform implements Initialiser {
    /** Creates the initialiser. */
    public HeUniform() {}

    @Override
    public void initialise(double[] values, int offset, Shape shape, RandomStream random) {
      uniform(Math.sqrt(6 / fanIn(shape)), values, offset, shape.count(), random);
    }
  }

  /** He's normal law. */
  @Describe(
      value = "Normal with variance 2 / fan-in: keeps variances through relu layers.",
      formula = "N(0, 2 / fanIn)",
      source = "He et al., 2015, equation 10")
  public static final class HeNormal implements Initialiser {
    /** Creates the initialiser. */
    public HeNormal() {}

    @Override
    public void initialise(double[] values, int offset, Shape shape, RandomStream random) {
      normal(Math.sqrt(2 / fanIn(shape)), values, offset, shape.count(), random);
    }
  }
}
