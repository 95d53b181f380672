package io.kldiv.runner.train;

/** A request from another thread that training end after the step it is in. */
public final class StopSignal {
  private volatile boolean requested;

  /** A signal that is not yet given. */
  public StopSignal() {}

  /** Gives the signal. */
  public void request() {
    requested = true;
  }

  /** Whether the signal was given. */
  public boolean isRequested() {
    return requested;
  }
}
