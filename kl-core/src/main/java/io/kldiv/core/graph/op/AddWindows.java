package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Binary;
import io.kldiv.core.kernel.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Windows added, in order, into images of zeros. */
record AddWindows(Shape images, Windows windows) implements BufferOperation {
  @Override
  public String name() {
    return "addWindows %d × %d by %d"
        .formatted(windows.height(), windows.width(), windows.stride());
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape needed = windows.shape(List.of(images));
    if (!inputs.get(0).equals(needed)) {
      throw new GraphException("the windows of %s have the shape %s".formatted(images, needed));
    }
    return images;
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View x = inputs.get(0);
    int size = Axes.product(images.sizes(), 1, 4);
    int each = Axes.product(x.shape().sizes(), 1, 3);
    return RowTasks.of(
        images.size(0),
        (long) each * x.shape().size(3),
        (task, from, to) -> {
          int start = output.offset();
          Arrays.fill(output.array(), start + from * size, start + to * size, 0);
          for (int window = from * each; window < to * each; window++) {
            add(kernels, x, window, output);
          }
        });
  }

  private void add(Kernels kernels, View x, int window, View output) {
    int run = windows.width() * images.size(3);
    int line = images.size(2) * images.size(3);
    int from = x.offset() + window * x.shape().size(3);
    int to = output.offset() + windows.start(window, images, x.shape());
    double[] y = output.array();
    for (int i = 0; i < windows.height() && run > 0; i++) {
      int place = to + i * line;
      kernels.binary(Binary.ADD, y, place, 1, x.array(), from + i * run, 1, y, place, run);
    }
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    return List.of(Layouts.windows(upstream, windows.height(), windows.width(), windows.stride()));
  }
}
