package io.kldiv.testkit.op;

import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.graph.op.LinearAlgebra;
import io.kldiv.core.graph.op.MatrixException;
import io.kldiv.testkit.OpCase;
import io.kldiv.testkit.OpContract;
import java.util.List;
import java.util.Random;

/** Cholesky factors and solutions of equations. Oracle: the textbook recurrences over indices. */
class LinearAlgebraContractTest extends OpContract {
  @Override
  protected List<OpCase> cases() {
    return List.of(
        cholesky(),
        logDeterminant(),
        triangularSolve(true, false),
        triangularSolve(true, true),
        triangularSolve(false, false),
        triangularSolve(false, true),
        triangularQuotient(),
        solve());
  }

  private static OpCase cholesky() {
    return OpCase.of("cholesky", x -> LinearAlgebra.cholesky(x.get(0)))
        .oracle(x -> factors(x.get(0)))
        .generator(LinearAlgebraContractTest::positiveDefinite)
        .sample(Shape.of(1, 1))
        .sample(Shape.of(0, 0))
        .sample(Shape.of(0, 3, 3))
        .sample(Shape.of(5, 5))
        .sample(Shape.of(3, 3, 3))
        .sample(Shape.of(2000, 3, 3))
        .sample(Shape.of(65, 65))
        .stops(
            MatrixException.class,
            "matrix 1 of the batch is not positive definite: pivot 1 is -3.0",
            OpCase.array(Shape.of(2, 2, 2), 1, 0, 0, 1, 1, 2, 2, 1))
        .stops(MatrixException.class, "pivot 0 is NaN", OpCase.array(Shape.of(1, 1), Double.NaN))
        .refuses("the matrices of \\[2 × 3] are not square", Shape.of(2, 3))
        .build();
  }

  private static OpCase logDeterminant() {
    return OpCase.of(
            "logDeterminantFromCholesky",
            x -> LinearAlgebra.logDeterminantFromCholesky(LinearAlgebra.cholesky(x.get(0))))
        .oracle(
            x -> {
              int d = x.get(0).shape().size(-1);
              View l = OpCase.array(x.get(0).shape(), factors(x.get(0)));
              return Plain.fill(
                  x.get(0).shape().without(-1).without(-1),
                  i -> {
                    double sum = 0;
                    for (int k = 0; k < d; k++) {
                      sum +=
                          2
                              * StrictMath.log(
                                  i.length == 0 ? Plain.at(l, k, k) : Plain.at(l, i[0], k, k));
                    }
                    return sum;
                  });
            })
        .generator(LinearAlgebraContractTest::positiveDefinite)
        .sample(Shape.of(1, 1))
        .sample(Shape.of(0, 3, 3))
        .sample(Shape.of(3, 3))
        .sample(Shape.of(2, 5, 5))
        .sample(Shape.of(3, 3, 3))
        .build();
  }

  private static OpCase triangularSolve(boolean lower, boolean transposed) {
    return OpCase.of(
            "triangularSolve %s %s".formatted(lower ? "lower" : "upper", transposed),
            x -> LinearAlgebra.triangularSolve(x.get(0), x.get(1), lower, transposed))
        .oracle(x -> solution(triangle(x.get(0), lower), transposed, x.get(1)))
        .generator(LinearAlgebraContractTest::dominant)
        .sample(Shape.of(1, 1), Shape.of(1, 1))
        .sample(Shape.of(0, 0), Shape.of(0, 2))
        .sample(Shape.of(3, 3), Shape.of(3, 0))
        .sample(Shape.of(3, 3), Shape.of(3, 1))
        .sample(Shape.of(5, 5), Shape.of(5, 3))
        .sample(Shape.of(2, 3, 3), Shape.of(3, 2))
        .sample(Shape.of(3, 3), Shape.of(2, 3, 2))
        .sample(Shape.of(600, 3, 3), Shape.of(600, 3, 5))
        .stops(
            MatrixException.class,
            "triangularSolve: matrix 0 of the batch is singular: pivot 1 is 0.0",
            OpCase.array(Shape.of(2, 2), 1, 1, 1, 0),
            OpCase.array(Shape.of(2, 1), 1, 1))
        .refuses("3 equations have 2 right sides", Shape.of(3, 3), Shape.of(2, 2))
        .refuses("not square", Shape.of(2, 3), Shape.of(2, 2))
        .build();
  }

  private static OpCase triangularQuotient() {
    return OpCase.of(
            "triangularQuotient", x -> LinearAlgebra.triangularQuotient(x.get(0), x.get(1)))
        .oracle(x -> solution(triangle(x.get(0), true), false, triangle(x.get(1), true)))
        .generator(LinearAlgebraContractTest::dominant)
        .sample(Shape.of(1, 1), Shape.of(1, 1))
        .sample(Shape.of(0, 0), Shape.of(0, 0))
        .sample(Shape.of(5, 5), Shape.of(5, 5))
        .sample(Shape.of(2, 3, 3), Shape.of(3, 3))
        .sample(Shape.of(3, 3), Shape.of(2, 3, 3))
        .sample(Shape.of(600, 3, 3), Shape.of(600, 3, 3))
        .stops(
            MatrixException.class,
            "triangularQuotient: matrix 0 of the batch is singular: pivot 1 is 0.0",
            OpCase.array(Shape.of(2, 2), 1, 1, 1, 0),
            OpCase.array(Shape.of(2, 2), 1, 1, 1, 1))
        .refuses("3 equations have 2 right sides", Shape.of(3, 3), Shape.of(2, 2))
        .refuses("the matrices of \\[3 × 2] are not square", Shape.of(3, 3), Shape.of(3, 2))
        .build();
  }

