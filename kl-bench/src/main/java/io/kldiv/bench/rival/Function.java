package io.kldiv.bench.rival;

/**
 * A function over a matrix of numbers that a job asks for.
 *
 * @param name exp, log, softmax or log-sum-exp, the last two over each row
 * @param rows the number of rows
 * @param columns the length of a row
 */
record Function(String name, int rows, int columns) {
  static Function of(Job job) {
    return new Function(job.text("function"), job.count("rows"), job.count("columns"));
  }

  /** The argument: positive for the logarithm, from −10 to 10 for the others. */
  double[] argument() {
    return name.equals("log")
        ? Inputs.uniform(rows * columns, 3, 0.001, 10)
        : Inputs.uniform(rows * columns, 3, -10, 20);
  }
}
