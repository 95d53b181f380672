package io.kldiv.runner.train;

import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.NoClosedFormException;
import java.util.List;

/** A divergence of the experiment that has no meaning for its distributions or its data. */
public final class TermException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int index;
  private final String key;
  private final transient List<String> estimators;

  TermException(int index, String key, DivergenceException cause) {
    this(index, key, cause, List.of());
  }

  private TermException(int index, String key, DivergenceException cause, List<String> estimators) {
    super(cause.getMessage(), cause);
    this.index = index;
    this.key = key;
    this.estimators = List.copyOf(estimators);
  }

  /** A pair without a formula: a matter of the divergence if an estimator would serve. */
  static TermException noClosedForm(
      int index, NoClosedFormException cause, List<String> estimators) {
    return new TermException(
        index, estimators.isEmpty() ? "reference" : "divergence", cause, estimators);
  }

  /** Which divergence of the experiment it is, from 0. */
  public int index() {
    return index;
  }

  /** The component of the term that it is about. */
  public String key() {
    return key;
  }

  /** The estimators that would serve. */
  public List<String> estimators() {
    return estimators;
  }
}
