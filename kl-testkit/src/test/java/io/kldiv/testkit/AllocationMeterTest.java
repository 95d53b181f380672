package io.kldiv.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.core.kernel.Workers;
import org.junit.jupiter.api.Test;

final class AllocationMeterTest {
  private final AllocationMeter meter = AllocationMeter.create();
  private final Object[] kept = new Object[64];

  @Test
  void workThatAllocatesNothingCountsZero() {
    assertThat(meter.bytes(1000, () -> kept[0] = kept[1])).isZero();
  }

  @Test
  void everyByteOfTheCurrentThreadIsCounted() {
    // an array of 1000 doubles: 8000 bytes and a header of 12 to 24
    assertThat(meter.bytes(100, () -> kept[0] = new double[1000])).isBetween(800_000L, 803_000L);
  }

  @Test
  void whatThePoolsThreadsAllocateIsAdded() {
    try (Workers workers = new Workers(3)) {
      Workers.IntTask task = index -> kept[index] = new double[1000];
      Runnable work = () -> workers.run(kept.length, task);
      assertThat(meter.bytes(100, "kl-worker-", work))
          .isBetween(100 * 64 * 8000L, 100 * 64 * 8030L);
      Workers.IntTask nothing = index -> kept[index] = kept;
      assertThat(meter.bytes(100, "kl-worker-", () -> workers.run(kept.length, nothing))).isZero();
    }
  }
}
