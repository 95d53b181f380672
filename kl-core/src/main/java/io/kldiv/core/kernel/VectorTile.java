package io.kldiv.core.kernel;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tile of a matrix product on vectors. A panel is up to four vectors wide where there are 32
 * registers, as with 512-bit vectors, and else two; what is left is divided evenly.
 */
final class VectorTile implements Tile {
  static final VectorTile INSTANCE = new VectorTile();

  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();
  private static final boolean MANY_REGISTERS = LANES >= 8;
  private static final int MOST_VECTORS = MANY_REGISTERS ? 4 : 2;

  private static final Loop COPY = Loop.of(MethodHandles.lookup(), "copyVectors");

  private VectorTile() {}

  @Override
  public int width(int columns) {
    int vectors = (columns + LANES - 1) / LANES;
    int panels = (vectors + MOST_VECTORS - 1) / MOST_VECTORS;
    return (vectors + panels - 1) / panels * LANES;
  }

  @Override
  public int rows(int width) {
    return MANY_REGISTERS && width <= 2 * LANES ? 8 : 4;
  }

  @Override
  public void multiply(
      int width,
      int steps,
      double[] a,
      int aOffset,
      int aRowStride,
      int aStepStride,
      double[] b,
      int bOffset,
      int bStride,
      double[] start,
      int startOffset,
      int startStride,
      double[] c,
      int cOffset,
      int cStride) {
    Loop loop =
        switch (width / LANES) {
          case 1 -> MANY_REGISTERS ? NarrowPanel.EIGHT_ROWS_BY_ONE : NarrowPanel.FOUR_ROWS_BY_ONE;
          case 2 -> MANY_REGISTERS ? NarrowPanel.EIGHT_ROWS_BY_TWO : NarrowPanel.FOUR_ROWS_BY_TWO;
          case 3 -> WidePanel.THREE;
          default -> WidePanel.FOUR;
        };
    loop.multiply(
        steps,
        a,
        aOffset,
        aRowStride,
        aStepStride,
        b,
        bOffset,
        bStride,
        start,
        startOffset,
        startStride,
        c,
        cOffset,
        cStride);
  }

  @Override
  public void copy(
      double[] x, int xOffset, int xStride, double[] y, int yOffset, int rows, int columns) {
    COPY.copy(x, xOffset, xStride, y, yOffset, rows, columns);
  }

  /** Copies rows whose length is a multiple of the lanes to rows that follow each other. */
  static void copyVectors(
      double[] x, int xOffset, int xStride, double[] y, int yOffset, int rows, int columns) {
    for (int j = 0; j < columns; j += LANES) {
      int from = xOffset + j;
      int to = yOffset + j;
      for (int i = 0; i < rows; i++, from += xStride, to += columns) {
        DoubleVector.fromArray(SPECIES, x, from).intoArray(y, to);
      }
    }
  }
}
