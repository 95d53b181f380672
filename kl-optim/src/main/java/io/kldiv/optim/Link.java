package io.kldiv.optim;

import io.kldiv.core.part.PartKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One link of an update rule: an elementwise change of the update, in place.
 *
 * <p>A link is immutable. What it must remember it declares by name ({@link #buffers()}, {@link
 * #scalars()}, {@link #schedules()}) and finds in the {@link LinkState} it is given.
 *
 * <p>The arrays are worked on in ranges, by several threads at once and block by block, so {@link
 * #apply} computes element i of the update from element i of the arrays and from the scalars alone;
 * then the result does not depend on how the arrays are split. What belongs to a whole step, such
 * as a bias correction or the norm of the gradient, is computed once a step by {@link #prepare}. A
 * link of {@link Scope#WHOLE} may do all of its work there, on the whole update.
 *
 * <p>A link that is registered as a part may be put before and after a rule in a file, by the
 * optimizer {@code chain}. A link without memory is a lambda:
 *
 * <pre>{@code
 * Link sign = (state, update, parameters, from, to) -> {
 *   for (int i = from; i < to; i++) {
 *     update[i] = Math.signum(update[i]);
 *   }
 * };
 * }</pre>
 */
@PartKind("link")
@FunctionalInterface
public interface Link {
  /** What {@link #prepare} sees of the update. */
  enum Scope {
    /** Nothing: the links before have not been applied yet. */
    ELEMENTS,
    /** All of it, as the links before made it, and it may change it. */
    WHOLE
  }

  /** The names of the arrays the link keeps, each as long as the parameters and zero at first. */
  default List<String> buffers() {
    return List.of();
  }

  /**
   * Further arrays the link keeps, zero at first, by name: as many numbers as it needs, such as one
   * for each parameter of the layout.
   *
   * @param layout the names, places and sizes of the parameters
   */
  default Map<String, Integer> arrays(ParameterLayout layout) {
    return Map.of();
  }

  /** The names of the numbers the link keeps, each zero at first. */
  default List<String> scalars() {
    return List.of();
  }

  /** The schedules the link follows, by the name under which their value is found and reported. */
  default Map<String, Schedule> schedules() {
    return Map.of();
  }

  /** What {@link #prepare} sees of the update. */
  default Scope scope() {
    return Scope.ELEMENTS;
  }

  /** What {@link #prepare} asks of the {@link Problem}; nothing for most. */
  default Set<Need> needs() {
    return Set.of();
  }

  /**
   * Computes what is common to the whole step, once, before any {@link #apply} of that step, in one
   * thread. The place to set scalars. Allocates nothing.
   *
   * @param state the link's memory, with the step number and this step's values of the schedules
   * @param step the parameters, gradient and objective of the step
   */
  default void prepare(LinkState state, Step step) {}

  /**
   * Whether the update goes on to the links after this one, and in the end to the parameters; asked
   * after {@link #prepare}. A link that gathers the gradients of several steps says no until it has
   * them all. The links after it then do not see this step at all.
   *
   * @param state the link's memory
   */
  default boolean passes(LinkState state) {
    return true;
  }

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

  /** Whether the parameters to be measured and saved are others than those that are trained. */
  default boolean averages() {
    return false;
  }

  /**
   * The parameters to be measured and saved, such as a mean of those of all steps. Asked between
   * steps, and only if {@link #averages()}.
   *
   * @param state the link's memory
   * @param parameters the parameters being trained; not to be changed
   * @param averaged is set to those to be measured, as long as the parameters
   */
  default void average(LinkState state, double[] parameters, double[] averaged) {
    System.arraycopy(parameters, 0, averaged, 0, parameters.length);
  }
}
