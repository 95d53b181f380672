package io.kldiv.bench;

import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.core.random.RandomStream;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.runner.data.Column;
import io.kldiv.runner.data.DataSource;
import io.kldiv.runner.data.Provenance;
import io.kldiv.runner.data.SourceData;
import io.kldiv.runner.data.Table;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Random images with random classes: data of Fashion-MNIST's shape that needs no files. */
@Describe("Random images of 256 shades, from 0 to 1, with random classes.")
public final class Images implements DataSource {
  private static final String NAME = "bench/images";
  private static final int SHADES = 256;

  private final Config config;

  /**
   * The source's configuration.
   *
   * @param rows the number of images
   * @param pixels the number of pixels of an image
   * @param classes the number of classes
   */
  public record Config(
      @Describe("The number of images.") @Range(min = 1) int rows,
      @Describe("The number of pixels of an image.") @Range(min = 1) int pixels,
      @Describe("The number of classes.") @Range(min = 2) int classes) {}

  /**
   * Creates the source.
   *
   * @param config the sizes
   */
  public Images(Config config) {
    this.config = config;
  }

  @Override
  public SourceData read(RandomStreams streams) {
    RandomStream stream = streams.stream("data.source");
    List<Column> pixels =
        IntStream.range(0, config.pixels())
            .<Column>mapToObj(i -> new Column.Numeric("p" + i))
            .toList();
    double[] shades = uniform(stream, config.pixels(), SHADES);
    for (int i = 0; i < shades.length; i++) {
      shades[i] /= SHADES - 1;
    }
    List<Column> answer = List.of(new Column.Numeric("class"));
    return new SourceData(
        Table.of(NAME, pixels, config.rows(), shades),
        Table.of(NAME, answer, config.rows(), uniform(stream, 1, config.classes())),
        0,
        new Provenance(NAME, List.of(), config.rows(), config.pixels() + 1, new TreeMap<>(), 0));
  }

  /** Whole numbers from 0 to below the bound. */
  private double[] uniform(RandomStream stream, int width, int bound) {
    double[] values = new double[config.rows() * width];
    stream.fillUniform(values, 0, values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.floor(values[i] * bound);
    }
    return values;
  }
}
