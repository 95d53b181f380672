package io.kldiv.core.graph;

import io.kldiv.core.kernel.Binary;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.kernel.MatrixProduct;
import io.kldiv.core.kernel.Unary;
import java.util.List;

/** A handful of operations, so that the engine is tested apart from the library of operations. */
final class TestOperations {
  private TestOperations() {}

  static Node add(Node a, Node b) {
    return Node.of(new Pointwise(Binary.ADD), a, b);
  }

  static Node subtract(Node a, Node b) {
    return Node.of(new Pointwise(Binary.SUBTRACT), a, b);
  }

  static Node multiply(Node a, Node b) {
    return Node.of(new Pointwise(Binary.MULTIPLY), a, b);
  }

  static Node divide(Node a, Node b) {
    return Node.of(new Pointwise(Binary.DIVIDE), a, b);
  }

  static Node exp(Node x) {
    return Node.of(new Mapped(Unary.EXP), x);
  }

  static Node tanh(Node x) {
    return Node.of(new Mapped(Unary.TANH), x);
  }

  static Node log(Node x) {
    return Node.of(new Mapped(Unary.LOG), x);
  }

  static Node sum(Node x) {
    return SumTo.of(x, Shape.SCALAR);
  }

  static Node matmul(Node a, Node b) {
    return Node.of(new Product(false, false), a, b);
  }

  record Mapped(Unary function) implements ElementwiseOperation {
    @Override
    public String name() {
      return function.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public void apply(Kernels kernels, Span[] inputs, Span output, int n) {
      Span x = inputs[0];
      if (x.stride == 1) {
        kernels.unary(function, x.array, x.offset, output.array, output.offset, n);
      } else {
        kernels.unary(function, x.array, x.offset, output.array, output.offset, 1);
        double value = output.array[output.offset];
        java.util.Arrays.fill(output.array, output.offset, output.offset + n, value);
      }
    }

    @Override
    public List<Node> gradient(Node self, Node upstream) {
      Node x = self.inputs().get(0);
      Node one = Node.constant(1);
      return List.of(
          switch (function) {
            case EXP -> multiply(upstream, self);
            case TANH -> multiply(upstream, subtract(one, multiply(self, self)));
            case LOG -> divide(upstream, x);
            default -> throw new IllegalStateException(function.name());
          });
    }
  }

  record Pointwise(Binary function) implements ElementwiseOperation {
    @Override
    public String name() {
      return function.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public void apply(Kernels kernels, Span[] inputs, Span output, int n) {
      Span a = inputs[0];
      Span b = inputs[1];
      kernels.binary(
          function,
          a.array,
          a.offset,
          a.stride,
          b.array,
          b.offset,
          b.stride,
          output.array,
          output.offset,
          n);
    }

    @Override
    public List<Node> gradient(Node self, Node upstream) {
      Node a = self.inputs().get(0);
      Node b = self.inputs().get(1);
      return switch (function) {
        case ADD -> List.of(upstream, upstream);
        case SUBTRACT -> List.of(upstream, multiply(upstream, Node.constant(-1)));
        case MULTIPLY -> List.of(multiply(upstream, b), multiply(upstream, a));
        case DIVIDE -> {
          Node first = divide(upstream, b);
          yield List.of(first, multiply(multiply(first, self), Node.constant(-1)));
        }
        default -> throw new IllegalStateException(function.name());
      };
    }
  }

  record Product(boolean transposeA, boolean transposeB) implements BufferOperation {
    @Override
    public String name() {
      return "matmul";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
      return Shape.of(
          inputs.get(0).size(transposeA ? 1 : 0), inputs.get(1).size(transposeB ? 0 : 1));
    }

    @Override
    public long flops(List<Shape> inputs, Shape output) {
      return 2L * output.count() * inputs.get(0).size(transposeA ? 0 : 1);
    }

    @Override
    public Work bind(Kernels kernels, List<View> inputs, View output) {
      int m = output.shape().size(0);
      int block = 8;
      View a = inputs.get(0);
      View b = inputs.get(1);
      int k = a.shape().size(transposeA ? 0 : 1);
      MatrixProduct product =
          MatrixProduct.of(m, output.shape().size(1), k, transposeA, transposeB);
      int tasks = (m + block - 1) / block;
      double[][] scratch = new double[tasks][product.scratchLength()];
      return new Work() {
        @Override
        public void run(int task) {
          kernels.multiply(
              product,
              task * block,
              Math.min(m, (task + 1) * block),
              a.array(),
              a.offset(),
              b.array(),
              b.offset(),
              output.array(),
              output.offset(),
              scratch[task]);
        }

        @Override
        public int tasks() {
          return tasks;
        }
      };
    }

    @Override
    public List<Node> gradient(Node self, Node upstream) {
      if (transposeA || transposeB) {
        throw new IllegalStateException("not needed");
      }
      return List.of(
          Node.of(new Product(false, true), upstream, self.inputs().get(1)),
          Node.of(new Product(true, false), self.inputs().get(0), upstream));
    }
  }
}
