package io.kldiv.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Measures how many bytes a piece of work allocates on the Java heap, by the virtual machine's own
 * count for the thread that does it.
 */
public final class AllocationMeter {
  private static final int ATTEMPTS = 5;

  private final ThreadMXBean threads;

  private AllocationMeter(ThreadMXBean threads) {
    this.threads = threads;
  }

  /**
   * Creates a meter.
   *
   * @throws IllegalStateException if the virtual machine does not count allocations
   */
  public static AllocationMeter create() {
    if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
        && bean.isThreadAllocatedMemorySupported()) {
      bean.setThreadAllocatedMemoryEnabled(true);
      return new AllocationMeter(bean);
    }
    throw new IllegalStateException("this virtual machine does not count allocations by thread");
  }

  /**
   * The bytes that the current thread allocates in some runs of the work, after it has been run as
   * often to warm up.
   *
   * <p>The least of five such measurements: when the virtual machine throws away compiled code, it
   * may allocate once what the code had kept in registers, but work that allocates does so always.
   *
   * @param runs how often the work is run for one measurement, at least 1
   * @param work the work
   */
  public long bytes(int runs, Runnable work) {
    repeat(runs, work);
    return least(runs, new long[0], work);
  }

  /**
   * As {@link #bytes(int, Runnable)}, with what the live threads whose names start with the prefix
   * allocate meanwhile added: those of a pool.
   *
   * @param runs how often the work is run for one measurement, at least 1
   * @param threadPrefix the start of the names of the pool's threads
   * @param work the work; its threads are started in the first run at the latest
   */
  public long bytes(int runs, String threadPrefix, Runnable work) {
    repeat(runs, work);
    long[] pool =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith(threadPrefix))
            .filter(thread -> thread != Thread.currentThread())
            .mapToLong(Thread::getId)
            .toArray();
    return least(runs, pool, work);
  }

  private long least(int runs, long[] pool, Runnable work) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ATTEMPTS && least > 0; i++) {
      long poolBefore = sum(pool);
      long before = threads.getCurrentThreadAllocatedBytes();
      repeat(runs, work);
      long own = threads.getCurrentThreadAllocatedBytes() - before;
      least = Math.min(least, own + sum(pool) - poolBefore);
    }
    return least;
  }

  private long sum(long[] ids) {
    long total = 0;
    for (long id : ids) {
      total += threads.getThreadAllocatedBytes(id);
    }
    return total;
  }

  private static void repeat(int runs, Runnable work) {
    for (int i = 0; i < runs; i++) {
      work.run();
    }
  }
}
