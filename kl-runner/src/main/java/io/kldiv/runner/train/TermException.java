package io.kldiv.runner.train;

import io.kldiv.core.divergence.DivergenceException;

/** A divergence of the experiment that has no meaning for its distributions or its data. */
public final class TermException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int index;

  TermException(int index, DivergenceException cause) {
    super(cause.getMessage(), cause);
    this.index = index;
  }

  /** Which divergence of the experiment it is, from 0. */
  public int index() {
    return index;
  }
}
