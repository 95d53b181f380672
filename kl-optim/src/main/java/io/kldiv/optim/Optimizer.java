package io.kldiv.optim;

import io.kldiv.core.part.PartKind;
import java.util.List;

/**
 * An update rule: a chain of links that turn a gradient into a step.
 *
 * <p>With g the gradient and θ the parameters, the links are applied in order to u = g, each
 * changing u in place, and then θ ← θ − u. Gradient descent with momentum is
 *
 * <pre>{@code
 * public List<Link> links() {
 *   return List.of(Links.momentum(0.9), Links.scaleByRate(learningRate));
 * }
 * }</pre>
 *
 * <p>An optimizer is configuration: immutable, usable for any number of runs at once. All that is
 * remembered from step to step is in the {@link OptimizerState} of a run.
 */
@PartKind("optimizer")
public interface Optimizer {
  /** The links in the order of their application; the same list at every call. */
  List<Link> links();
}
