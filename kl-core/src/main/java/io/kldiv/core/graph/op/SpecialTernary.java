package io.kldiv.core.graph.op;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.log1p;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.ElementwiseOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Span;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.special.IncompleteBeta;
import io.kldiv.core.special.Quantiles;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The incomplete beta function and its kin, of two shapes and an argument.
 *
 * @param function the function
 */
record SpecialTernary(Function function) implements ElementwiseOperation {
  /** The functions. */
  enum Function {
    INCOMPLETE_BETA("incompleteBeta"),
    BETA_DENSITY("betaDensity"),
    INCOMPLETE_BETA_BY_A("incompleteBetaByA"),
    INCOMPLETE_BETA_BY_B("incompleteBetaByB"),
    BETA_QUANTILE("betaQuantile");

    private final String label;

    Function(String label) {
      this.label = label;
    }
  }

  static Node of(Function function, Node a, Node b, Node x) {
    return Node.of(new SpecialTernary(function), a, b, x);
  }

  @Override
  public String name() {
    return function.label;
  }

  @Override
  public int flopsPerElement() {
    return function == Function.BETA_QUANTILE ? 10_000 : 1_000;
  }

  @Override
  public void apply(Kernels kernels, Span[] inputs, Span output, int n) {
    Span a = inputs[0];
    Span b = inputs[1];
    Span x = inputs[2];
    for (int i = 0; i < n; i++) {
      output.array[output.offset + i] =
          value(
              a.array[a.offset + i * a.stride],
              b.array[b.offset + i * b.stride],
              x.array[x.offset + i * x.stride]);
    }
  }

  private double value(double a, double b, double x) {
    return switch (function) {
      case INCOMPLETE_BETA -> IncompleteBeta.of(a, b, x);
      case BETA_DENSITY -> IncompleteBeta.density(a, b, x);
      case INCOMPLETE_BETA_BY_A -> IncompleteBeta.derivativeA(a, b, x);
      case INCOMPLETE_BETA_BY_B -> IncompleteBeta.derivativeB(a, b, x);
      case BETA_QUANTILE -> Quantiles.beta(a, b, x);
    };
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    Node a = self.inputs().get(0);
    Node b = self.inputs().get(1);
    Node x = self.inputs().get(2);
    return switch (function) {
      case INCOMPLETE_BETA ->
          List.of(
              multiply(upstream, of(Function.INCOMPLETE_BETA_BY_A, a, b, x)),
              multiply(upstream, of(Function.INCOMPLETE_BETA_BY_B, a, b, x)),
              multiply(upstream, of(Function.BETA_DENSITY, a, b, x)));
      case BETA_DENSITY -> {
        Node part = multiply(upstream, self);
        Node rise = divide(shift(a, -1), x);
        Node fall = divide(shift(b, -1), shift(negate(x), 1));
        yield List.of(
            multiply(part, score(log(x), a, b)),
            multiply(part, score(log1p(negate(x)), b, a)),
            multiply(part, subtract(rise, fall)));
      }
      case INCOMPLETE_BETA_BY_A ->
          Arrays.asList(null, null, throughDensity(upstream, a, b, x, score(log(x), a, b)));
      case INCOMPLETE_BETA_BY_B ->
          Arrays.asList(
              null, null, throughDensity(upstream, a, b, x, score(log1p(negate(x)), b, a)));
      case BETA_QUANTILE -> {
        Node part = divide(upstream, of(Function.BETA_DENSITY, a, b, self));
        yield List.of(
            negate(multiply(part, of(Function.INCOMPLETE_BETA_BY_A, a, b, self))),
            negate(multiply(part, of(Function.INCOMPLETE_BETA_BY_B, a, b, self))),
            part);
      }
    };
  }

  /** {@code log x + ψ(a + b) − ψ(a)}: the derivative of the log density in a. */
  private static Node score(Node log, Node a, Node b) {
    return add(log, SpecialFunctions.polygammaIncrease(0, a, b));
  }

  private static Node throughDensity(Node upstream, Node a, Node b, Node x, Node score) {
    return multiply(upstream, multiply(of(Function.BETA_DENSITY, a, b, x), score));
  }
}
