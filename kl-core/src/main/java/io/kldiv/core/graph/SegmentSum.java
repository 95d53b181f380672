package io.kldiv.core.graph;

import io.kldiv.core.kernel.Binary;
import io.kldiv.core.kernel.Kernels;
import java.util.List;

/**
 * A sum over slices, tied to memory: the sum of each segment, and what adds them up.
 *
 * @param parts a task for each segment
 * @param ending adds the segments in order, after all parts
 */
public record SegmentSum(BufferOperation.Work parts, BufferOperation.Work ending)
    implements BufferOperation.Work {
  /** The elements that are added at a time; those of two segments lie in the nearest cache. */
  private static final int SHARE = 1024;

  /** Computes the sum of a segment. */
  @FunctionalInterface
  public interface Part {
    /**
     * Writes the sum of the slices of a segment.
     *
     * @param segment its number
     * @param target where the sum goes
     * @param offset where it starts
     */
    void write(int segment, double[] target, int offset);
  }

  /**
   * A sum.
   *
   * @param kernels the loops to use
   * @param segments the segments
   * @param part computes one of them
   * @param output where the sum goes
   */
  public static SegmentSum of(Kernels kernels, Segments segments, Part part, View output) {
    int count = output.count();
    double[][] rest = new double[segments.count() - 1][count];
    Tasks parts =
        new Tasks(
            segments.count(),
            segment -> {
              if (segment == 0) {
                part.write(0, output.array(), output.offset());
              } else {
                part.write(segment, rest[segment - 1], 0);
              }
            });
    Tasks ending =
        new Tasks(
            (count + SHARE - 1) / SHARE,
            share -> {
              int from = share * SHARE;
              int n = Math.min(SHARE, count - from);
              int at = output.offset() + from;
              double[] sum = output.array();
              for (double[] other : rest) {
                kernels.binary(Binary.ADD, sum, at, 1, other, from, 1, sum, at, n);
              }
            });
    return new SegmentSum(parts, ending);
  }

  /** Work of several tasks. */
  private record Tasks(int tasks, BufferOperation.Work work) implements BufferOperation.Work {
    @Override
    public void run(int task) {
      work.run(task);
    }
  }

  @Override
  public void run(int task) {
    for (BufferOperation.Work phase : phases()) {
      for (int i = 0; i < phase.tasks(); i++) {
        phase.run(i);
      }
    }
  }

  @Override
  public List<BufferOperation.Work> phases() {
    return List.of(parts, ending);
  }
}
