package io.kldiv.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The copies in another layout; oracle: index arithmetic by hand. */
final class LayoutTest {
  @Test
  void transposingSwapsRowsAndColumns() {
    int rows = 37;
    int columns = 21;
    double[] x = new double[rows * columns + 2];
    for (int i = 0; i < x.length; i++) {
      x[i] = i;
    }
    double[] y = new double[rows * columns + 3];
    Layout.transpose(x, 2, rows, columns, y, 3);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        assertThat(y[3 + j * rows + i]).isEqualTo(2 + i * columns + j);
      }
    }
  }

  @Test
  void aRowIsRepeatedInEveryRow() {
    double[] y = new double[10];
    Layout.repeatRow(new double[] {9, 1, 2, 3}, 1, 3, 3, y, 1);
    assertThat(y).containsExactly(0, 1, 2, 3, 1, 2, 3, 1, 2, 3);
    Layout.repeatRow(new double[0], 0, 0, 5, y, 0);
    assertThat(y[0]).isZero();
  }

  @Test
  void aColumnIsRepeatedInEveryColumn() {
    double[] y = new double[7];
    Layout.repeatColumn(new double[] {9, 1, 2}, 1, 2, 3, y, 1);
    assertThat(y).containsExactly(0, 1, 1, 1, 2, 2, 2);
  }
}
