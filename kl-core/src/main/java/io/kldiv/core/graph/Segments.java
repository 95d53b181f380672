package io.kldiv.core.graph;

import org.jspecify.annotations.Nullable;

/**
 * How a sum over many slices, such as the samples of a batch, is cut into segments: each is summed
 * by itself, then they are added in order. The cut follows from the shapes alone, and so do the
 * bits.
 *
 * <p>A thread can then take a segment through all operations and add it up while it lies in its
 * cache, and hands over one sum instead of every sample. On cores that share no cache, a step of
 * the article's experiment otherwise takes as long on two as on one.
 *
 * @param slices the length of the outermost axis
 * @param length the slices of a segment; the last one may be shorter
 */
public record Segments(int slices, int length) {
  /** The slices of a segment: a multiple of the pieces that a stage is usually cut into. */
  private static final int LEAST_LENGTH = 128;

  private static final int LENGTH_MULTIPLE = 64;
  private static final int LEAST_SEGMENTS = 4;
  private static final int MOST_SEGMENTS = 16;

  /** The elements of all sums together: 8 MiB. */
  private static final long MOST_ELEMENTS = 1 << 20;

  /**
   * The cut of a sum.
   *
   * @param slices the length of the outermost axis
   * @param count the elements of the sum
   * @return the segments, or null where there are too few slices or the sum is too large
   */
  public static @Nullable Segments of(int slices, int count) {
    int share = (slices + MOST_SEGMENTS - 1) / MOST_SEGMENTS;
    int rounded = (share + LENGTH_MULTIPLE - 1) / LENGTH_MULTIPLE * LENGTH_MULTIPLE;
    Segments segments = new Segments(slices, Math.max(LEAST_LENGTH, rounded));
    boolean fits = (long) segments.count() * count <= MOST_ELEMENTS;
    return segments.slices >= LEAST_SEGMENTS * LEAST_LENGTH && fits ? segments : null;
  }

  /** The number of segments. */
  public int count() {
    return (slices + length - 1) / length;
  }

  /** The first slice of a segment. */
  public int from(int segment) {
    return segment * length;
  }

  /** The slice to stop before. */
  public int to(int segment) {
    return Math.min(slices, from(segment) + length);
  }
}
