package io.kldiv.optim;

import java.util.List;
import java.util.Map;

/**
 * One link of an update rule: an elementwise change of the update, in place.
 *
 * <p>A link is immutable. What it must remember it declares by name ({@link #buffers()}, {@link
 * #scalars()}, {@link #schedules()}) and finds in the {@link LinkState} it is given.
 *
 * <p>The arrays are worked on in ranges, by several threads at once and block by block, so {@link
 * #apply} computes element i of the update from element i of the arrays and from the scalars alone;
 * then the result does not depend on how the arrays are split. What belongs to a whole step, such
 * as a bias correction or the norm of the gradient, is computed once a step by {@link #prepare}.
 *
 * <p>A link without memory is a lambda:
 *
 * <pre>{@code
 * Link sign = (state, update, parameters, from, to) -> {
 *   for (int i = from; i < to; i++) {
 *     update[i] = Math.signum(update[i]);
 *   }
 * };
 * }</pre>
 */
@FunctionalInterface
public interface Link {
  /** The names of the arrays the link keeps, each as long as the parameters and zero at first. */
  default List<String> buffers() {
    return List.of();
  }

  /** The names of the numbers the link keeps, each zero at first. */
  default List<String> scalars() {
    return List.of();
  }

  /** The schedules the link follows, by the name under which their value is found and reported. */
  default Map<String, Schedule> schedules() {
    return Map.of();
  }

  /**
   * Computes what is common to the whole step, once, before any {@link #apply} of that step. The
   * place to set scalars. Allocates nothing.
   *
   * @param state the link's memory, with the step number and this step's values of the schedules
   * @param gradient the whole gradient of the step, every element finite; not to be changed
   * @param loss the value of the objective at which the gradient was taken
   */
  default void prepare(LinkState state, double[] gradient, double loss) {}

  /**
   * Changes the elements from {@code from} to {@code to} of the update, and of the link's buffers.
   * Called from several threads at once with ranges that do not overlap. Reads the parameters and
   * scalars, and changes neither. Allocates nothing.
   *
   * @param state the link's memory
   * @param update what the links before this one made of the gradient
   * @param parameters the parameters before the step; not to be changed
   * @param from the first index
   * @param to the index after the last
   */
  void apply(LinkState state, double[] update, double[] parameters, int from, int to);
}
