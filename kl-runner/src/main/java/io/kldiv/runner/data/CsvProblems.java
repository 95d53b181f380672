package io.kldiv.runner.data;

import java.util.ArrayList;
import java.util.List;

/** The problems of a CSV file, of which the first few are kept and the others counted. */
final class CsvProblems {
  private static final int MOST = 10;

  private final String origin;
  private final boolean refuseMissing;
  private final Advice advice;
  private final List<DataProblem> problems = new ArrayList<>();
  private long more;
  private long line;

  /**
   * What a user can do about cells that are no numbers.
   *
   * @param missing where a value is missing
   * @param text where there is text
   */
  record Advice(String missing, String text) {
    /** In an experiment file. */
    static final Advice OF_EXPERIMENTS =
        new Advice(
            "write missing: drop-rows, or leave the column out with ignore",
            "list it under categorical");

    /** On the command line. */
    static final Advice OF_SAMPLES =
        new Advice("take the row out, or choose other --columns", "choose other --columns");
  }

  CsvProblems(String origin, CsvSource.Missing missing, Advice advice) {
    this.origin = origin;
    this.refuseMissing = missing == CsvSource.Missing.REFUSE;
    this.advice = advice;
  }

  /** Says where the row begins that the next problems are in. */
  void at(long newLine) {
    line = newLine;
  }

  void add(String message) {
    add(DataProblem.at(origin, line, message));
  }

  void add(CsvColumn column, String message) {
    add(new DataProblem(origin, line, column.place() + 1, column.name(), message));
  }

  void missing(CsvColumn column, String cell) {
    if (refuseMissing) {
      add(column, Cells.missingComplaint(cell, advice.missing()));
    }
  }

  void notFinite(CsvColumn column, String cell) {
    add(column, Cells.complaint(cell, advice.text()));
  }

  private void add(DataProblem problem) {
    if (problems.size() < MOST) {
      problems.add(problem);
    } else {
      more++;
    }
  }

  DataException tooLarge(int columns) {
    return new DataException(
        DataProblem.at(
            origin, line, "more rows of %d columns than one array can hold".formatted(columns)));
  }

  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new DataException(problems, more);
    }
  }
}
