package io.kldiv.core.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed pool of threads that share the tasks {@code 0 … tasks − 1} of one run at a time.
 *
 * <p>The calling thread takes part; with one thread everything runs in the caller. Which thread
 * does which task is not fixed, so a task's result must depend on its index only. Yet each begins
 * with the same part of the indices in every run, so that what it wrote is in its cache, and then
 * helps the others. A run allocates nothing. The threads are daemons, named {@code kl-worker-1} and
 * on; they spin for a millisecond after a run, then park. A run does not wait for a thread that has
 * not begun. A pool is used by one thread at a time and closed by its creator.
 */
public final class Workers implements AutoCloseable {
  /** A piece of work known by its index. */
  @FunctionalInterface
  public interface IntTask {
    /**
     * Does the work of one index.
     *
     * @param index the task, from 0
     */
    void run(int index);
  }

  /**
   * How long a thread looks for what it waits for before it parks, as OpenMP's threads do: a parked
   * one may be woken on the core that its waker keeps busy, and come too late for many runs.
   */
  private static final long SPIN_NANOSECONDS = 1_000_000;

  private static final int SHUT = Integer.MIN_VALUE;

  /** The distance between counters, so that no two lie on one cache line. */
  private static final int PADDING = 32;

  private final Thread[] threads;
  private final AtomicIntegerArray next;

  /** The number of pool threads inside the present run; a thread can enter while not negative. */
  private final AtomicInteger gate = new AtomicInteger(SHUT);

  // Written before the gate is opened, read by those who have entered.
  private int tasks;
  private @Nullable IntTask task;
  private volatile int round;
  private volatile boolean closed;
  private volatile @Nullable Throwable failure;
  private volatile @Nullable Thread caller;

  /**
   * Starts a pool.
   *
   * @param threads the number of threads that work, the caller among them; at least 1
   * @throws IllegalArgumentException if {@code threads} is less than 1
   */
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("workers: threads must be at least 1, given " + threads);
    }
    this.threads = new Thread[threads - 1];
    this.next = new AtomicIntegerArray(threads * PADDING);
    for (int i = 0; i < this.threads.length; i++) {
      int number = i + 1;
      Thread thread = new Thread(() -> serve(number), "kl-worker-" + number);
      thread.setDaemon(true);
      this.threads[i] = thread;
    }
    for (Thread thread : this.threads) {
      thread.start();
    }
  }

  /**
   * The number of threads that work, the caller among them.
   *
   * @return at least 1
   */
  public int threads() {
    return threads.length + 1;
  }

  /**
   * Runs the task once for each index and returns when all are done.
   *
   * <p>If a task throws, tasks not yet begun are skipped and one of the exceptions is thrown.
   *
   * @param tasks the number of indices; 0 does nothing
   * @param task the work
   * @throws IllegalStateException if the pool is closed
   */
  public void run(int tasks, IntTask task) {
    if (closed) {
      throw new IllegalStateException("workers: the pool is closed");
    }
    if (threads.length == 0 || tasks <= 1) {
      for (int i = 0; i < tasks; i++) {
        task.run(i);
      }
      return;
    }
    share(tasks, task);
  }

  private void share(int tasks, IntTask task) {
    this.tasks = tasks;
    this.task = task;
    caller = Thread.currentThread();
    failure = null;
    for (int thread = 0; thread <= threads.length; thread++) {
      next.set(thread * PADDING, firstTask(thread));
    }
    gate.set(0);
    announce();
    work(0, task);
    gate.addAndGet(SHUT); // who has not entered by now, say for want of a core, is not waited for
    long begun = System.nanoTime();
    boolean interrupted = false;
    while (gate.get() != SHUT) {
      if (System.nanoTime() - begun < SPIN_NANOSECONDS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    this.task = null;
    caller = null;
    rethrow(failure);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only the calling thread writes it
  private void announce() {
    round++;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }

  private void serve(int number) {
    int seen = 0;
    while (true) {
      seen = await(seen);
      if (closed) {
        return;
      }
      if (enter()) {
        IntTask work = task;
        if (work != null) {
          work(number, work);
        }
        leave();
      }
    }
  }

  private int await(int seen) {
    long begun = System.nanoTime();
    while (round == seen && !closed) {
      if (System.nanoTime() - begun < SPIN_NANOSECONDS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
    return round;
  }

  /** Enters the present run; false if it is over. */
  private boolean enter() {
    int inside = gate.get();
    while (inside >= 0) {
      if (gate.compareAndSet(inside, inside + 1)) {
        return true;
      }
      inside = gate.get();
    }
    return false;
  }

  private void leave() {
    Thread waiting = caller;
    if (gate.decrementAndGet() == SHUT) {
      LockSupport.unpark(waiting);
    }
  }

  /** The first of the tasks that a thread begins with. */
  private int firstTask(int thread) {
    return (int) ((long) thread * tasks / threads());
  }

  /** Does the tasks of a thread, then those that others have not begun. */
  private void work(int number, IntTask task) {
    try {
      for (int i = 0; i < threads(); i++) {
        work((number + i) % threads(), firstTask((number + i) % threads() + 1), task);
      }
    } catch (Throwable e) { // handed to the caller, errors too
      for (int thread = 0; thread < threads(); thread++) {
        next.set(thread * PADDING, tasks);
      }
      if (failure == null) {
        failure = e;
      }
    }
  }

  private void work(int thread, int end, IntTask task) {
    int counter = thread * PADDING;
    for (int i = next.getAndIncrement(counter); i < end; i = next.getAndIncrement(counter)) {
      task.run(i);
    }
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  /** Ends the threads. Closing again does nothing; a closed pool runs no tasks. */
  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }
}
