package io.kldiv.bench.rival;

import java.util.Optional;
import org.ojalgo.OjAlgoUtils;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/** ojAlgo, with as many threads as it takes. */
final class OjAlgo implements Rival {
  @Override
  public String describe() {
    return "ojAlgo " + OjAlgoUtils.getVersion();
  }

  @Override
  public Optional<Task> prepare(Job job) {
    return switch (job.kind()) {
      case "product" -> Optional.of(product(Product.of(job)));
      case "gaussian-kl" -> Optional.of(gaussianKl(GaussianPair.of(job)));
      default -> Optional.empty();
    };
  }

  private static Task product(Product product) {
    R064Store a = matrix(product.a(), product.rowsOfA(), product.columnsOfA());
    R064Store b = matrix(product.b(), product.rowsOfB(), product.columnsOfB());
    MatrixStore<Double> left = product.transposeA() ? a.transpose() : a;
    MatrixStore<Double> right = product.transposeB() ? b.transpose() : b;
    R064Store c = R064Store.FACTORY.make(product.m(), product.n());
    return new Repeated(
        () -> c.fillByMultiplying(left, right),
        () -> Repeated.digest(c.transpose().toRawCopy1D())); // it stores by columns
  }

  private static R064Store matrix(double[] values, int rows, int columns) {
    R064Store matrix = R064Store.FACTORY.make(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix.set(i, j, values[i * columns + j]);
      }
    }
    return matrix;
  }

  private static Task gaussianKl(GaussianPair pair) {
    int d = pair.d();
    R064Store covarianceP = matrix(pair.covarianceP(), d, d);
    R064Store covarianceQ = matrix(pair.covarianceQ(), d, d);
    R064Store difference = matrix(pair.difference(), d, 1);
    Cholesky<Double> p = Cholesky.R064.make(covarianceP);
    Cholesky<Double> q = Cholesky.R064.make(covarianceQ);
    double[] value = new double[1];
    Runnable work =
        () -> {
          if (!p.decompose(covarianceP) || !q.decompose(covarianceQ)) {
            throw new ArithmeticException("not positive definite");
          }
          MatrixStore<Double> factorQ = q.getL();
          R064Store ratio = R064Store.FACTORY.copy(p.getL());
          ratio.substituteForwards(factorQ, false, false, false);
          R064Store vector = difference.copy();
          vector.substituteForwards(factorQ, false, false, false);
          double logarithms = 0;
          for (int i = 0; i < d; i++) {
            logarithms += Math.log(factorQ.doubleValue(i, i) / p.getL().doubleValue(i, i));
          }
          value[0] = 0.5 * (square(ratio) + square(vector) - d) + logarithms;
        };
    return new Repeated(work, value::clone);
  }

  private static double square(R064Store matrix) {
    double sum = 0;
    for (double value : matrix.data) {
      sum += value * value;
    }
    return sum;
  }
}
