package io.kldiv.runner.data;

/**
 * One thing that is wrong with data.
 *
 * @param origin the file, or the name of a source without files
 * @param line the physical line in the file, from 1; 0 if the problem has no line
 * @param column the column of the table, from 1; 0 if the problem has no column
 * @param columnName the column's name; empty if there is none
 * @param message what was found and what is allowed
 */
public record DataProblem(String origin, long line, int column, String columnName, String message) {

  /**
   * A problem of a whole file or source.
   *
   * @param origin the file, or the name of a source without files
   * @param message what was found and what is allowed
   * @return the problem
   */
  public static DataProblem of(String origin, String message) {
    return new DataProblem(origin, 0, 0, "", message);
  }

  /**
   * A problem of a line.
   *
   * @param origin the file
   * @param line the physical line, from 1
   * @param message what was found and what is allowed
   * @return the problem
   */
  public static DataProblem at(String origin, long line, String message) {
    return new DataProblem(origin, line, 0, "", message);
  }

  /** The problem as one line of text: {@code data.csv:17: column 5 'p04': …}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(origin);
    if (line > 0) {
      text.append(':').append(line);
    }
    text.append(": ");
    if (column > 0) {
      text.append("column ").append(column).append(' ');
    } else if (!columnName.isEmpty()) {
      text.append("column ");
    }
    if (!columnName.isEmpty()) {
      text.append('\'').append(columnName).append("' ");
    }
    if (column > 0 || !columnName.isEmpty()) {
      text.setCharAt(text.length() - 1, ':');
      text.append(' ');
    }
    return text.append(message).toString();
  }
}
