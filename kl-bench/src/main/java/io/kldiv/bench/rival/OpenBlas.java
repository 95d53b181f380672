package io.kldiv.bench.rival;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dlacpy;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dpotrf;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasLeft;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasLower;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNonUnit;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dcopy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_ddot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dtrsm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dtrsv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/** OpenBLAS, with the LAPACK in it, on memory outside the Java heap. */
final class OpenBlas implements Rival {
  OpenBlas(int threads) {
    openblas_nolapack.blas_set_num_threads(threads);
  }

  @Override
  public String describe() {
    try {
      return "OpenBLAS " + Loader.getVersion("org.bytedeco", "openblas").replaceFirst("-.*", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Task> prepare(Job job) {
    return switch (job.kind()) {
      case "product" -> Optional.of(product(Product.of(job)));
      case "gaussian-kl" -> Optional.of(new GaussianKl(GaussianPair.of(job)).task());
      default -> Optional.empty();
    };
  }

  private static Task product(Product product) {
    DoublePointer a = new DoublePointer(product.a());
    DoublePointer b = new DoublePointer(product.b());
    double[] result = new double[product.m() * product.n()];
    DoublePointer c = new DoublePointer(result);
    Runnable work =
        () ->
            cblas_dgemm(
                CblasRowMajor,
                product.transposeA() ? CblasTrans : CblasNoTrans,
                product.transposeB() ? CblasTrans : CblasNoTrans,
                product.m(),
                product.n(),
                product.k(),
                1,
                a,
                product.columnsOfA(),
                b,
                product.columnsOfB(),
                0,
                c,
                product.n());
    return new Repeated(
        work,
        () -> {
          c.get(result);
          return Repeated.digest(result);
        },
        () -> {
          a.close();
          b.close();
          c.close();
        });
  }

  /**
   * KL(P‖Q) = ½ (‖L_Q⁻¹ L_P‖² + ‖L_Q⁻¹ (μ_P − μ_Q)‖² − d) + Σ log L_Q − Σ log L_P, by the factors
   * of both covariances. They are symmetric, so the order of their elements does not matter.
   */
  private static final class GaussianKl {
    private static final byte LOWER = 'L';

    private final int d;
    private final DoublePointer covarianceP;
    private final DoublePointer covarianceQ;
    private final DoublePointer difference;
    private final DoublePointer factorP;
    private final DoublePointer factorQ;
    private final DoublePointer vector;
    private final double[] logarithms;
    private double value;

    GaussianKl(GaussianPair pair) {
      this.d = pair.d();
      this.covarianceP = new DoublePointer(pair.covarianceP());
      this.covarianceQ = new DoublePointer(pair.covarianceQ());
      this.difference = new DoublePointer(pair.difference());
      this.factorP = new DoublePointer(new double[d * d]);
      this.factorQ = new DoublePointer(new double[d * d]);
      this.vector = new DoublePointer(new double[d]);
      this.logarithms = new double[d];
    }

    Task task() {
      return new Repeated(() -> value = compute(), () -> new double[] {value});
    }

    private double compute() {
      double logDeterminants = -factor(covarianceP, factorP) + factor(covarianceQ, factorQ);
      cblas_dtrsm(
          CblasColMajor,
          CblasLeft,
          CblasLower,
          CblasNoTrans,
          CblasNonUnit,
          d,
          d,
          1,
          factorQ,
          d,
          factorP,
          d);
      cblas_dcopy(d, difference, 1, vector, 1);
      cblas_dtrsv(CblasColMajor, CblasLower, CblasNoTrans, CblasNonUnit, d, factorQ, d, vector, 1);
      double trace = cblas_ddot(d * d, factorP, 1, factorP, 1);
      double square = cblas_ddot(d, vector, 1, vector, 1);
      return 0.5 * (trace + square - d) + logDeterminants;
    }

    /** The factor, with zeros above it, and the sum of the logarithms of its diagonal. */
    private double factor(DoublePointer covariance, DoublePointer factor) {
      LAPACKE_dlacpy(LAPACK_COL_MAJOR, LOWER, d, d, covariance, d, factor, d);
      int info = LAPACKE_dpotrf(LAPACK_COL_MAJOR, LOWER, d, factor, d);
      if (info != 0) {
        throw new ArithmeticException("dpotrf: " + info);
      }
      cblas_dcopy(d, factor, d + 1, vector, 1);
      vector.get(logarithms);
      double sum = 0;
      for (double pivot : logarithms) {
        sum += Math.log(pivot);
      }
      return sum;
    }
  }
}
