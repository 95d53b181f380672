package io.kldiv.testkit.op;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.testkit.OpCase;
import io.kldiv.testkit.OpContract;
import java.util.Arrays;
import java.util.List;

/** Operations that move elements. Oracle: the place of each element, by its index. */
class LayoutsContractTest extends OpContract {
  @Override
  protected List<OpCase> cases() {
    return List.of(
        reshape(),
        transpose(),
        permute(),
        broadcastTo(),
        slice(),
        sliceOfFirstAxis(),
        concatenate(),
        pad(),
        gatherRows(),
        scatterAddRows(),
        windows(),
        addWindows());
  }

  private static OpCase reshape() {
    return OpCase.of(
            "reshape to a column",
            x -> Layouts.reshape(x.get(0), Shape.of(x.get(0).shape().count(), 1)))
        .oracle(x -> x.get(0).toArray())
        .sample(Shape.SCALAR)
        .sample(Shape.of(0, 3))
        .sample(Shape.of(3, 5))
        .refuses(
            "reshape.*6 elements do not fill \\[4]",
            () -> Layouts.reshape(input(2, 3), Shape.of(4)))
        .build();
  }

  private static OpCase transpose() {
    return OpCase.of("transpose", x -> Layouts.transpose(x.get(0)))
        .oracle(
            x ->
                x.get(0).shape().rank() == 2
                    ? Plain.fill(
                        Shape.of(x.get(0).shape().size(1), x.get(0).shape().size(0)),
                        i -> Plain.at(x.get(0), i[1], i[0]))
                    : Plain.fill(
                        Shape.of(
                            x.get(0).shape().size(0),
                            x.get(0).shape().size(2),
                            x.get(0).shape().size(1)),
                        i -> Plain.at(x.get(0), i[0], i[2], i[1])))
        .sample(Shape.of(1, 1))
        .sample(Shape.of(0, 3))
        .sample(Shape.of(3, 5))
        .sample(Shape.of(2, 3, 5))
        .sample(Shape.of(301, 257))
        .refuses("transpose\\(\\[3]\\): a rank of at least 2 is needed", Shape.of(3))
        .build();
  }

  private static OpCase permute() {
    return OpCase.of("permute 2 0 1", x -> Layouts.permute(x.get(0), 2, 0, -2))
        .oracle(
            x -> {
              Shape s = x.get(0).shape();
              return Plain.fill(
                  Shape.of(s.size(2), s.size(0), s.size(1)),
                  i -> Plain.at(x.get(0), i[1], i[2], i[0]));
            })
        .sample(Shape.of(1, 1, 1))
        .sample(Shape.of(2, 0, 3))
        .sample(Shape.of(2, 3, 5))
        .sample(Shape.of(31, 57, 53))
        .refuses("permute.*axis -2 is given twice", () -> Layouts.permute(input(2, 3), 0, -2))
        .refuses("permute.*1 axes are given, 2 are needed", () -> Layouts.permute(input(2, 3), 0))
        .build();
  }

  private static OpCase broadcastTo() {
    return OpCase.of(
            "broadcastTo [2 × 3 × 5]", x -> Layouts.broadcastTo(x.get(0), Shape.of(2, 3, 5)))
        .oracle(
            x ->
                Plain.broadcast(
                    List.of(x.get(0), View.allocate(Shape.of(2, 3, 5))), values -> values[0]))
        .sample(Shape.SCALAR)
        .sample(Shape.of(3, 1))
        .sample(Shape.of(2, 1, 5))
        .sample(Shape.of(2, 3, 5))
        .missingSizes("nothing broadcasts to 30 elements")
        .refuses("broadcastTo", Shape.of(4))
        .build();
  }

  private static OpCase slice() {
    return OpCase.of("slice of axis 1", x -> Layouts.slice(x.get(0), 1, 1, 3))
        .oracle(
            x ->
                Plain.fill(
                    x.get(0).shape().with(1, 2),
                    i ->
                        i.length == 2
                            ? Plain.at(x.get(0), i[0], i[1] + 1)
                            : Plain.at(x.get(0), i[0], i[1] + 1, i[2])))
        .sample(Shape.of(0, 4))
        .sample(Shape.of(3, 4))
        .sample(Shape.of(2, 3, 5))
        .sample(Shape.of(1, 3))
        .missingSizes("the slice needs 3 elements")
        .refuses("from 1 to 3 is not inside axis 1 of size 2", Shape.of(2, 2))
        .refuses("has no axis 1", Shape.of(2))
        .build();
  }

