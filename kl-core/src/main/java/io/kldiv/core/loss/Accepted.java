package io.kldiv.core.loss;

import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.TargetKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The predictions and targets that a loss has a meaning for.
 *
 * @param families the families of predictions; empty for any
 * @param targets the kinds of targets; empty for any
 */
public record Accepted(List<Family> families, Set<TargetKind> targets) {
  /** Copies the collections. */
  public Accepted {
    families = List.copyOf(families);
    targets = Set.copyOf(targets);
  }

  /**
   * Says why a loss cannot be used, or nothing if it can; asked before any data is read.
   *
   * @param loss the name of the loss, as the user wrote it
   * @param family the family that the model predicts
   * @param target the kind of the data's target
   */
  public Optional<String> problem(String loss, Family family, TargetKind target) {
    if (!families.isEmpty() && !families.contains(family)) {
      return Optional.of(
          "loss '%s' needs a model that predicts a %s distribution, but this one predicts a %s"
                  .formatted(loss, either(families), family)
              + " distribution");
    }
    if (!targets.isEmpty() && !targets.contains(target)) {
      return Optional.of(
          "loss '%s' needs a target of %s, but the data's target is of %s"
              .formatted(loss, either(targets.stream().sorted().toList()), target));
    }
    return Optional.empty();
  }

  private static String either(Collection<?> allowed) {
    return allowed.stream().map(Object::toString).collect(Collectors.joining(" or "));
  }
}
