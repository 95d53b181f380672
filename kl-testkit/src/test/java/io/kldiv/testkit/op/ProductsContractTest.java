package io.kldiv.testkit.op;

import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.graph.op.Products;
import io.kldiv.testkit.OpCase;
import io.kldiv.testkit.OpContract;
import java.util.Arrays;
import java.util.List;

/** Matrix products. Oracle: sums over an index. */
class ProductsContractTest extends OpContract {
  @Override
  protected List<OpCase> cases() {
    return List.of(
        matmul(),
        transposed(true, false),
        transposed(false, true),
        transposed(true, true),
        affine(),
        dot());
  }

  private static OpCase affine() {
    return OpCase.of("affine", x -> Products.affine(x.get(0), x.get(1), x.get(2)))
        .oracle(
            x -> {
              double[] product = product(x.get(0), false, x.get(1), false);
              for (int i = 0; i < product.length; i++) {
                product[i] += x.get(2).get(i % x.get(2).count());
              }
              return product;
            })
        .sample(Shape.of(1, 1), Shape.of(1, 1), Shape.of(1))
        .sample(Shape.of(0, 3), Shape.of(3, 2), Shape.of(2))
        .sample(Shape.of(2, 0), Shape.of(0, 3), Shape.of(3))
        .sample(Shape.of(5, 3), Shape.of(3, 4), Shape.of(4))
        .sample(Shape.of(300, 65), Shape.of(65, 37), Shape.of(37))
        .refuses("two matrices and a row are needed", Shape.of(3), Shape.of(3, 2), Shape.of(2))
        .refuses(
            "affine\\(\\[2 × 3], \\[4 × 5], \\[5]\\): the inner sizes 3 and 4 differ",
            Shape.of(2, 3),
            Shape.of(4, 5),
            Shape.of(5))
        .refuses("there are 5 columns, but 4 biases", Shape.of(2, 3), Shape.of(3, 5), Shape.of(4))
        .build();
  }

  private static OpCase matmul() {
    return OpCase.of("matmul", x -> Products.matmul(x.get(0), x.get(1)))
        .oracle(x -> product(x.get(0), false, x.get(1), false))
        .sample(Shape.of(1, 1), Shape.of(1, 1))
        .sample(Shape.of(0, 3), Shape.of(3, 2))
        .sample(Shape.of(2, 0), Shape.of(0, 3))
        .sample(Shape.of(2, 3), Shape.of(3, 0))
        .sample(Shape.of(5, 3), Shape.of(3, 4))
        .sample(Shape.of(2, 5, 3), Shape.of(3, 4))
        .sample(Shape.of(5, 3), Shape.of(2, 3, 4))
        .sample(Shape.of(2, 1, 3, 2), Shape.of(3, 2, 1))
        .sample(Shape.of(2, 3, 2), Shape.of(2, 2, 3))
        .sample(Shape.of(0, 3, 2), Shape.of(2, 3))
        .sample(Shape.of(300, 65), Shape.of(65, 37))
        .sample(Shape.of(9, 65, 33), Shape.of(9, 33, 37))
        .refuses(
            "matmul\\(\\[2 × 3], \\[4 × 5]\\): the inner sizes 3 and 4 differ",
            Shape.of(2, 3),
            Shape.of(4, 5))
        .refuses("\\[3] is not a matrix", Shape.of(3), Shape.of(3, 2))
        .refuses("do not broadcast", Shape.of(2, 3, 4), Shape.of(3, 4, 5))
        .build();
  }

  private static OpCase transposed(boolean ta, boolean tb) {
    return OpCase.of(
            "matmul transposed " + ta + " " + tb, x -> Products.matmul(x.get(0), ta, x.get(1), tb))
        .oracle(x -> product(x.get(0), ta, x.get(1), tb))
        .sample(Shape.of(1, 1), Shape.of(1, 1))
        .sample(matrix(ta, 0, 3), matrix(tb, 3, 2))
        .sample(matrix(ta, 5, 3), matrix(tb, 3, 4))
        .sample(stack(2, ta, 5, 3), matrix(tb, 3, 4))
        .sample(matrix(ta, 5, 3), stack(2, tb, 3, 4))
        .sample(matrix(ta, 300, 65), matrix(tb, 65, 37))
        .sample(matrix(ta, 20, 600), matrix(tb, 600, 10))
        .sample(stack(9, ta, 65, 33), stack(9, tb, 33, 37))
        .build();
  }

  private static OpCase dot() {
    return OpCase.of("dot", x -> Products.dot(x.get(0), x.get(1)))
        .oracle(
            x ->
                Plain.fill(
                    x.get(0).shape().without(-1),
                    i -> {
                      double sum = 0;
                      for (int k = 0; k < x.get(0).shape().size(-1); k++) {
                        int[] place = Arrays.copyOf(i, i.length + 1);
                        place[i.length] = k;
                        sum += Plain.at(x.get(0), place) * Plain.at(x.get(1), place);
                      }
                      return sum;
                    }))
        .sample(Shape.of(1), Shape.of(1))
        .sample(Shape.of(0), Shape.of(0))
        .sample(Shape.of(3, 5), Shape.of(3, 5))
        .refuses("do not broadcast", Shape.of(3), Shape.of(4))
        .build();
  }

  private static Shape matrix(boolean transposed, int rows, int columns) {
    return transposed ? Shape.of(columns, rows) : Shape.of(rows, columns);
  }

  private static Shape stack(int count, boolean transposed, int rows, int columns) {
    return transposed ? Shape.of(count, columns, rows) : Shape.of(count, rows, columns);
  }

  private static double[] product(View a, boolean ta, View b, boolean tb) {
    Shape lead = Shape.broadcast(lead(a), lead(b));
    int[] sizes = Arrays.copyOf(lead.sizes(), lead.rank() + 2);
    sizes[lead.rank()] = a.shape().size(ta ? -1 : -2);
    sizes[lead.rank() + 1] = b.shape().size(tb ? -2 : -1);
    int inner = a.shape().size(ta ? -2 : -1);
    return Plain.fill(
        Shape.of(sizes),
        i -> {
          double sum = 0;
          int row = i[i.length - 2];
          int column = i[i.length - 1];
          for (int k = 0; k < inner; k++) {
            sum +=
                element(a, i, ta ? k : row, ta ? row : k)
                    * element(b, i, tb ? column : k, tb ? k : column);
          }
          return sum;
        });
  }

  private static Shape lead(View x) {
    return Shape.of(Arrays.copyOf(x.shape().sizes(), x.shape().rank() - 2));
  }

  private static double element(View x, int[] index, int row, int column) {
    int rank = x.shape().rank();
    int[] place = new int[rank];
    for (int axis = 0; axis < rank - 2; axis++) {
      int from = index[axis + index.length - rank];
      place[axis] = x.shape().size(axis) == 1 ? 0 : from;
    }
    place[rank - 2] = row;
    place[rank - 1] = column;
    return Plain.at(x, place);
  }
}
