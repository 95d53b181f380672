package io.kldiv.core.graph.op;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The windows of images, each as one row. */
record Windows(int height, int width, int stride) implements BufferOperation {
  @Override
  public String name() {
    return "windows %d × %d by %d".formatted(height, width, stride);
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape x = inputs.get(0);
    if (x.rank() != 4) {
      throw new GraphException("images have the shape [batch × height × width × channels]");
    }
    if (height < 1 || height > x.size(1) || width < 1 || width > x.size(2) || stride < 1) {
      throw new GraphException(
          "a window of %d × %d with stride %d does not fit".formatted(height, width, stride));
    }
    return Shape.of(
        x.size(0),
        (x.size(1) - height) / stride + 1,
        (x.size(2) - width) / stride + 1,
        height * width * x.size(3));
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    View x = inputs.get(0);
    Shape images = x.shape();
    int length = output.shape().size(3);
    int run = width * images.size(3);
    int line = images.size(2) * images.size(3);
    return RowTasks.of(
        length == 0 ? 0 : output.count() / length,
        length,
        (task, from, to) -> {
          for (int window = from; window < to; window++) {
            int start = x.offset() + start(window, images, output.shape());
            int end = output.offset() + window * length;
            for (int i = 0; i < height; i++) {
              System.arraycopy(x.array(), start + i * line, output.array(), end + i * run, run);
            }
          }
        });
  }

  /** Where a window starts in its images. */
  int start(int window, Shape images, Shape windows) {
    int column = window % windows.size(2);
    int row = window / windows.size(2) % windows.size(1);
    int image = window / windows.size(2) / windows.size(1);
    int line = image * images.size(1) + row * stride;
    return (line * images.size(2) + column * stride) * images.size(3);
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Shape images = self.inputs().get(0).shape();
    return List.of(Layouts.addWindows(upstream, images, height, width, stride));
  }
}
