package io.kldiv.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.random.RandomStreams;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BatchesTest {
  @Test
  void everyEpochHasEveryRowOnceInANewOrder() {
    for (int rows : new int[] {1, 2, 7, 64, 100}) {
      for (int size : new int[] {1, 2, 7, 64, 1000}) {
        Batches batches = batches(rows, size);
        List<Double> first = epoch(batches);
        List<Double> second = epoch(batches);
        assertThat(first).hasSize(rows).doesNotHaveDuplicates();
        assertThat(second).containsExactlyInAnyOrderElementsOf(first);
        if (rows == 100 && size < rows) {
          assertThat(second).isNotEqualTo(first);
        }
      }
    }
  }

  @Test
  void theLastBatchHasTheRest() {
    Batches batches = batches(10, 4);
    assertThat(batches.batchSize()).isEqualTo(4);
    assertThat(batches.lastBatchSize()).isEqualTo(2);
    assertThat(batches.batchesPerEpoch()).isEqualTo(3);
    double[] x = new double[8];
    double[] y = new double[8];
    batches.startEpoch();
    assertThat(IntStream.range(0, 5).map(i -> batches.next(x, 0, y, 0)))
        .containsExactly(4, 4, 2, 0, 0);
    assertThat(batches(8, 4).lastBatchSize()).isEqualTo(4);
    assertThat(batches(8, 4).batchesPerEpoch()).isEqualTo(2);
    assertThat(batches(8, 100).batchSize()).isEqualTo(8);
  }

  @Test
  void aFullBatchKeepsTheOrderOfTheRows() {
    assertThat(epoch(batches(5, 5))).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
  }

  @Test
  void batchesToMeasureByKeepTheOrderOfTheRows() {
    Batches batches = batches(5, -2);
    assertThat(epoch(batches)).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
    byte[] saved = batches.save();
    assertThat(epoch(batches)).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
    batches.restore(saved);
    assertThat(rest(batches)).isEmpty();
  }

  @Test
  void featuresAndTargetsStayTogetherAtTheirOffsets() {
    Batches batches = batches(9, 4);
    double[] x = new double[1 + 8];
    double[] y = new double[3 + 8];
    batches.startEpoch();
    int rows = batches.next(x, 1, y, 3);
    assertThat(rows).isEqualTo(4);
    assertThat(x[0]).isZero();
    assertThat(y[2]).isZero();
    for (int i = 0; i < rows; i++) {
      double row = x[1 + 2 * i];
      assertThat(x[2 + 2 * i]).isEqualTo(-row);
      int label = (int) row % 2;
      assertThat(y[3 + 2 * i + label]).isEqualTo(1);
      assertThat(y[3 + 2 * i + 1 - label]).isEqualTo(0);
    }
  }

  @Test
  void aSavedEpochContinuesInAnother() {
    for (int before = 0; before <= 3; before++) {
      Batches batches = batches(10, 4);
      epoch(batches);
      batches.startEpoch();
      double[] x = new double[8];
      double[] y = new double[8];
      for (int i = 0; i < before; i++) {
        batches.next(x, 0, y, 0);
      }
      byte[] saved = batches.save();
      List<Double> expected = rest(batches);
      expected.addAll(epoch(batches));
      Batches other = batches(10, 4);
      other.restore(saved);
      List<Double> actual = rest(other);
      actual.addAll(epoch(other));
      assertThat(actual).as("saved after %d", before).isEqualTo(expected);
    }
  }

  @Test
  void batchesSavedBeforeTheirFirstEpochBeginItAlike() {
    Batches batches = batches(10, 4);
    Batches other = batches(10, 4);
    epoch(other);
    other.restore(batches.save());
    assertThat(epoch(other)).isEqualTo(epoch(batches));
  }

  @Test
  void aBatchAllocatesNothing() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    Batches batches = batches(1000, 10);
    double[] x = new double[20];
    double[] y = new double[20];
    long least = Long.MAX_VALUE;
    for (int epoch = 0; epoch < 20; epoch++) {
      batches.startEpoch();
      long before = threads.getCurrentThreadAllocatedBytes();
      while (batches.next(x, 0, y, 0) > 0) {}
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }

  @Test
  void wrongUsesAreErrors() {
    assertThatThrownBy(() -> batches(3, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a batch needs at least 1 row, not 0");
    assertThatThrownBy(() -> batches(0, 1)).hasMessage("the train part has no rows");
    assertThatThrownBy(() -> batches(3, 1).next(new double[2], 0, new double[2], 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("startEpoch() comes before next()");
    assertThatThrownBy(() -> batches(3, 1).restore(new byte[1]))
        .hasMessageStartingWith("the saved state of batches has 1 bytes, not ");
    byte[] other = batches(3, 1).save();
    other[3] = 7;
    other[0] = other[1] = other[2] = 0;
    assertThatThrownBy(() -> batches(3, 1).restore(other))
        .hasMessage("the saved state of batches is at row 7 of 3");
  }

  /** Rows i with the features i and −i and the class i mod 2; a negative size is for in order. */
  private static Batches batches(int rows, int size) {
    double[] features = new double[2 * rows];
    double[] labels = new double[rows];
    for (int i = 0; i < rows; i++) {
      features[2 * i] = i;
      features[2 * i + 1] = -i;
      labels[i] = i % 2;
    }
    List<Column> columns = List.of(new Column.Numeric("a"), new Column.Numeric("b"));
    Table table = Table.of("memory", columns, rows, features);
    Targets targets =
        Targets.of(
            Sources.numbers("y", labels), rows < 2 ? TargetKind.NUMBERS : TargetKind.CLASSES);
    Dataset data = Dataset.of("train", table, targets, IntStream.range(0, rows).toArray());
    return size < 0
        ? Batches.inOrder(data, -size)
        : Batches.shuffled(data, size, RandomStreams.of(5).stream("training.batches"));
  }

  private static List<Double> epoch(Batches batches) {
    batches.startEpoch();
    return rest(batches);
  }

  private static List<Double> rest(Batches batches) {
    double[] x = new double[2 * batches.batchSize()];
    double[] y = new double[2 * batches.batchSize()];
    List<Double> result = new ArrayList<>();
    for (int rows = batches.next(x, 0, y, 0); rows > 0; rows = batches.next(x, 0, y, 0)) {
      for (int i = 0; i < rows; i++) {
        result.add(x[2 * i]);
      }
    }
    return result;
  }
}
