package io.kldiv.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pool of threads. */
@Timeout(60)
final class WorkersTest {
  @Test
  void everyTaskRunsExactlyOnceInEveryRun() {
    for (int threads = 1; threads <= 4; threads++) {
      try (Workers workers = new Workers(threads)) {
        AtomicIntegerArray counts = new AtomicIntegerArray(50);
        for (int run = 0; run < 2_000; run++) {
          workers.run(run % 51, counts::incrementAndGet);
        }
        for (int i = 0; i < 50; i++) {
          assertThat(counts.get(i)).isEqualTo(expectedRuns(i));
        }
      }
    }
  }

  private static int expectedRuns(int task) {
    int runs = 0;
    for (int run = 0; run < 2_000; run++) {
      runs += run % 51 > task ? 1 : 0;
    }
    return runs;
  }

  @Test
  void oneThreadRunsEverythingInTheCallerInOrder() {
    try (Workers workers = new Workers(1)) {
      StringBuilder order = new StringBuilder();
      Thread caller = Thread.currentThread();
      workers.run(
          4,
          i -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            order.append(i);
          });
      assertThat(order).hasToString("0123");
    }
  }

  @Test
  void anExceptionReachesTheCallerAndThePoolGoesOn() {
    try (Workers workers = new Workers(3)) {
      IllegalStateException thrown = new IllegalStateException("task 5");
      assertThatThrownBy(
              () ->
                  workers.run(
                      20,
                      i -> {
                        if (i == 5) {
                          throw thrown;
                        }
                      }))
          .isSameAs(thrown);
      Set<Integer> done = ConcurrentHashMap.newKeySet();
      workers.run(20, done::add);
      assertThat(done).hasSize(20);
    }
  }

  @Test
  void resultsWrittenByTheThreadsAreSeenByTheCaller() {
    try (Workers workers = new Workers(3)) {
      double[] values = new double[64];
      for (int run = 1; run <= 3_000; run++) {
        double value = run;
        workers.run(64, i -> values[i] = value + i);
        for (int i = 0; i < 64; i++) {
          assertThat(values[i] == value + i).as("run %d task %d", run, i).isTrue();
        }
      }
    }
  }

  @Test
  void aClosedPoolAndAnEmptyPoolAreRefused() {
    Workers workers = new Workers(2);
    assertThat(workers.threads()).isEqualTo(2);
    workers.close();
    workers.close();
    assertThatThrownBy(() -> workers.run(3, i -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> new Workers(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("given 0");
  }
}
