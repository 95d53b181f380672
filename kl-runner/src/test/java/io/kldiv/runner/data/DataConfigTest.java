package io.kldiv.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.RunnerPlugin;
import io.kldiv.runner.config.Assembly;
import io.kldiv.runner.config.BoundPart;
import io.kldiv.runner.config.BoundRecord;
import io.kldiv.runner.config.ConfigException;
import io.kldiv.runner.config.ConfigLoader;
import io.kldiv.runner.config.Origin;
import io.kldiv.runner.config.Problems;
import io.kldiv.runner.config.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The configuration records of this package, written as users write them. */
final class DataConfigTest {
  private static final Path FOLDER = Path.of("..", "configs");

  @Test
  void theExampleOfTheDocumentationIsReadAndPrepared() {
    DataConfig config =
        load(
            """
            source: {type: csv, path: data/digits.csv, target: digit}
            split: {validation: 0.15, test: 0.15, stratified: true}
            transforms: [standardise]
            """);
    PreparedData data = DataPreparation.prepare(config, Sources.STREAMS, TargetKind.CLASSES);
    assertThat(data.train().rows()).isEqualTo(1257);
    assertThat(data.provenance().files().get(0).sha256()).startsWith("1a8c0ce5");
  }

  @Test
  void everyKeyCanBeWritten() {
    DataConfig config =
        load(
            """
            source:
              type: csv
              path: data/breast-cancer.csv
              target: [mean_area, worst_area]
              features: ["mean_*", diagnosis]
              ignore: mean_texture
              categorical: diagnosis
              missing: drop-rows
              separator: ","
              header: true
            split: {validation: 0, test: 0.25}
            transforms:
              - {type: one-hot, unseen: zeros, mostCategories: 5}
              - min-max
              - {type: scale, factor: 2}
            targetTransforms: [standardise]
            """);
    PreparedData data = DataPreparation.prepare(config, Sources.STREAMS, TargetKind.NUMBERS);
    assertThat(data.train().featureNames())
        .hasSize(10)
        .endsWith("diagnosis=benign", "diagnosis=malignant");
    assertThat(data.train().targetNames()).containsExactly("mean_area", "worst_area");
  }

  @Test
  void everySourceCanBeWritten() {
    assertThat(load("source: {type: uniform-random, rows: 10, columns: 3, outputs: 2}").split())
        .isEqualTo(new Split(0.15, 0.15, false));
    assertThat(load("source: fashion-mnist").source()).isInstanceOf(FashionMnist.class);
    assertThat(load("source: {type: fashion-mnist, path: x, scale: false}").source())
        .isInstanceOf(FashionMnist.class);
    assertThat(load("source: {type: idx, path: x}").source()).isInstanceOf(IdxSource.class);
    assertThat(
            load("source: {type: idx, path: x, train: {images: a, labels: b}, ownTest: false}")
                .source())
        .isInstanceOf(IdxSource.class);
  }

  @Test
  void fractionsThatLeaveNothingAreAProblemOfTheFile() {
    assertThatThrownBy(
            () ->
                load(
                    """
                    source: fashion-mnist
                    split: {validation: 0.5, test: 0.5}
                    """))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "validation 0.5 and test 0.5 leave nothing for training: their sum must be below 1");
  }

  private static DataConfig load(String yaml) {
    Source text = new Source("experiment.yaml", Origin.FILE, yaml, FOLDER);
    BoundRecord bound =
        new ConfigLoader(PartRegistry.of(List.of(new RunnerPlugin())), FOLDER)
            .load(text, List.of(), DataConfig.class);
    Problems problems = new Problems();
    Optional<DataConfig> config =
        new Assembly(DataConfigTest::make, problems).make(bound, DataConfig.class);
    problems.throwIfAny();
    return config.orElseThrow();
  }

  private static Object make(BoundPart part, Optional<Record> config) {
    try {
      return config.isPresent()
          ? part.definition().constructor().newInstance(config.get())
          : part.definition().constructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