  private static OpCase sliceOfFirstAxis() {
    return OpCase.of("slice of axis 0", x -> Layouts.slice(x.get(0), 0, 1, 3))
        .oracle(
            x -> {
              int row = x.get(0).count() / x.get(0).shape().size(0);
              return Arrays.copyOfRange(x.get(0).toArray(), row, 3 * row);
            })
        .sample(Shape.of(3, 0))
        .sample(Shape.of(3))
        .sample(Shape.of(5, 3))
        .missingSizes("the slice needs 3 elements")
        .refuses("from 1 to 3", Shape.of(2))
        .build();
  }

  private static OpCase concatenate() {
    return OpCase.of(
            "concatenate along axis -1", x -> Layouts.concatenate(-1, x.toArray(Node[]::new)))
        .oracle(
            x -> {
              Shape first = x.get(0).shape();
              int cut = first.size(1);
              return Plain.fill(
                  first.with(1, cut + x.get(1).shape().size(1)),
                  i ->
                      i[1] < cut
                          ? Plain.at(x.get(0), i[0], i[1])
                          : Plain.at(x.get(1), i[0], i[1] - cut));
            })
        .sample(Shape.of(1, 1), Shape.of(1, 1))
        .sample(Shape.of(0, 2), Shape.of(0, 3))
        .sample(Shape.of(2, 0), Shape.of(2, 3))
        .sample(Shape.of(3, 4), Shape.of(3, 5))
        .sample(Shape.of(3, 5), Shape.of(3, 1))
        .refuses(
            "\\[2 × 3] and \\[4 × 3] differ elsewhere than in axis 1",
            Shape.of(2, 3),
            Shape.of(4, 3))
        .refuses("differ elsewhere", Shape.of(2, 3), Shape.of(2))
        .refuses("nothing to concatenate", () -> Layouts.concatenate(0))
        .build();
  }

  private static OpCase pad() {
    return OpCase.of("pad axis 0 by 1 and 2", x -> Layouts.pad(x.get(0), 0, 1, 2))
        .oracle(
            x -> {
              int row = x.get(0).count() / Math.max(1, x.get(0).shape().size(0));
              int width = x.get(0).shape().rank() == 1 ? 1 : x.get(0).shape().size(1);
              double[] y = new double[x.get(0).count() + 3 * width];
              System.arraycopy(x.get(0).toArray(), 0, y, width, x.get(0).count());
              return row == 0 || row == width ? y : new double[0];
            })
        .sample(Shape.of(1))
        .sample(Shape.of(0, 2))
        .sample(Shape.of(3, 5))
        .refuses("must not be negative", () -> Layouts.pad(input(3), 0, -1, 0))
        .build();
  }

  private static OpCase gatherRows() {
    return OpCase.of("gatherRows", x -> Layouts.gatherRows(x.get(0), x.get(1)))
        .oracle(
            x ->
                Plain.fill(
                    Shape.of(x.get(1).count(), x.get(0).shape().size(1)),
                    i -> Plain.at(x.get(0), (int) x.get(1).get(i[0]), i[1])))
        .smooth(0)
        .sample(table(1, 1), OpCase.array(Shape.of(1), 0))
        .sample(table(3, 0), OpCase.array(Shape.of(1), 0))
        .sample(table(3, 5), OpCase.array(Shape.of(0)))
        .sample(table(3, 5), OpCase.array(Shape.of(4), 2, 0, 2, 1))
        .refuses("the indices must have rank 1", Shape.of(3, 5), Shape.of(2, 2))
        .refuses("must have rank 2", Shape.of(3), Shape.of(2))
        .stops(
            IndexOutOfBoundsException.class,
            "index 3.0 at place 1 is not a whole number from 0 to 2",
            table(3, 5),
            OpCase.array(Shape.of(2), 0, 3))
        .stops(
            IndexOutOfBoundsException.class,
            "index 0.5",
            table(3, 5),
            OpCase.array(Shape.of(1), 0.5))
        .stops(
            IndexOutOfBoundsException.class,
            "index NaN",
            table(3, 5),
            OpCase.array(Shape.of(1), Double.NaN))
        .build();
  }