  private static OpCase solve() {
    return OpCase.of("solve", x -> LinearAlgebra.solve(x.get(0), x.get(1)))
        .oracle(x -> solution(x.get(0), false, x.get(1)))
        .tolerance(1e-12)
        .generator(LinearAlgebraContractTest::dominant)
        .sample(Shape.of(1, 1), Shape.of(1, 1))
        .sample(Shape.of(0, 0), Shape.of(0, 2))
        .sample(Shape.of(5, 5), Shape.of(5, 3))
        .sample(Shape.of(2, 3, 3), Shape.of(3, 2))
        .sample(Shape.of(3, 3), Shape.of(2, 3, 2))
        .sample(Shape.of(600, 3, 3), Shape.of(600, 3, 5))
        .sample(
            OpCase.array(Shape.of(3, 3), 0, 1, 2, 1, 0, 3, 4, -3, 8),
            OpCase.array(Shape.of(3, 1), 1, 2, 3))
        .stops(
            MatrixException.class,
            "solve: matrix 0 of the batch is singular: pivot 1 is 0.0",
            OpCase.array(Shape.of(2, 2), 1, 2, 2, 4),
            OpCase.array(Shape.of(2, 1), 1, 1))
        .refuses("3 equations have 2 right sides", Shape.of(3, 3), Shape.of(2, 2))
        .build();
  }

  /**
   * A random matrix times its transpose, plus ½ on the diagonal, and a skew part that is ignored.
   */
  private static View positiveDefinite(Random random, Shape shape) {
    int d = shape.size(-1);
    View a = OpCase.array(shape, random.doubles(shape.count(), -1, 1).toArray());
    double[] y = new double[shape.count()];
    for (int i = 0; i < y.length; i++) {
      int column = i % d;
      int row = i / d % d;
      int start = i - row * d - column;
      double sum = row == column ? 0.5 : 0.1 * (row - column);
      for (int k = 0; k < d; k++) {
        sum += a.get(start + row * d + k) * a.get(start + column * d + k);
      }
      y[i] = sum;
    }
    return OpCase.array(shape, y);
  }

  /** A random matrix with a diagonal that dominates it. */
  private static View dominant(Random random, Shape shape) {
    int d = shape.size(-1);
    double[] y = random.doubles(shape.count(), -1, 1).toArray();
    for (int i = 0; i < y.length; i++) {
      boolean diagonal = shape.size(-2) == d && i % d == i / d % d;
      y[i] += diagonal ? d : 0;
    }
    return OpCase.array(shape, y);
  }

  /** The Cholesky–Banachiewicz recurrence, row by row. */
  private static double[] factors(View a) {
    int d = a.shape().size(-1);
    double[] l = new double[a.count()];
    for (int start = 0; start < l.length; start += d * d) {
      for (int i = 0; i < d; i++) {
        for (int j = 0; j <= i; j++) {
          double sum = 0.5 * (a.get(start + i * d + j) + a.get(start + j * d + i));
          for (int k = 0; k < j; k++) {
            sum -= l[start + i * d + k] * l[start + j * d + k];
          }
          l[start + i * d + j] = i == j ? Math.sqrt(sum) : sum / l[start + j * d + j];
        }
      }
    }
    return l;
  }

  private static View triangle(View t, boolean lower) {
    return OpCase.array(
        t.shape(),
        Plain.fill(
            t.shape(),
            i -> {
              int row = i[i.length - 2];
              int column = i[i.length - 1];
              return (lower ? column <= row : column >= row) ? Plain.at(t, i) : 0;
            }));
  }

  /** Gauss–Jordan without pivoting, for matrices that need none or have a 0 in front. */
  private static double[] solution(View a, boolean transposed, View b) {
    int d = a.shape().size(-1);
    int n = b.shape().size(-1);
    int countA = d == 0 ? 1 : a.count() / (d * d);
    int countB = d * n == 0 ? 1 : b.count() / (d * n);
    int count = Math.max(countA, countB);
    double[] result = new double[count * d * n];
    for (int m = 0; m < count; m++) {
      double[][] rows = new double[d][d + n];
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          int place = transposed ? j * d + i : i * d + j;
          rows[i][j] = a.get((countA == 1 ? 0 : m * d * d) + place);
        }
        for (int j = 0; j < n; j++) {
          rows[i][d + j] = b.get((countB == 1 ? 0 : m * d * n) + i * n + j);
        }
      }
      eliminate(rows);
      for (int i = 0; i < d; i++) {
        System.arraycopy(rows[i], d, result, m * d * n + i * n, n);
      }
    }
    return result;
  }

  private static void eliminate(double[][] rows) {
    for (int k = 0; k < rows.length; k++) {
      if (rows[k][k] == 0) {
        double[] row = rows[k];
        rows[k] = rows[k + 1];
        rows[k + 1] = row;
      }
      double pivot = rows[k][k];
      for (int j = 0; j < rows[k].length; j++) {
        rows[k][j] /= pivot;
      }
      for (int i = 0; i < rows.length; i++) {
        double factor = i == k ? 0 : rows[i][k];
        for (int j = 0; j < rows[i].length; j++) {
          rows[i][j] -= factor * rows[k][j];
        }
      }
    }
  }
}
