package io.kldiv.runner.data;

import java.util.ArrayList;
import java.util.List;

/** The problems of a CSV file, of which the first few are kept and the others counted. */
final class CsvProblems {
  private static final int MOST = 10;

  private final String origin;
  private final boolean refuseMissing;
  private final List<DataProblem> problems = new ArrayList<>();
  private long more;
  private long line;

  CsvProblems(String origin, CsvSource.Missing missing) {
    this.origin = origin;
    this.refuseMissing = missing == CsvSource.Missing.REFUSE;
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
      add(column, Cells.missingComplaint(cell));
    }
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
