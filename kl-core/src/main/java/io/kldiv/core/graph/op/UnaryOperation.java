package io.kldiv.core.graph.op;

import static io.kldiv.core.graph.op.Elementwise.ZERO;
import static io.kldiv.core.graph.op.Elementwise.cos;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.sigmoid;
import static io.kldiv.core.graph.op.Elementwise.sign;
import static io.kldiv.core.graph.op.Elementwise.sin;
import static io.kldiv.core.graph.op.Elementwise.square;

import io.kldiv.core.graph.ElementwiseOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.Span;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.Unary;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A function of one number. */
record UnaryOperation(Unary function) implements ElementwiseOperation {
  private static final double TWO_BY_SQRT_PI = 1.1283791670955126;

  @Override
  public String name() {
    return function.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public int flopsPerElement() {
    return switch (function) {
      case NEGATE, ABS, SIGN, SQUARE, RELU, STEP -> 1;
      case SQRT, RECIPROCAL -> 4;
      default -> 20;
    };
  }

  @Override
  public void apply(Kernels kernels, Span[] inputs, Span output, int n) {
    Span x = inputs[0];
    if (x.stride == 1) {
      kernels.unary(function, x.array, x.offset, output.array, output.offset, n);
    } else {
      kernels.unary(function, x.array, x.offset, output.array, output.offset, 1);
      double value = output.array[output.offset];
      Arrays.fill(output.array, output.offset, output.offset + n, value);
    }
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node x = self.inputs().get(0);
    return Collections.singletonList(
        switch (function) {
          case NEGATE -> negate(upstream);
          case ABS -> multiply(upstream, sign(x));
          case SIGN, STEP -> null;
          case SQUARE -> multiply(upstream, scale(x, 2));
          case SQRT -> divide(scale(upstream, 0.5), self);
          case RECIPROCAL -> negate(multiply(upstream, square(self)));
          case EXP -> multiply(upstream, self);
          case EXPM1 -> multiply(upstream, exp(x));
          case LOG -> divide(upstream, x);
          case LOG1P -> divide(upstream, shift(x, 1));
          case TANH -> multiply(upstream, oneMinus(square(self)));
          case SIGMOID -> multiply(upstream, multiply(self, oneMinus(self)));
          case SOFTPLUS -> multiply(upstream, sigmoid(x));
          case RELU -> select(self, upstream, ZERO); // positive where x is, else 0
          case ERF -> multiply(upstream, scale(exp(negate(square(x))), TWO_BY_SQRT_PI));
          case SIN -> multiply(upstream, cos(x));
          case COS -> negate(multiply(upstream, sin(x)));
        });
  }

  private static Node oneMinus(Node x) {
    return shift(negate(x), 1);
  }
}
