package io.kldiv.runner.data;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.random.RandomStreams;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fashion-MNIST: 60,000 grey images of 28 × 28 and ten classes of clothing, with a test part of
 * 10,000 of its own (so {@code split.test} must be 0). The folder of its four IDX files is given by
 * {@code path}, or by the environment variable {@code KL_FASHION_MNIST}; otherwise it is where
 * Debian's package puts it.
 */
@Describe(
    value =
        "Fashion-MNIST: 60,000 grey images of 28 × 28 in ten classes of clothing, and its own test"
            + " part of 10,000. Debian's package dataset-fashion-mnist has the files.",
    source = "Xiao, Rasul, Vollgraf 2017")
public final class FashionMnist implements DataSource {
  static final String VARIABLE = "KL_FASHION_MNIST";

  /** Where Debian's package puts the files. */
  private static final Path DEBIAN = Path.of("/usr/share/datasets/fashion-mnist");

  private static final String HINT =
      "Fashion-MNIST comes with Debian's package dataset-fashion-mnist (apt install"
          + " dataset-fashion-mnist); if the files are elsewhere, give their folder as path (-s"
          + " data.source.path=FOLDER) or in the environment variable "
          + VARIABLE;
  private static final Column CLASSES =
      new Column.Categorical(
          "label",
          List.of(
              "T-shirt/top",
              "Trouser",
              "Pullover",
              "Dress",
              "Coat",
              "Sandal",
              "Shirt",
              "Sneaker",
              "Bag",
              "Ankle boot"));

  private final Config config;
  private final Map<String, String> environment;

  /**
   * The source's configuration.
   *
   * @param path the folder of the four files
   * @param scale whether 0 to 255 becomes 0 to 1
   */
  public record Config(
      @Describe(
              "The folder of the four files; if left out, that of the variable KL_FASHION_MNIST, or"
                  + " else where Debian's package puts them.")
          Optional<Path> path,
      @Describe("Whether values from 0 to 255 become 0 to 1.") @Default("true") boolean scale) {}

  /**
   * Creates the source.
   *
   * @param config which files to read
   */
  public FashionMnist(Config config) {
    this(config, System.getenv());
  }

  FashionMnist(Config config, Map<String, String> environment) {
    this.config = config;
    this.environment = environment;
  }

  @Override
  public SourceData read(RandomStreams streams) {
    Path folder =
        config
            .path()
            .or(() -> Optional.ofNullable(environment.get(VARIABLE)).map(Path::of))
            .orElse(DEBIAN);
    return new IdxData(folder, CLASSES, config.scale(), HINT)
        .read(IdxPair.TRAIN, List.of(IdxPair.TEST));
  }
}
