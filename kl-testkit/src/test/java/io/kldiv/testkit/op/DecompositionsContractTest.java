package io.kldiv.testkit.op;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.LinearAlgebra;
import io.kldiv.core.graph.op.MatrixException;
import io.kldiv.core.graph.op.Products;
import io.kldiv.testkit.OpCase;
import io.kldiv.testkit.OpContract;
import java.util.List;
import java.util.Random;

/**
 * Eigenvalues and singular values. Oracle: closed forms for 2 × 2 matrices; for others the matrix
 * itself, put together again from its parts.
 */
class DecompositionsContractTest extends OpContract {
  private static final String OJALGO = "ojAlgo does";

  @Override
  protected List<OpCase> cases() {
    return List.of(
        matrices(eigenReconstruction("eigenSymmetric, put together")).build(),
        eigenReconstruction("eigenSymmetric of many rows, put together")
            .sample(Shape.of(34, 34))
            .sample(Shape.of(2, 33, 33))
            .missingSizes("few rows have a case of their own")
            .allocates(OJALGO)
            .build(),
        eigenvalues(),
        eigenvectors(),
        svdReconstruction("svd, put together")
            .sample(Shape.of(1, 1))
            .sample(Shape.of(0, 3))
            .sample(Shape.of(0, 2, 3))
            .sample(Shape.of(3, 3))
            .sample(Shape.of(5, 3))
            .sample(Shape.of(3, 5))
            .sample(Shape.of(2, 4, 3))
            .build(),
        svdReconstruction("svd of many rows, put together")
            .sample(Shape.of(34, 2))
            .sample(Shape.of(2, 3, 33))
            .missingSizes("few rows have a case of their own")
            .allocates(OJALGO)
            .build(),
        singularValues(),
        orthogonalFactor());
  }

  /** The vectors and values put together give the symmetric part. */
  private static OpCase.Builder eigenReconstruction(String name) {
    return OpCase.of(
            name,
            x -> {
              LinearAlgebra.Eigen e = LinearAlgebra.eigenSymmetric(x.get(0));
              Node diagonal = Layouts.diagonalMatrix(e.values());
              return Products.matmul(
                  Products.matmul(e.vectors(), diagonal), false, e.vectors(), true);
            })
        .oracle(
            x ->
                Plain.fill(
                    x.get(0).shape(),
                    i -> {
                      int[] j = i.clone();
                      j[i.length - 1] = i[i.length - 2];
                      j[i.length - 2] = i[i.length - 1];
                      return 0.5 * (Plain.at(x.get(0), i) + Plain.at(x.get(0), j));
                    }));
  }

  /** For 2 × 2: (a + c)/2 ± √((a − c)²/4 + b²). */
  private static OpCase eigenvalues() {
    return OpCase.of("eigenvalues", x -> LinearAlgebra.eigenSymmetric(x.get(0)).values())
        .oracle(
            x ->
                Plain.fill(
                    x.get(0).shape().without(-1),
                    i -> {
                      double a = Plain.at(x.get(0), 0, 0);
                      double b = 0.5 * (Plain.at(x.get(0), 0, 1) + Plain.at(x.get(0), 1, 0));
                      double c = Plain.at(x.get(0), 1, 1);
                      double root = Math.sqrt((a - c) * (a - c) / 4 + b * b);
                      return (a + c) / 2 + (i[0] == 0 ? -root : root);
                    }))
        .sample(Shape.of(2, 2))
        .sample(Shape.of(2, 2))
        .missingSizes("the closed form is for 2 × 2")
        .stops(
            MatrixException.class,
            "eigenSymmetric: matrix 0 of the batch has the element NaN in row 1",
            OpCase.array(Shape.of(2, 2), 1, 2, Double.NaN, 4))
        .refuses("not square", Shape.of(2, 3))
        .build();
  }

