package io.kldiv.core.graph.op;

import static io.kldiv.core.graph.op.Elementwise.cos;
import static io.kldiv.core.graph.op.Elementwise.exp;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.ElementwiseOperation;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Span;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.special.VonMisesLaw;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The angle from −π to π below which a von Mises variable around 0 lies with a probability, or, as
 * a function of the angle, the derivative of that probability in the concentration.
 *
 * @param inverse whether it is the angle
 */
public record VonMisesQuantile(boolean inverse) implements ElementwiseOperation {
  /**
   * The angle. Its gradient is −(∂F/∂κ)/density for the concentration κ (Figurnov et al., 2018,
   * equation 5); the derivatives of ∂F/∂κ are left out.
   *
   * @param concentration κ ≥ 0
   * @param probability from 0 to 1
   */
  public static Node of(Node concentration, Node probability) {
    return Node.of(new VonMisesQuantile(true), concentration, probability);
  }

  @Override
  public String name() {
    return inverse ? "vonMisesQuantile" : "vonMisesByConcentration";
  }

  @Override
  public int flopsPerElement() {
    return 10_000;
  }

  @Override
  public void apply(Kernels kernels, Span[] inputs, Span output, int n) {
    Span a = inputs[0];
    Span b = inputs[1];
    for (int i = 0; i < n; i++) {
      double concentration = a.array[a.offset + i * a.stride];
      double x = b.array[b.offset + i * b.stride];
      output.array[output.offset + i] =
          inverse
              ? VonMisesLaw.quantile(concentration, x)
              : VonMisesLaw.byConcentration(concentration, x);
    }
  }

  @Override
  public List<@Nullable Node> gradient(Node self, Node upstream) {
    if (!inverse) {
      return Arrays.asList(null, null);
    }
    Node concentration = self.inputs().get(0);
    Node normaliser = SpecialFunctions.logBesselNormaliser(0, concentration);
    Node exponent = subtract(multiply(concentration, cos(self)), normaliser);
    Node part = scale(multiply(upstream, exp(negate(exponent))), 2 * Math.PI);
    Node slope = Node.of(new VonMisesQuantile(false), concentration, self);
    return List.of(negate(multiply(part, slope)), part);
  }
}
