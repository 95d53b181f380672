package io.kldiv.optim.rule.curvature;

import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.MatrixProduct;
import io.kldiv.optim.ParameterLayout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dense layers of a layout and the matrix products for each. They follow from the layout alone,
 * and are kept for the last one, so that a step need not make them.
 */
final class LayerProducts {
  private final Kernels kernels = Kernels.best();
  private volatile @Nullable Layers last;

  private record Layers(ParameterLayout layout, List<Layer> all) {}

  /**
   * A dense layer.
   *
   * @param offset where its parameters start
   * @param inputs its inputs, the 1 for the bias among them
   * @param outputs its outputs
   * @param factors where its factors start
   * @param left the product with an inverse of the inputs' factor
   * @param right the product with an inverse of the outputs' factor
   */
  record Layer(
      int offset, int inputs, int outputs, int factors, MatrixProduct left, MatrixProduct right) {
    /** Where the factor of the outputs starts. */
    int second() {
      return Math.addExact(factors, Math.multiplyExact(inputs, inputs));
    }

    /** The index after its factors. */
    int end() {
      return Math.addExact(second(), Math.multiplyExact(outputs, outputs));
    }

    private static Layer of(ParameterLayout.Slice weights, int factors) {
      int in = weights.sizes().get(0) + 1;
      int out = weights.sizes().get(1);
      return new Layer(
          weights.offset(),
          in,
          out,
          factors,
          MatrixProduct.of(in, out, in),
          MatrixProduct.of(in, out, out));
    }
  }

  /** The layers of a layout. */
  @SuppressWarnings("ReferenceEquality") // of the same run; comparing values would allocate
  List<Layer> of(ParameterLayout layout) {
    Layers known = last;
    if (known == null || known.layout() != layout) {
      known = new Layers(layout, make(layout));
      last = known;
    }
    return known.all();
  }

  private static List<Layer> make(ParameterLayout layout) {
    List<Layer> layers = new ArrayList<>();
    int factors = 0;
    for (int i = 0; i < layout.slices().size(); i++) {
      if (layout.isDenseLayer(i)) {
        Layer layer = Layer.of(layout.slices().get(i), factors);
        layers.add(layer);
        factors = layer.end();
      }
    }
    return List.copyOf(layers);
  }

  /** The length of the scratch array for all products. */
  int scratchLength(ParameterLayout layout) {
    return of(layout).stream()
        .mapToInt(layer -> Math.max(layer.left().scratchLength(), layer.right().scratchLength()))
        .max()
        .orElse(0);
  }

  /** U ← A⁻¹ U G⁻¹ for the part of an update that belongs to a layer. */
  void divide(Layer layer, double[] inverses, double[] update, double[] half, double[] scratch) {
    int at = layer.offset();
    int rows = layer.inputs();
    kernels.multiply(
        layer.left(), 0, rows, inverses, layer.factors(), update, at, half, at, scratch);
    kernels.multiply(
        layer.right(), 0, rows, half, at, inverses, layer.second(), update, at, scratch);
  }
}
