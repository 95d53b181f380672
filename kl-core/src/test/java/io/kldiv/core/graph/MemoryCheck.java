package io.kldiv.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Checks a plan's memory against lifetimes found here from the order of execution alone. */
final class MemoryCheck {
  private record Held(Value value, View view, Schedule.Group made, int to) {
    int from() {
      return made.position();
    }
  }

  private MemoryCheck() {}

  static void check(Plan plan, String what) {
    List<Held> all = new ArrayList<>();
    for (Schedule.Group group : plan.schedule().groups()) {
      for (Value value : group.values()) {
        View view = plan.memory().views().get(value);
        if (view != null) {
          all.add(new Held(value, view, group, lastUse(plan, value, group.position())));
        }
      }
    }
    for (Held a : all) {
      for (Held b : all) {
        boolean together =
            stage(plan, a.from()) <= stage(plan, b.to)
                && stage(plan, b.from()) <= stage(plan, a.to);
        if (a != b && together && overlap(a.view, b.view)) {
          assertThat(isInPlace(plan, a, b) || isInPlace(plan, b, a))
              .as("%s: %s and %s overlap%n%s", what, a.value, b.value, plan.explain())
              .isTrue();
        }
      }
    }
  }

  private static boolean overlap(View a, View b) {
    return a.array() == b.array()
        && a.offset() < b.offset() + b.count()
        && b.offset() < a.offset() + a.count();
  }

  private static int stage(Plan plan, int position) {
    List<Schedule.Group> groups = plan.schedule().groups();
    return position < groups.size()
        ? groups.get(position).stage().position()
        : plan.schedule().stages().size();
  }

  /**
   * The second is written over the first in the very step, and place, that reads the first; and if
   * other groups of that stage read it too, then because it is cut and made there.
   */
  private static boolean isInPlace(Plan plan, Held read, Held written) {
    Stage stage = written.made.stage();
    boolean cut = stage.slices() > 0 && read.made.stage() == stage;
    boolean alone =
        stage.groups().stream()
            .filter(group -> group != written.made)
            .flatMap(group -> group.values().stream())
            .flatMap(value -> value.inputs().stream())
            .noneMatch(input -> input.root() == read.value);
    return read.to == written.from()
        && read.from() < written.from()
        && read.view.offset() == written.view.offset()
        && read.view.count() == written.view.count()
        && written.value.isElementwise()
        && (cut || alone);
  }

  private static int lastUse(Plan plan, Value value, int made) {
    if (plan.program().outputs().stream().anyMatch(output -> output.root() == value)) {
      return Integer.MAX_VALUE;
    }
    int last = made;
    for (Schedule.Group group : plan.schedule().groups()) {
      for (Value user : group.values()) {
        if (user.inputs().stream().anyMatch(input -> input.root() == value)) {
          last = Math.max(last, group.position());
        }
      }
    }
    return last;
  }
}
