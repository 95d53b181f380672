package io.kldiv.core.graph;

import io.kldiv.core.kernel.Layout;

/** Reads consecutive elements of an array that is stretched to a larger shape. */
final class Expansion {
  private static final int COPY_LOOP = 16;

  // The axes of the larger shape from the outside in, neighbours merged where one stride serves
  // both.
  private final int[] sizes = new int[Shape.MAX_RANK];
  private final int[] strides = new int[Shape.MAX_RANK];
  private int rank;

  private Expansion() {}

  /**
   * The stretching of one shape to another.
   *
   * @param from the shape of the array
   * @param to a shape that it broadcasts to, not empty
   */
  static Expansion of(Shape from, Shape to) {
    Expansion result = new Expansion();
    int stride = from.count();
    for (int axis = 0; axis < to.rank(); axis++) {
      int own = axis - (to.rank() - from.rank());
      int size = own < 0 ? 1 : from.size(own);
      stride = own < 0 ? stride : stride / size;
      if (to.size(axis) != 1) {
        result.push(to.size(axis), size == 1 ? 0 : stride);
      }
    }
    if (result.rank == 0) {
      result.push(1, 0);
    }
    return result;
  }

  private void push(int size, int stride) {
    boolean merges = rank > 0 && strides[rank - 1] == stride * size;
    if (merges) {
      sizes[rank - 1] *= size;
      strides[rank - 1] = stride;
    } else {
      sizes[rank] = size;
      strides[rank] = stride;
      rank++;
    }
  }

  /** Whether each element fills a row of a matrix. */
  boolean isColumn() {
    return rank == 2 && strides[0] == 1 && strides[1] == 0;
  }

  /**
   * Copies the elements {@code first … first + n − 1} of the stretched array.
   *
   * @param source where the array starts
   * @param first the row-major index in the larger shape
   * @param n how many
   * @param target where they go
   */
  void read(Span source, int first, int n, Span target) {
    int run = sizes[rank - 1];
    int whole = (first + run - 1) / run;
    int rows = (first + n) / run - whole;
    if (rank != 2 || rows < 2) {
      readRuns(source, first, n, target.array, target.offset);
      return;
    }
    int head = whole * run - first;
    int middle = rows * run;
    int out = target.offset;
    readRuns(source, first, head, target.array, out);
    readRows(source, whole, rows, target.array, out + head);
    int done = head + middle;
    readRuns(source, first + done, n - done, target.array, out + done);
  }

  /** Copies whole rows of a matrix. */
  private void readRows(Span source, int first, int rows, double[] target, int out) {
    int run = sizes[1];
    if (isColumn()) {
      Layout.repeatColumn(source.array, source.offset + first, rows, run, target, out);
    } else if (strides[0] == 0 && strides[1] == 1) {
      Layout.repeatRow(source.array, source.offset, run, rows, target, out);
    } else {
      readRuns(source, first * run, rows * run, target, out);
    }
  }

  private void readRuns(Span source, int first, int n, double[] target, int to) {
    int run = sizes[rank - 1];
    int stride = strides[rank - 1];
    int position = first;
    int end = first + n;
    int out = to;
    while (position < end) {
      int row = position / run;
      int inner = position - row * run;
      int length = Math.min(run - inner, end - position);
      int from = source.offset + rowStart(row) + inner * stride;
      if (stride == 0) {
        fill(source.array[from], target, out, length);
      } else {
        copy(source.array, from, target, out, length);
      }
      position += length;
      out += length;
    }
  }

  private int rowStart(int row) {
    int start = 0;
    int rest = row;
    for (int axis = rank - 2; axis > 0; axis--) {
      int next = rest / sizes[axis];
      start += (rest - next * sizes[axis]) * strides[axis];
      rest = next;
    }
    return rank > 1 ? start + rest * strides[0] : 0;
  }

  private static void fill(double value, double[] target, int offset, int n) {
    for (int i = offset; i < offset + n; i++) {
      target[i] = value;
    }
  }

  private static void copy(double[] source, int from, double[] target, int to, int n) {
    if (n > COPY_LOOP) {
      System.arraycopy(source, from, target, to, n);
      return;
    }
    for (int i = 0; i < n; i++) {
      target[to + i] = source[from + i];
    }
  }
}
