package io.kldiv.runner.measure;

import io.kldiv.runner.data.CsvSample;
import io.kldiv.runner.data.DataException;
import io.kldiv.runner.data.DataProblem;
import io.kldiv.runner.data.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rows of two files.
 *
 * @param p the rows of P; with weights, a weight is the last number of each
 * @param q the rows of Q, likewise
 * @param weights the column of weights
 */
record SampleFiles(double[][] p, double[][] q, Optional<String> weights) {
  private static final String NOT_NEGATIVE = "; weights must not be negative, their sum positive";

  /**
   * Reads both files: the columns asked for, or else all of P that are not weights.
   *
   * @throws DataException if a file is wrong, or a weight is negative
   */
  static SampleFiles read(Request request) {
    Table left = CsvSample.read(Path.of(request.p()), request.columns());
    if (request.weights().isPresent()) {
      left = CsvSample.read(Path.of(request.p()), weighted(left.columnNames(), request));
    }
    List<String> columns =
        request.columnsOfQ().isEmpty()
            ? left.columnNames()
            : weighted(request.columnsOfQ(), request);
    Table right = CsvSample.read(Path.of(request.q()), columns);
    SampleFiles files = new SampleFiles(rows(left), rows(right), request.weights());
    request
        .weights()
        .ifPresent(
            name -> {
              checkWeights(request.p(), name, files.p());
              checkWeights(request.q(), name, files.q());
            });
    return files;
  }

  /**
   * Reads two files whose rows are pairs: the columns asked for, or else all of both.
   *
   * @throws DataException if a file is wrong, or P and Q have a column in common
   */
  static SampleFiles readPairs(Request request) {
    List<String> ofQ = request.columnsOfQ().isEmpty() ? request.columns() : request.columnsOfQ();
    Table left = CsvSample.read(Path.of(request.p()), request.columns());
    Table right = CsvSample.read(Path.of(request.q()), ofQ);
    List<String> common = new ArrayList<>(left.columnNames());
    common.retainAll(right.columnNames());
    if (!common.isEmpty() && path(request.p()).equals(path(request.q()))) {
      throw problem(
          request.p(),
          common.get(0),
          "is of P and of Q; choose those of P with --columns, those of Q with --q-columns");
    }
    return new SampleFiles(rows(left), rows(right), Optional.empty());
  }

  private static Path path(String file) {
    return Path.of(file).toAbsolutePath().normalize();
  }

  /** The columns with that of the weights last. */
  private static List<String> weighted(List<String> columns, Request request) {
    List<String> all = new ArrayList<>(columns);
    request
        .weights()
        .ifPresent(
            name -> {
              all.remove(name);
              all.add(name);
            });
    return all;
  }

  /** The rows of P alone. */
  static double[][] readP(Request request) {
    return rows(CsvSample.read(Path.of(request.p()), request.columns()));
  }

  /** How many rows there are, in words. */
  String sizes() {
    return "%d and %d points%s"
        .formatted(p.length, q.length, weights.map(name -> " weighted by " + name).orElse(""));
  }

  private static void checkWeights(String file, String column, double[][] rows) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      double weight = rows[i][rows[i].length - 1];
      if (weight < 0) {
        throw problem(
            file, column, "row %d has the weight %s".formatted(i + 1, weight) + NOT_NEGATIVE);
      }
      sum += weight;
    }
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      throw problem(file, column, "the weights sum to " + sum + NOT_NEGATIVE);
    }
  }

  private static DataException problem(String file, String column, String message) {
    return new DataException(new DataProblem(file, 0, 0, column, message));
  }

  private static double[][] rows(Table table) {
    double[][] rows = new double[table.rows()][];
    for (int i = 0; i < rows.length; i++) {
      int from = i * table.width();
      rows[i] = Arrays.copyOfRange(table.values(), from, from + table.width());
    }
    return rows;
  }
}
