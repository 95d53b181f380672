package io.kldiv.testkit;

import io.kldiv.models.Model;
import io.kldiv.models.Task;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model and what it is to predict, to test it with.
 *
 * @param name the name in messages
 * @param model the model
 * @param task the sizes and the kind of target
 * @param startsAlike why its first values do not depend on the seed; or empty if they do
 * @param unreached by the name of a parameter, why its gradient is zero in every element at the
 *     first values
 */
public record ModelCase(
    String name, Model model, Task task, String startsAlike, Map<String, String> unreached) {
  /** Copies the map. */
  public ModelCase {
    unreached = Map.copyOf(unreached);
  }

  /** A case without exceptions. */
  public static ModelCase of(String name, Model model, Task task) {
    return new ModelCase(name, model, task, "", Map.of());
  }

  /** This case, whose first values do not depend on the seed. */
  public ModelCase withStartsAlike(String reason) {
    return new ModelCase(name, model, task, reason, unreached);
  }

  /** This case with a parameter whose gradient is zero in every element at the first values. */
  public ModelCase withUnreached(String parameter, String reason) {
    Map<String, String> more = new LinkedHashMap<>(unreached);
    more.put(parameter, reason);
    return new ModelCase(name, model, task, startsAlike, more);
  }

  @Override
  public String toString() {
    return name + " for " + task;
  }
}
