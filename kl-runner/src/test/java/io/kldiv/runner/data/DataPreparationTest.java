package io.kldiv.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.random.RandomStream;
import io.kldiv.core.random.RandomStreams;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataPreparationTest {
  private static final Split STRATIFIED = new Split(0.15, 0.15, true);

  @TempDir Path folder;

  @Test
  void digitsAreSplitStandardisedAndReady() {
    PreparedData data = digits(42);
    assertThat(data.train().rows()).isEqualTo(1797 - 270 - 270);
    assertThat(data.validation().rows()).isEqualTo(270);
    assertThat(data.test().rows()).isEqualTo(270);
    assertThat(data.train().featureCount()).isEqualTo(64);
    assertThat(data.train().targetWidth()).isEqualTo(10);
    assertThat(data.train().targetNames()).startsWith("0", "1").endsWith("9");
    assertThat(data.parts())
        .extracting(Dataset::name)
        .containsExactly("train", "validation", "test");
    for (int j = 0; j < 64; j++) {
      double[] column = column(data.train(), j);
      double mean = Arrays.stream(column).sum() / column.length;
      double variance = Arrays.stream(column).map(v -> v * v).sum() / column.length;
      assertThat(mean).isCloseTo(0, within(1e-13));
      assertThat(variance == 0 || Math.abs(variance - 1) < 1e-12).isTrue();
    }
    // p00, p40 and p47 (and others in some splits) are always 0 in the originals
    assertThat(data.notes()).hasSize(1);
    assertThat(data.notes().get(0)).contains("constant on the training part: 'p00'");
  }

  @Test
  void theSameSeedGivesTheSameDataAndAnotherSeedOther() {
    PreparedData first = digits(42);
    PreparedData second = digits(42);
    PreparedData third = digits(43);
    assertThat(second.train().rowsSha256()).isEqualTo(first.train().rowsSha256());
    assertThat(second.test().rowsSha256()).isEqualTo(first.test().rowsSha256());
    assertThat(third.test().rowsSha256()).isNotEqualTo(first.test().rowsSha256());
    assertThat(column(second.test(), 30)).containsExactly(column(first.test(), 30));
  }

  @Test
  void theFingerprintOfAPartIsThatOfItsRowNumbers() {
    Dataset part =
        Dataset.of(
            "test",
            Sources.numbers("x", 1, 2, 3),
            Targets.of(Sources.numbers("y", 1, 2, 3), TargetKind.NUMBERS),
            new int[] {0, 2});
    // oracle: printf '\0\0\0\0\0\0\0\2' | sha256sum
    assertThat(part.rowsSha256())
        .isEqualTo("cd04a4754498e06db5a13c5f371f1f04ff6d2470f24aa9bd886540e5dce77f70");
    assertThat(part.sourceRow(1)).isEqualTo(2);
  }

  @Test
  void breastCancerHasTheProportionsOfItsClassesInEveryPart() {
    DataConfig config = config(Sources.BREAST_CANCER, "diagnosis", new Standardise());
    PreparedData data = DataPreparation.prepare(config, Sources.STREAMS, TargetKind.CLASSES);
    assertThat(data.train().targetNames()).containsExactly("benign", "malignant");
    for (Dataset part : data.parts()) {
      double malignant =
          IntStream.range(0, part.rows()).filter(row -> part.classOf(row) == 1).count();
      assertThat(malignant / part.rows()).isCloseTo(212 / 569.0, within(0.5 / part.rows() + 0.01));
    }
    assertThat(data.notes()).isEmpty();
  }

  @Test
  void nothingOfTheOtherPartsReachesTheTransforms() {
    double[] values = IntStream.range(0, 40).asDoubleStream().toArray();
    PreparedData data = prepareNumbers(values.clone(), List.of(new MinMax()), List.of());
    int[] train = IntStream.range(0, data.train().rows()).map(data.train()::sourceRow).toArray();
    double[] changed = values.clone();
    for (Dataset part : List.of(data.validation(), data.test())) {
      for (int row = 0; row < part.rows(); row++) {
        changed[part.sourceRow(row)] = 1e6;
      }
    }
    PreparedData other = prepareNumbers(changed, List.of(new MinMax()), List.of());
    assertThat(column(other.train(), 0)).containsExactly(column(data.train(), 0));
    assertThat(train).hasSize(28);
    assertThat(column(other.test(), 0)).isNotEqualTo(column(data.test(), 0));
  }

  @Test
  void targetsOfNumbersCanBeTransformedToo() {
    double[] values = IntStream.range(0, 40).asDoubleStream().toArray();
    PreparedData data = prepareNumbers(values, List.of(), List.of(new Standardise()));
    double[] target = new double[1];
    double sum = 0;
    for (int row = 0; row < data.train().rows(); row++) {
      data.train().copyTargets(row, target, 0);
      sum += target[0];
    }
    assertThat(sum).isCloseTo(0, within(1e-12));
    assertThat(column(data.train(), 0)).contains((double) data.train().sourceRow(0));
    assertThatThrownBy(() -> data.train().classOf(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the targets are numbers, not classes");
  }

  @Test
  void classesCannotBeTransformed() {
    DataConfig config =
        new DataConfig(
            new CsvSource(Sources.config(Sources.DIGITS, "digit")),
            STRATIFIED,
            List.of(),
            List.of(new Standardise()),
            Optional.empty());
    assertThat(
            Sources.error(
                () -> DataPreparation.prepare(config, Sources.STREAMS, TargetKind.CLASSES)))
        .isEqualTo(
            "data.targetTransforms: classes cannot be transformed; leave targetTransforms out");
  }

  @Test
  void textFeaturesNeedOneHot() {
    Path file = Sources.file(folder, "d.csv", "c,n,y\nred,1,0\nblue,2,1\nred,3,0\nblue,4,1\n");
    DataConfig without =
        new DataConfig(
            new CsvSource(Sources.config(file, "y")),
            Sources.ALL_FOR_TRAINING,
            List.of(new Standardise()),
            List.of(),
            Optional.empty());
    assertThat(
            Sources.error(
                () -> DataPreparation.prepare(without, Sources.STREAMS, TargetKind.CLASSES)))
        .isEqualTo(
            file
                + ": column 'c': holds text ('blue', 'red'); add the transform one-hot, or leave"
                + " the column out");
    DataConfig with =
        new DataConfig(
            new CsvSource(Sources.config(file, "y")),
            Sources.ALL_FOR_TRAINING,
            List.of(new OneHot(new OneHot.Config(OneHot.Unseen.ERROR, 1000)), new MinMax()),
            List.of(),
            Optional.empty());
    PreparedData data = DataPreparation.prepare(with, Sources.STREAMS, TargetKind.CLASSES);
    assertThat(data.train().featureNames()).containsExactly("c=blue", "c=red", "n");
    assertThat(column(data.train(), 0)).containsExactly(0, 1, 0, 1);
    assertThat(data.validation().rows()).isZero();
    assertThat(data.parts()).containsExactly(data.train());
  }

  @Test
  void aClassThatTrainingLacksIsNoted() {
    // seed and sizes chosen so that the only row of class 2 is not for training
    double[] labels = {0, 1, 0, 1, 0, 1, 0, 1, 0, 2};
    for (int seed = 0; seed < 100; seed++) {
      Table features = Sources.numbers("x", labels.clone());
      DataConfig config =
          new DataConfig(
              Sources.source(features, Sources.numbers("y", labels), 0),
              new Split(0, 0.5, false),
              List.of(),
              List.of(),
              Optional.empty());
      PreparedData data =
          DataPreparation.prepare(config, RandomStreams.of(seed), TargetKind.CLASSES);
      boolean inTest =
          IntStream.range(0, data.test().rows()).anyMatch(row -> data.test().classOf(row) == 2);
      String note = "no training row is of class '2'; a stratified split would give it some";
      assertThat(data.notes().contains(note)).as("seed %d", seed).isEqualTo(inTest);
    }
  }

  @Test
  void aSourceOrATransformThatMakesNonNumbersIsNamed() {
    Table features = Sources.numbers("x", 1, Double.NaN);
    DataConfig config =
        new DataConfig(
            Sources.source(features, Sources.numbers("y", 1, 2), 0),
            Sources.ALL_FOR_TRAINING,
            List.of(),
            List.of(),
            Optional.empty());
    assertThat(
            Sources.error(
                () -> DataPreparation.prepare(config, Sources.STREAMS, TargetKind.NUMBERS)))
        .isEqualTo("memory: column 'x': row 2 of the data is NaN; only finite numbers are allowed");
    double[] large = {1e300, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    assertThat(
            Sources.error(
                () ->
                    prepareNumbers(large, List.of(new Scale(new Scale.Config(1e300))), List.of())))
        .isEqualTo(
            "memory: column 'x': row 1 of the data is Infinity; only finite numbers are allowed");
  }

  @Test
  void oneRowIsEnoughWithoutASplitAndTooFewWithOne() {
    double[] row = {3};
    DataConfig config =
        new DataConfig(
            Sources.source(Sources.numbers("x", row), Sources.numbers("y", 1), 0),
            Sources.ALL_FOR_TRAINING,
            List.of(new Standardise()),
            List.of(),
            Optional.empty());
    PreparedData data = DataPreparation.prepare(config, Sources.STREAMS, TargetKind.NUMBERS);
    assertThat(column(data.train(), 0)).containsExactly(0);
    assertThat(Sources.error(() -> prepareNumbers(new double[] {3}, List.of(), List.of())))
        .isEqualTo("memory: 1 row, too few for a split into 3 parts");
  }

  @Test
  void uniformRandomDataComesFromItsNamedStream() {
    DataConfig config =
        new DataConfig(
            new UniformRandom(new UniformRandom.Config(1000, 100, 10)),
            Sources.ALL_FOR_TRAINING,
            List.of(),
            List.of(),
            Optional.empty());
    PreparedData data = DataPreparation.prepare(config, Sources.STREAMS, TargetKind.NUMBERS);
    Dataset train = data.train();
    assertThat(train.rows()).isEqualTo(1000);
    assertThat(train.featureNames()).hasSize(100).startsWith("x0").endsWith("x99");
    assertThat(train.targetNames()).hasSize(10).startsWith("y0").endsWith("y9");
    RandomStream stream = Sources.STREAMS.stream("data.source");
    double[] expected = new double[101_000];
    stream.fillUniform(expected, 0, expected.length);
    double[] features = new double[100];
    train.copyFeatures(999, features, 0);
    assertThat(features).containsExactly(Arrays.copyOfRange(expected, 99_900, 100_000));
    double[] targets = new double[10];
    train.copyTargets(0, targets, 0);
    assertThat(targets).containsExactly(Arrays.copyOfRange(expected, 100_000, 100_010));
    assertThat(
            Sources.error(
                () -> DataPreparation.prepare(config, Sources.STREAMS, TargetKind.CLASSES)))
        .isEqualTo(
            "uniform-random: classes are read from one target column, but there are 10: 'y0',"
                + " 'y1', 'y2', 'y3', 'y4', … (10 in all)");
  }

  @Test
  void uniformRandomSizesAreChecked() {
    assertThatThrownBy(() -> new UniformRandom.Config(0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows, columns and outputs must be at least 1, but are 0, 1 and 1");
    assertThatThrownBy(() -> new UniformRandom.Config(1 << 20, 1 << 12, 1))
        .hasMessage("1048576 rows × 4096 columns are more numbers than one array can hold");
  }

  private static PreparedData digits(long seed) {
    return DataPreparation.prepare(
        config(Sources.DIGITS, "digit", new Standardise()),
        RandomStreams.of(seed),
        TargetKind.CLASSES);
  }

  private static DataConfig config(Path file, String target, Transform transform) {
    return new DataConfig(
        new CsvSource(Sources.config(file, target)),
        STRATIFIED,
        List.of(transform),
        List.of(),
        Optional.empty());
  }

  private static PreparedData prepareNumbers(
      double[] values, List<Transform> transforms, List<Transform> targetTransforms) {
    DataConfig config =
        new DataConfig(
            Sources.source(Sources.numbers("x", values), Sources.numbers("y", values.clone()), 0),
            new Split(0.15, 0.15, false),
            transforms,
            targetTransforms,
            Optional.empty());
    return DataPreparation.prepare(config, Sources.STREAMS, TargetKind.NUMBERS);
  }

  private static double[] column(Dataset part, int column) {
    double[] row = new double[part.featureCount()];
    double[] result = new double[part.rows()];
    for (int i = 0; i < result.length; i++) {
      part.copyFeatures(i, row, 0);
      result[i] = row[column];
    }
    return result;
  }
}
