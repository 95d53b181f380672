package io.kldiv.runner.data;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;

/**
 * How the rows are divided: the validation and the test part take their fractions, training takes
 * the rest. Which rows go where is drawn from the random stream {@code data.split}.
 *
 * @param validation the fraction of the rows for validation; 0 for no such part
 * @param test the fraction of the rows for the test part; 0 for no such part, or for the one that
 *     the source brings
 * @param stratified whether every part has the classes in the proportions of the whole
 */
public record Split(
    @Describe("The fraction of the rows for validation; 0 for none.")
        @Default("0.15")
        @Range(min = 0, max = 1, maxExclusive = true)
        double validation,
    @Describe(
            "The fraction of the rows for the test part; 0 for none, or if the source has its own.")
        @Default("0.15")
        @Range(min = 0, max = 1, maxExclusive = true)
        double test,
    @Describe("Whether every part has the classes in the proportions of the whole.")
        @Default("false")
        boolean stratified) {

  /**
   * Checks the fractions.
   *
   * @throws IllegalArgumentException if a fraction is not in [0, 1) or nothing is left for training
   */
  public Split {
    checkFraction("validation", validation);
    checkFraction("test", test);
    if (validation + test >= 1) {
      throw new IllegalArgumentException(
          "validation %s and test %s leave nothing for training: their sum must be below 1"
              .formatted(validation, test));
    }
  }

  private static void checkFraction(String name, double fraction) {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          "%s must be a fraction of the rows, at least 0 and below 1, but is %s"
              .formatted(name, fraction));
    }
  }
}
