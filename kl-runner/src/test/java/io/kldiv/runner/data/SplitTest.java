package io.kldiv.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.random.RandomStreams;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SplitTest {
  @Test
  void thePartsHoldEveryRowOnce() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int rows = 20 + random.nextInt(200);
      boolean stratified = random.nextBoolean();
      Split split = new Split(0.4 * random.nextDouble(), 0.4 * random.nextDouble(), stratified);
      int classes = 1 + random.nextInt(2);
      double[] labels = IntStream.range(0, rows).mapToDouble(i -> i % (classes + 1)).toArray();
      if (Math.min(split.validation(), split.test()) * rows < 0.5) {
        continue;
      }
      SplitRows parts = split(split, seed, labels);
      int[] all =
          Stream.of(parts.train(), parts.validation(), parts.test())
              .flatMapToInt(Arrays::stream)
              .sorted()
              .toArray();
      assertThat(all).as("seed %d", seed).containsExactly(IntStream.range(0, rows).toArray());
      assertThat(parts.test()).as("seed %d", seed).isSorted().hasSize(round(rows, split.test()));
      assertThat(parts.validation())
          .as("seed %d", seed)
          .isSorted()
          .hasSize(round(rows, split.validation()));
      assertThat(parts.train()).as("seed %d", seed).isSorted().isNotEmpty();
    }
  }

  @Test
  void theSameSeedGivesTheSameSplitAndAnotherSeedAnother() {
    double[] labels = IntStream.range(0, 100).mapToDouble(i -> i % 3).toArray();
    Split split = new Split(0.2, 0.2, true);
    SplitRows first = split(split, 1, labels);
    SplitRows second = split(split, 1, labels);
    assertThat(second.train()).containsExactly(first.train());
    assertThat(second.test()).containsExactly(first.test());
    assertThat(split(split, 2, labels).test()).isNotEqualTo(first.test());
  }

  @Test
  void aSplitNeverChanges() {
    // pinned from this implementation: a new version must not move a row
    double[] labels = IntStream.range(0, 20).mapToDouble(i -> i % 2).toArray();
    assertThat(split(new Split(0.15, 0.15, false), 42, labels).test()).containsExactly(PLAIN);
    assertThat(split(new Split(0.15, 0.15, true), 42, labels).test()).containsExactly(STRATIFIED);
  }

  @Test
  void stratifiedPartsHaveTheProportionsOfTheWholeByLargestRemainders() {
    // classes of 50, 30 and 21 rows; test 0.2: 10, 6, 4.2 of 20; validation 0.15: 7.5, 4.5, 3.15 of
    // 15
    double[] labels =
        IntStream.range(0, 101).mapToDouble(i -> i < 50 ? 0 : i < 80 ? 1 : 2).toArray();
    SplitRows parts = split(new Split(0.15, 0.2, true), 3, labels);
    assertThat(counts(parts.test(), labels)).containsExactly(10, 6, 4);
    assertThat(counts(parts.validation(), labels)).containsExactly(8, 4, 3);
    assertThat(counts(parts.train(), labels)).containsExactly(32, 20, 14);
  }

  @Test
  void aSmallClassKeepsARowForTraining() {
    double[] labels = IntStream.range(0, 33).mapToDouble(i -> i < 30 ? 0 : 1).toArray();
    SplitRows parts = split(new Split(0.45, 0.45, true), 3, labels);
    assertThat(counts(parts.train(), labels)[1]).isEqualTo(1);
    assertThat(parts.train().length).isEqualTo(3);
  }

  @Test
  void aFractionOfZeroGivesNoSuchPart() {
    double[] labels = {0, 1, 0};
    SplitRows parts = split(Sources.ALL_FOR_TRAINING, 1, labels);
    assertThat(parts.train()).containsExactly(0, 1, 2);
    assertThat(parts.validation()).isEmpty();
    assertThat(parts.test()).isEmpty();
    assertThat(split(new Split(0, 0.34, false), 1, labels).test()).hasSize(1);
  }

  @Test
  void theSourcesOwnTestPartIsTakenWhole() {
    Table table = Sources.numbers("y", 0, 1, 0, 1, 0, 1);
    SourceData data =
        Sources.source(Sources.numbers("x", 1, 2, 3, 4, 5, 6), table, 2).read(Sources.STREAMS);
    Targets targets = Targets.of(table, TargetKind.CLASSES);
    SplitRows parts =
        SplitRows.of(new Split(0.25, 0, false), targets, data, Sources.STREAMS.stream("s"));
    assertThat(parts.test()).containsExactly(4, 5);
    assertThat(parts.validation()).hasSize(1);
    assertThat(parts.train()).hasSize(3).doesNotContain(4, 5);
    assertThat(
            Sources.error(
                () ->
                    SplitRows.of(
                        new Split(0.25, 0.15, false), targets, data, Sources.STREAMS.stream("s"))))
        .isEqualTo(
            "memory: has a test part of its own (2 rows), and split.test takes another 0.15 of the"
                + " rest; write test: 0 under split to use the one it has");
  }

  @Test
  void partsThatWouldBeEmptyAreErrors() {
    assertThat(Sources.error(() -> split(new Split(0.15, 0.15, false), 1, 0)))
        .isEqualTo("memory: 1 row, too few for a split into 3 parts");
    assertThat(Sources.error(() -> split(new Split(0.15, 0.5, false), 1, 0, 1, 0)))
        .isEqualTo(
            "memory: the validation part is empty: 0.15 of 3 rows is less than half a row; write 0"
                + " for no such part");
    assertThat(Sources.error(() -> split(new Split(0, 0.1, false), 1, 0, 1, 0)))
        .isEqualTo(
            "memory: the test part is empty: 0.1 of 3 rows is less than half a row; write 0 for no"
                + " such part");
  }

  @Test
  void classesTooSmallForEveryPartAreErrors() {
    double[] labels = {0, 0, 0, 0, 0, 0, 1, 2, 2};
    assertThat(Sources.error(() -> split(new Split(0.2, 0.2, true), 1, labels)))
        .isEqualTo(
            """
            memory: class '1' has 1 row, too few for a stratified split into 3 parts
            memory: class '2' has 2 rows, too few for a stratified split into 3 parts""");
  }

  @Test
  void answersOfYesOrNoAreStratifiedAsTwoClasses() {
    double[] labels = IntStream.range(0, 100).mapToDouble(i -> i < 30 ? 1 : 0).toArray();
    Table targets = Sources.numbers("y", labels);
    SourceData data =
        Sources.source(Sources.numbers("x", labels.clone()), targets, 0).read(Sources.STREAMS);
    Split split = new Split(0.2, 0.1, true);
    SplitRows parts =
        SplitRows.of(
            split,
            Targets.of(targets, TargetKind.BINARY),
            data,
            RandomStreams.of(9).stream("data.split"));
    assertThat(counts(parts.test(), labels)).containsExactly(7, 3, 0);
    assertThat(counts(parts.validation(), labels)).containsExactly(14, 6, 0);
    assertThat(parts.train()).containsExactly(split(split, 9, labels).train());
  }

  @Test
  void numbersCannotBeStratified() {
    Table targets = Sources.numbers("y", 0.5, 1.5);
    SourceData data = Sources.source(Sources.numbers("x", 1, 2), targets, 0).read(Sources.STREAMS);
    assertThat(
            Sources.error(
                () ->
                    SplitRows.of(
                        new Split(0.5, 0, true),
                        Targets.of(targets, TargetKind.NUMBERS),
                        data,
                        Sources.STREAMS.stream("s"))))
        .isEqualTo("memory: a stratified split needs classes, but the targets are numbers");
  }

  @Test
  void fractionsAreChecked() {
    assertThatThrownBy(() -> new Split(0.5, 0.5, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "validation 0.5 and test 0.5 leave nothing for training: their sum must be below 1");
    assertThatThrownBy(() -> new Split(-0.1, 0, false))
        .hasMessage(
            "validation must be a fraction of the rows, at least 0 and below 1, but is -0.1");
    assertThatThrownBy(() -> new Split(0, Double.NaN, false))
        .hasMessage("test must be a fraction of the rows, at least 0 and below 1, but is NaN");
  }

  private static final int[] PLAIN = {0, 7, 14};
  private static final int[] STRATIFIED = {1, 14, 16};

  private static SplitRows split(Split split, long seed, double... labels) {
    Table targets = Sources.numbers("y", labels);
    SourceData data =
        Sources.source(Sources.numbers("x", labels.clone()), targets, 0).read(Sources.STREAMS);
    boolean oneClass = Arrays.stream(labels).distinct().count() < 2;
    TargetKind kind = oneClass ? TargetKind.NUMBERS : TargetKind.CLASSES;
    return SplitRows.of(
        split, Targets.of(targets, kind), data, RandomStreams.of(seed).stream("data.split"));
  }

  private static int round(int rows, double fraction) {
    return (int) Math.floor(rows * fraction + 0.5);
  }

  private static int[] counts(int[] rows, double[] labels) {
    int[] result = new int[3];
    for (int row : rows) {
      result[(int) labels[row]]++;
    }
    return result;
  }
}
