package io.kldiv.core.graph.op;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.subtract;
import static io.kldiv.core.graph.op.Layouts.diagonal;
import static io.kldiv.core.graph.op.Layouts.diagonalMatrix;
import static io.kldiv.core.graph.op.Layouts.lowerTriangle;
import static io.kldiv.core.graph.op.Layouts.transpose;
import static io.kldiv.core.graph.op.LinearAlgebra.triangularSolve;
import static io.kldiv.core.graph.op.Products.matmul;

import io.kldiv.core.graph.BufferOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.kernel.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Cholesky factors of the symmetric parts of matrices. */
record Cholesky() implements BufferOperation {
  @Override
  public String name() {
    return "cholesky";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Batches.square(inputs.get(0));
    return inputs.get(0);
  }

  @Override
  public long flops(List<Shape> inputs, Shape output) {
    return (long) output.count() * output.size(-1) / 3;
  }

  @Override
  public Work bind(Kernels kernels, List<View> inputs, View output) {
    return CholeskyWork.of(kernels, inputs.get(0), output);
  }

  /** {@code s = l⁻ᵀ·Φ(lᵀ·g)·l⁻¹}, made symmetric; Φ keeps the lower triangle, half the diagonal. */
  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node product = matmul(self, true, upstream, false);
    Node half = diagonalMatrix(scale(diagonal(product), 0.5));
    Node phi = subtract(lowerTriangle(product), half);
    Node left = triangularSolve(self, phi, true, true);
    Node both = triangularSolve(self, transpose(left), true, true);
    return List.of(scale(add(both, transpose(both)), 0.5));
  }
}
