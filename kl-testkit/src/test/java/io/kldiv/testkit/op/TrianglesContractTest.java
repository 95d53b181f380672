package io.kldiv.testkit.op;

import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.testkit.OpCase;
import io.kldiv.testkit.OpContract;
import java.util.List;
import java.util.function.IntBinaryOperator;

/** Diagonals and triangles of square matrices. Oracle: the place of each element, by its index. */
class TrianglesContractTest extends OpContract {
  @Override
  protected List<OpCase> cases() {
    return List.of(
        triangle("lowerTriangle", true),
        triangle("upperTriangle", false),
        diagonal(),
        diagonalMatrix(),
        lowerTriangular(),
        packLowerTriangle());
  }

  private static OpCase triangle(String name, boolean lower) {
    return squares(
            OpCase.of(
                name,
                x -> lower ? Layouts.lowerTriangle(x.get(0)) : Layouts.upperTriangle(x.get(0))))
        .oracle(
            x ->
                Plain.fill(
                    x.get(0).shape(),
                    i -> {
                      int row = i[i.length - 2];
                      int column = i[i.length - 1];
                      boolean kept = lower ? column <= row : column >= row;
                      return kept ? Plain.at(x.get(0), i) : 0;
                    }))
        .build();
  }

  private static OpCase diagonal() {
    return squares(OpCase.of("diagonal", x -> Layouts.diagonal(x.get(0))))
        .oracle(
            x ->
                x.get(0).shape().rank() == 2
                    ? Plain.fill(x.get(0).shape().without(-1), i -> Plain.at(x.get(0), i[0], i[0]))
                    : Plain.fill(
                        x.get(0).shape().without(-1), i -> Plain.at(x.get(0), i[0], i[1], i[1])))
        .build();
  }

  private static OpCase diagonalMatrix() {
    return OpCase.of("diagonalMatrix", x -> Layouts.diagonalMatrix(x.get(0)))
        .oracle(
            x -> {
              Shape s = x.get(0).shape();
              int d = s.size(-1);
              return s.rank() == 1
                  ? Plain.fill(Shape.of(d, d), i -> i[0] == i[1] ? Plain.at(x.get(0), i[0]) : 0)
                  : Plain.fill(
                      Shape.of(s.size(0), d, d),
                      i -> i[1] == i[2] ? Plain.at(x.get(0), i[0], i[1]) : 0);
            })
        .sample(Shape.of(1))
        .sample(Shape.of(0))
        .sample(Shape.of(0, 3))
        .sample(Shape.of(2, 5))
        .sample(Shape.of(3, 3))
        .refuses("a rank of 1 to 3 is needed", Shape.SCALAR)
        .refuses("a rank of 1 to 3 is needed", Shape.of(1, 1, 1, 1))
        .build();
  }

  private static OpCase lowerTriangular() {
    IntBinaryOperator place = (row, column) -> row * (row + 1) / 2 + column;
    return OpCase.of("lowerTriangular 3", x -> Layouts.lowerTriangular(x.get(0), 3))
        .oracle(
            x ->
                x.get(0).shape().rank() == 1
                    ? Plain.fill(
                        Shape.of(3, 3),
                        i -> i[1] <= i[0] ? Plain.at(x.get(0), place.applyAsInt(i[0], i[1])) : 0)
                    : Plain.fill(
                        Shape.of(x.get(0).shape().size(0), 3, 3),
                        i ->
                            i[2] <= i[1]
                                ? Plain.at(x.get(0), i[0], place.applyAsInt(i[1], i[2]))
                                : 0))
        .sample(Shape.of(6))
        .sample(Shape.of(0, 6))
        .sample(Shape.of(5, 6))
        .missingSizes("a triangle of 3 rows has 6 elements")
        .refuses("a triangle of 3 rows has 6 elements, not 5", Shape.of(5))
        .build();
  }

  private static OpCase packLowerTriangle() {
    return squares(OpCase.of("packLowerTriangle", x -> Layouts.packLowerTriangle(x.get(0))))
        .oracle(TrianglesContractTest::packed)
        .build();
  }

  private static double[] packed(List<View> inputs) {
    View x = inputs.get(0);
    int d = x.shape().size(-1);
    double[] result = new double[d == 0 ? 0 : x.count() / d * (d + 1) / 2];
    int next = 0;
    for (int i = 0; i < x.count(); i++) {
      if (i % d <= i / d % d) {
        result[next++] = x.get(i);
      }
    }
    return result;
  }

  private static OpCase.Builder squares(OpCase.Builder builder) {
    return builder
        .sample(Shape.of(1, 1))
        .sample(Shape.of(0, 0))
        .sample(Shape.of(0, 3, 3))
        .sample(Shape.of(3, 3))
        .sample(Shape.of(3, 5, 5))
        .refuses("the matrices of \\[2 × 3] are not square", Shape.of(2, 3))
        .refuses("\\[3] is not a matrix", Shape.of(3));
  }
}
