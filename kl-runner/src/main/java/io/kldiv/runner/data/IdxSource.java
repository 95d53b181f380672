package io.kldiv.runner.data;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.random.RandomStreams;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder of IDX files, the format of MNIST: images and labels as unsigned bytes, plain or
 * compressed with gzip; the target column is called {@code label}.
 */
@Describe(
    "A folder of IDX files, the format of MNIST: images and labels, plain or compressed with gzip.")
public final class IdxSource implements DataSource {
  private final Config config;

  /**
   * The source's configuration.
   *
   * @param path the folder
   * @param train the files to learn from
   * @param test the files of the source's own test part
   * @param ownTest whether the files of the test part are read
   * @param scale whether 0 to 255 becomes 0 to 1
   */
  public record Config(
      @Describe("The folder, relative to the experiment file.") Path path,
      @Describe("The files to learn from.")
          @Default("{images: train-images-idx3-ubyte, labels: train-labels-idx1-ubyte}")
          IdxPair train,
      @Describe("The files of the source's own test part.")
          @Default("{images: t10k-images-idx3-ubyte, labels: t10k-labels-idx1-ubyte}")
          IdxPair test,
      @Describe("Whether the source's own test part is read; then split.test must be 0.")
          @Default("true")
          boolean ownTest,
      @Describe("Whether values from 0 to 255 become 0 to 1.") @Default("true") boolean scale) {}

  /**
   * Creates the source.
   *
   * @param config which files to read
   */
  public IdxSource(Config config) {
    this.config = config;
  }

  @Override
  public SourceData read(RandomStreams streams) {
    IdxData data = new IdxData(config.path(), new Column.Numeric("label"), config.scale(), "");
    return data.read(config.train(), config.ownTest() ? List.of(config.test()) : List.of());
  }
}
