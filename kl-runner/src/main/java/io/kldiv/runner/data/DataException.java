package io.kldiv.runner.data;

import java.util.List;
import java.util.stream.Collectors;

/** Data that cannot be used; the message has a line for each problem. */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<DataProblem> problems;

  /**
   * Creates the exception.
   *
   * @param problems what is wrong, in the order of the data; not empty
   * @param more how many further problems there are that the list leaves out
   */
  public DataException(List<DataProblem> problems, long more) {
    super(text(problems, more));
    this.problems = List.copyOf(problems);
  }

  /**
   * Creates the exception for one problem.
   *
   * @param problem what is wrong
   */
  public DataException(DataProblem problem) {
    this(List.of(problem), 0);
  }

  /**
   * The exception for one problem of a whole file or source.
   *
   * @param origin the file, or the name of a source without files
   * @param message what was found and what is allowed
   * @return the exception
   */
  public static DataException of(String origin, String message) {
    return new DataException(DataProblem.of(origin, message));
  }

  /**
   * What is wrong.
   *
   * @return the problems, in the order of the data
   */
  public List<DataProblem> problems() {
    return problems;
  }

  private static String text(List<DataProblem> problems, long more) {
    String text = problems.stream().map(DataProblem::toString).collect(Collectors.joining("\n"));
    return more == 0 ? text : text + "\nand " + more + " more problems like these";
  }
}