  private static OpCase scatterAddRows() {
    return OpCase.of("scatterAddRows", x -> Layouts.scatterAddRows(x.get(0), x.get(1), 3))
        .oracle(
            x ->
                Plain.fill(
                    Shape.of(3, x.get(0).shape().size(1)),
                    i -> {
                      double sum = 0;
                      for (int k = 0; k < x.get(1).count(); k++) {
                        sum += x.get(1).get(k) == i[0] ? Plain.at(x.get(0), k, i[1]) : 0;
                      }
                      return sum;
                    }))
        .smooth(0)
        .sample(table(1, 1), OpCase.array(Shape.of(1), 2))
        .sample(table(0, 2), OpCase.array(Shape.of(0)))
        .sample(table(4, 5), OpCase.array(Shape.of(4), 2, 0, 2, 2))
        .sample(table(3, 5), OpCase.array(Shape.of(3), 2, 0, 2))
        .refuses("4 rows come with 3 indices", Shape.of(4, 5), Shape.of(3))
        .stops(
            IndexOutOfBoundsException.class,
            "index -1.0 at place 0",
            table(1, 5),
            OpCase.array(Shape.of(1), -1))
        .build();
  }

  private static OpCase windows() {
    return OpCase.of("windows 2 × 3 by 2", x -> Layouts.windows(x.get(0), 2, 3, 2))
        .oracle(
            x -> {
              Shape s = x.get(0).shape();
              int c = s.size(3);
              return Plain.fill(
                  Shape.of(s.size(0), (s.size(1) - 2) / 2 + 1, (s.size(2) - 3) / 2 + 1, 6 * c),
                  i ->
                      Plain.at(
                          x.get(0),
                          i[0],
                          2 * i[1] + i[3] / (3 * c),
                          2 * i[2] + i[3] / c % 3,
                          i[3] % c));
            })
        .sample(Shape.of(1, 2, 3, 1))
        .sample(Shape.of(0, 4, 5, 2))
        .sample(Shape.of(2, 4, 5, 0))
        .sample(Shape.of(1, 5, 7, 3))
        .sample(Shape.of(2, 4, 6, 2))
        .sample(Shape.of(30, 28, 28, 3))
        .missingSizes("a window has 6 elements")
        .refuses("a window of 2 × 3 with stride 2 does not fit", Shape.of(1, 1, 5, 2))
        .refuses("images have the shape", Shape.of(4, 5, 2))
        .build();
  }

  private static OpCase addWindows() {
    return OpCase.of(
            "addWindows 2 × 2 by 1",
            x -> {
              Shape s = x.get(0).shape();
              Shape images = Shape.of(s.size(0), s.size(1) + 1, s.size(2) + 1, s.size(3) / 4);
              return Layouts.addWindows(x.get(0), images, 2, 2, 1);
            })
        .oracle(LayoutsContractTest::addedWindows)
        .sample(Shape.of(1, 1, 1, 4))
        .sample(Shape.of(0, 1, 1, 4))
        .sample(Shape.of(2, 3, 2, 12))
        .sample(Shape.of(1, 3, 3, 5 * 4))
        .sample(Shape.of(30, 27, 27, 12))
        .missingSizes("a window has 4 elements")
        .refuses(
            "the windows of \\[1 × 3 × 3 × 1] have the shape \\[1 × 2 × 2 × 4]",
            () -> Layouts.addWindows(input(1, 2, 2, 3), Shape.of(1, 3, 3, 1), 2, 2, 1))
        .build();
  }

  private static double[] addedWindows(List<View> inputs) {
    View x = inputs.get(0);
    Shape s = x.shape();
    int c = s.size(3) / 4;
    return Plain.fill(
        Shape.of(s.size(0), s.size(1) + 1, s.size(2) + 1, c),
        i -> {
          double sum = 0;
          for (int k = 0; k < 4; k++) {
            int row = i[1] - k / 2;
            int column = i[2] - k % 2;
            boolean inside = row >= 0 && row < s.size(1) && column >= 0 && column < s.size(2);
            sum += inside ? Plain.at(x, i[0], row, column, k * c + i[3]) : 0;
          }
          return sum;
        });
  }

  private static Node input(int... sizes) {
    return Node.input("x", Shape.of(sizes));
  }

  private static View table(int rows, int columns) {
    Shape shape = Shape.of(rows, columns);
    return OpCase.array(shape, Plain.fill(shape, i -> 0.37 * i[0] - 0.11 * i[1] + 0.5));
  }
}
