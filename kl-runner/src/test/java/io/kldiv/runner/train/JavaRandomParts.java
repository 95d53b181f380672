package io.kldiv.runner.train;

import io.kldiv.core.graph.Shape;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.core.random.RandomStream;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.models.Initialiser;
import io.kldiv.runner.data.Column;
import io.kldiv.runner.data.DataSource;
import io.kldiv.runner.data.Provenance;
import io.kldiv.runner.data.SourceData;
import io.kldiv.runner.data.Table;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The data and the first weights of the reference curves, as parts: everything is drawn from {@code
 * java.util.Random(0)}, in the order x, y, W1, W2.
 */
public final class JavaRandomParts implements KlPlugin {
  private static final int ROWS = 1000;
  private static final int FEATURES = 100;
  private static final int OUTPUTS = 10;

  @Override
  public String name() {
    return "java-random";
  }

  @Override
  public void register(PartRegistry.Builder parts) {
    parts.add(DataSource.class, "test/java-random", Source.class);
    parts.add(Initialiser.class, "test/java-random-first", FirstWeights.class);
    parts.add(Initialiser.class, "test/java-random-second", SecondWeights.class);
  }

  private static double[] draw(int count, DoubleSupplier law) {
    return DoubleStream.generate(law).limit(count).toArray();
  }

  /** x and y. */
  @Describe("x and y of the reference curves.")
  public static final class Source implements DataSource {
    @Override
    public SourceData read(RandomStreams streams) {
      Random random = new Random(0);
      Table x = table("x", draw(ROWS * FEATURES, random::nextDouble), FEATURES);
      Table y = table("y", draw(ROWS * OUTPUTS, random::nextDouble), OUTPUTS);
      Provenance provenance =
          new Provenance("java.util.Random(0)", List.of(), ROWS, FEATURES, new TreeMap<>(), 0);
      return new SourceData(x, y, 0, provenance);
    }

    private static Table table(String name, double[] values, int width) {
      List<Column> columns =
          IntStream.range(0, width).<Column>mapToObj(i -> new Column.Numeric(name + i)).toList();
      return Table.of("java.util.Random(0)", columns, ROWS, values);
    }
  }

  /** W1: normal with standard deviation 0.05. */
  @Describe("W1 of the reference curves.")
  public static final class FirstWeights implements Initialiser {
    @Override
    public void initialise(double[] values, int offset, Shape shape, RandomStream random) {
      System.arraycopy(first(afterData()), 0, values, offset, shape.count());
    }

    private static double[] first(Random random) {
      return draw(FEATURES * FEATURES, () -> 0.05 * random.nextGaussian());
    }

    private static Random afterData() {
      Random random = new Random(0);
      draw(ROWS * (FEATURES + OUTPUTS), random::nextDouble);
      return random;
    }
  }

  /** W2: Glorot-uniform. */
  @Describe("W2 of the reference curves.")
  public static final class SecondWeights implements Initialiser {
    @Override
    public void initialise(double[] values, int offset, Shape shape, RandomStream stream) {
      Random random = FirstWeights.afterData();
      FirstWeights.first(random);
      double limit = Math.sqrt(6.0 / (FEATURES + OUTPUTS));
      double[] drawn = draw(shape.count(), () -> (2 * random.nextDouble() - 1) * limit);
      System.arraycopy(drawn, 0, values, offset, drawn.length);
    }
  }
}