  /** The angle of the greater value's vector of a 2 × 2 matrix is ½·atan2(2b, a − c). */
  private static OpCase eigenvectors() {
    return OpCase.of(
            "eigenvectors", x -> Elementwise.abs(LinearAlgebra.eigenSymmetric(x.get(0)).vectors()))
        .oracle(
            x -> {
              double b = Plain.at(x.get(0), 0, 1) + Plain.at(x.get(0), 1, 0);
              double angle =
                  0.5 * StrictMath.atan2(b, Plain.at(x.get(0), 0, 0) - Plain.at(x.get(0), 1, 1));
              double c = Math.abs(StrictMath.cos(angle));
              double s = Math.abs(StrictMath.sin(angle));
              return new double[] {s, c, c, s};
            })
        .sample(Shape.of(2, 2))
        .sample(Shape.of(2, 2))
        .missingSizes("the closed form is for 2 × 2")
        .build();
  }

  private static OpCase.Builder svdReconstruction(String title) {
    return OpCase.of(
            title,
            x -> {
              LinearAlgebra.Svd svd = LinearAlgebra.svd(x.get(0));
              Node diagonal = Layouts.diagonalMatrix(svd.values());
              return Products.matmul(Products.matmul(svd.u(), diagonal), false, svd.v(), true);
            })
        .oracle(x -> x.get(0).toArray());
  }

  /** For 2 × 2: half the sum and difference of |(a + d, b − c)| and |(a − d, b + c)|. */
  private static OpCase singularValues() {
    return OpCase.of("singularValues", x -> LinearAlgebra.singularValues(x.get(0)))
        .oracle(
            x -> {
              double a = Plain.at(x.get(0), 0, 0);
              double b = Plain.at(x.get(0), 0, 1);
              double c = Plain.at(x.get(0), 1, 0);
              double d = Plain.at(x.get(0), 1, 1);
              double sum = Math.sqrt((a + d) * (a + d) + (b - c) * (b - c));
              double difference = Math.sqrt((a - d) * (a - d) + (b + c) * (b + c));
              return new double[] {(sum + difference) / 2, Math.abs(sum - difference) / 2};
            })
        .sample(Shape.of(2, 2))
        .sample(Shape.of(2, 2))
        .missingSizes("the closed form is for 2 × 2")
        .stops(
            MatrixException.class,
            "svd: matrix 0 of the batch has the element Infinity in row 0",
            OpCase.array(Shape.of(1, 2), 1, Double.POSITIVE_INFINITY))
        .refuses("\\[3] is not a matrix", Shape.of(3))
        .build();
  }

  /** For 2 × 2 with a positive determinant u·vᵀ is the rotation by atan2(c − b, a + d). */
  private static OpCase orthogonalFactor() {
    return OpCase.of(
            "the orthogonal factor u·vᵀ",
            x -> {
              LinearAlgebra.Svd svd = LinearAlgebra.svd(x.get(0));
              return Products.matmul(svd.u(), false, svd.v(), true);
            })
        .oracle(
            x -> {
              double angle =
                  StrictMath.atan2(
                      Plain.at(x.get(0), 1, 0) - Plain.at(x.get(0), 0, 1),
                      Plain.at(x.get(0), 0, 0) + Plain.at(x.get(0), 1, 1));
              double c = StrictMath.cos(angle);
              double s = StrictMath.sin(angle);
              return new double[] {c, -s, s, c};
            })
        .generator(DecompositionsContractTest::dominant)
        .sample(Shape.of(2, 2))
        .sample(Shape.of(2, 2))
        .missingSizes("the closed form is for 2 × 2")
        .build();
  }

  private static OpCase.Builder matrices(OpCase.Builder builder) {
    return builder
        .sample(Shape.of(1, 1))
        .sample(Shape.of(0, 0))
        .sample(Shape.of(0, 3, 3))
        .sample(Shape.of(3, 3))
        .sample(Shape.of(2, 4, 4))
        .sample(Shape.of(5, 5))
        .sample(Shape.of(40, 17, 17));
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
}
