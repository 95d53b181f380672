package io.kldiv.core.kernel;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tile of a matrix product on vectors. A panel is up to four vectors wide where there are 32
 * registers, as with 512-bit vectors, and else three; what is left is divided evenly. Columns that
 * do not fill the last vector of a panel shift it to the left, onto columns of the one before:
 * these are computed twice, to the same bits.
 *
 * <p>A loop with its sums in registers is too long for the compiler to make it part of its caller,
 * so that it needs no {@link Loop} around it, which would hand on fourteen arguments twice more.
 */
final class VectorTile implements Tile {
  static final VectorTile INSTANCE = new VectorTile();

  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int LANES = SPECIES.length();
  private static final boolean MANY_REGISTERS = LANES >= 8;
  private static final int MOST_VECTORS = MANY_REGISTERS ? 4 : 3;

  private static final Loop COPY = Loop.of(MethodHandles.lookup(), "copyVectors");

  private VectorTile() {}

  @Override
  public int width(int columns) {
    int vectors = (columns + LANES - 1) / LANES;
    int panels = (vectors + MOST_VECTORS - 1) / MOST_VECTORS;
    int width = (vectors + panels - 1) / panels * LANES;
    return Math.min(width, Math.max(columns, LANES));
  }

  @Override
  public int rows(int width) {
    return width <= (MANY_REGISTERS ? 2 * LANES : LANES) ? 8 : 4;
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
    int last = width - LANES;
    switch ((width + LANES - 1) / LANES) {
      case 1 ->
          NarrowPanel.eightRowsByOne(
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
      case 2 -> {
        if (MANY_REGISTERS) {
          NarrowPanel.eightRowsByTwo(
              steps,
              a,
              aOffset,
              aRowStride,
              aStepStride,
              b,
              bOffset,
              bStride,
              last,
              start,
              startOffset,
              startStride,
              c,
              cOffset,
              cStride);
        } else {
          NarrowPanel.fourRowsByTwo(
              steps,
              a,
              aOffset,
              aRowStride,
              aStepStride,
              b,
              bOffset,
              bStride,
              last,
              start,
              startOffset,
              startStride,
              c,
              cOffset,
              cStride);
        }
      }
      case 3 ->
          WidePanel.three(
              steps,
              a,
              aOffset,
              aRowStride,
              aStepStride,
              b,
              bOffset,
              bStride,
              last,
              start,
              startOffset,
              startStride,
              c,
              cOffset,
              cStride);
      default ->
          WidePanel.four(
              steps,
              a,
              aOffset,
              aRowStride,
              aStepStride,
              b,
              bOffset,
              bStride,
              last,
              start,
              startOffset,
              startStride,
              c,
              cOffset,
              cStride);
    }
  }

  @Override
  public void copy(
      double[] x, int xOffset, int xStride, double[] y, int yOffset, int rows, int columns) {
    COPY.copy(x, xOffset, xStride, y, yOffset, rows, columns);
  }

  /** Copies rows of at least one vector to rows that follow each other. */
  static void copyVectors(
      double[] x, int xOffset, int xStride, double[] y, int yOffset, int rows, int columns) {
    int last = columns - LANES;
    for (int i = 0, from = xOffset, to = yOffset; i < rows; i++, from += xStride, to += columns) {
      for (int j = 0; j < last; j += LANES) {
        DoubleVector.fromArray(SPECIES, x, from + j).intoArray(y, to + j);
      }
      DoubleVector.fromArray(SPECIES, x, from + last).intoArray(y, to + last);
    }
  }
}
