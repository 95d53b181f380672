package io.kldiv.runner.train;

/** Training reached a number that is not finite; the message says where and what to change. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long evaluation;
  private final String term;
  private final String node;

  /**
   * Creates the exception.
   *
   * @param evaluation the evaluation of the objective, from 1
   * @param term the term of the objective that is not finite, with its value
   * @param node the first node of the expression that is not finite
   * @param advice what to change, a line each
   */
  public DivergedException(long evaluation, String term, String node, String advice) {
    super(
        """
        the training diverged at evaluation %d of the objective (after %d steps)
          term: %s
          node: %s
          what to change: %s"""
            .formatted(evaluation, evaluation - 1, term, node, advice));
    this.evaluation = evaluation;
    this.term = term;
    this.node = node;
  }

  /** The evaluation of the objective, from 1. */
  public long evaluation() {
    return evaluation;
  }

  /** The term of the objective that is not finite, with its value. */
  public String term() {
    return term;
  }

  /** The first node of the expression that is not finite. */
  public String node() {
    return node;
  }
}
