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
  /** With fewer slices, a sum is one chain. */
  private static final int LEAST_SLICES = 512;

  /** With fewer slices to a segment, adding the segments takes too much of the time. */
  private static final int LEAST_LENGTH = 96;

  private static final int LEAST_SEGMENTS = 4;
  private static final int MOST_SEGMENTS = 16;

  /** Longer segments are taken through the operations in pieces of so many slices. */
  private static final int PIECE = 64;

  private static final int LONGEST_PIECE = 160;

  /** The rows of a strip of a product. */
  private static final int STRIP = 4;

  /** What the last segment may lack of its length, as a part of all slices. */
  private static final int ACCEPTED_REST = 64;

  /** The elements of all sums together: 8 MiB. */
  private static final long MOST_ELEMENTS = 1 << 20;

  /**
   * The cut of a sum into as many segments as are nearly equal in length, of the even numbers from
   * 4 to 16, so that two threads have equal shares. Rounded lengths may make it one less.
   *
   * @param slices the length of the outermost axis
   * @param count the elements of the sum
   * @return the segments, or null where there are too few slices or the sum is too large
   */
  public static @Nullable Segments of(int slices, int count) {
    if (slices < LEAST_SLICES) {
      return null;
    }
    Segments best = new Segments(slices, length(slices, LEAST_SEGMENTS));
    for (int n = LEAST_SEGMENTS; n <= MOST_SEGMENTS; n += 2) {
      Segments segments = new Segments(slices, length(slices, n));
      boolean even = segments.rest() <= slices / ACCEPTED_REST;
      if (segments.length >= LEAST_LENGTH && (even || segments.rest() <= best.rest())) {
        best = segments;
      }
    }
    return (long) best.count() * count <= MOST_ELEMENTS ? best : null;
  }

  private static int length(int slices, int segments) {
    int share = (slices + segments - 1) / segments;
    int multiple = share > LONGEST_PIECE ? PIECE : STRIP;
    return (share + multiple - 1) / multiple * multiple;
  }

  /** What the last segment lacks of its length. */
  private int rest() {
    return count() * length - slices;
  }

  /** The slices that are best taken through the operations at a time; they divide a segment. */
  int piece() {
    return length > LONGEST_PIECE ? PIECE : length;
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
