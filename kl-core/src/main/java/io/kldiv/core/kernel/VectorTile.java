package io.kldiv.core.kernel;

/** The tile of a matrix product on vectors: panels of two vectors, and of one for what is left. */
final class VectorTile implements Tile {
  static final VectorTile INSTANCE = new VectorTile();

  private static final int LANES = Lanes.SPECIES.length();

  private VectorTile() {}

  @Override
  public int width(int columnsLeft) {
    return columnsLeft > LANES ? 2 * LANES : LANES;
  }

  @Override
  public void multiply(
      int rows,
      int width,
      int steps,
      double[] a,
      int aOffset,
      int aRowStride,
      int aStepStride,
      double[] b,
      int bOffset,
      int bStride,
      double[] c,
      int cOffset,
      int cStride) {
    if (width == LANES) {
      NarrowTile.multiply(
          rows,
          steps,
          a,
          aOffset,
          aRowStride,
          aStepStride,
          b,
          bOffset,
          bStride,
          c,
          cOffset,
          cStride);
    } else {
      WideTile.multiply(
          rows,
          steps,
          a,
          aOffset,
          aRowStride,
          aStepStride,
          b,
          bOffset,
          bStride,
          c,
          cOffset,
          cStride);
    }
  }
}
