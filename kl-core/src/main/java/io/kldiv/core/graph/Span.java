package io.kldiv.core.graph;

/**
 * Consecutive elements handed to an elementwise operation. Mutable, so that the plan moves it along
 * an array without allocating.
 */
public final class Span {
  /** The array that holds the elements. */
  public double[] array = new double[0];

  /** The index of the first element. */
  public int offset;

  /** 1, or 0 where every element is the one at the offset. */
  public int stride = 1;
}
