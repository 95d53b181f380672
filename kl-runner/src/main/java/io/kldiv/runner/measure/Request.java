package io.kldiv.runner.measure;

import io.kldiv.core.divergence.DivergenceValue.Unit;
import java.util.List;
import java.util.Optional;

/**
 * What is asked for, as it was written on the command line.
 *
 * @param divergence such as {@code kl} or {@code renyi(2)}
 * @param p a distribution, such as {@code normal(0, 1)}, or a CSV file
 * @param q another of the same sort
 * @param estimator an estimator; empty for the closed form
 * @param columns the columns of the files; all if there are none
 * @param columnsOfQ the columns of Q, if they are others; else none
 * @param unit the unit of the result
 * @param normalise whether probabilities that do not sum to 1 are divided by their sum
 * @param seed the seed of samples
 * @param interval the interval that is asked for
 * @param permutations how many permutations a test has; 0 for no test
 * @param weights the column of the weights of rows
 */
public record Request(
    String divergence,
    String p,
    String q,
    Optional<String> estimator,
    List<String> columns,
    List<String> columnsOfQ,
    Unit unit,
    boolean normalise,
    long seed,
    Optional<Level> interval,
    int permutations,
    Optional<String> weights) {
  /** Copies the lists. */
  public Request {
    columns = List.copyOf(columns);
    columnsOfQ = List.copyOf(columnsOfQ);
  }

  /**
   * An interval of confidence.
   *
   * @param share the share of estimates in it, between 0 and 1
   * @param repetitions how many new samples it comes from
   */
  public record Level(double share, int repetitions) {}
}
