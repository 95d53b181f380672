package io.kldiv.runner.config;

import io.kldiv.runner.config.ConfigNode.Entry;
import io.kldiv.runner.config.ConfigNode.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reports keys that are unknown or missing. */
final class KeyCheck {
  private final PartChoice choice;
  private final Problems problems;
  private final Set<Suspect> misspelt = new HashSet<>();

  /** A key of a mapping that an unknown key was most likely meant to be. */
  private record Suspect(Mark mapping, String key) {}

  KeyCheck(PartChoice choice, Problems problems) {
    this.choice = choice;
    this.problems = problems;
  }

  /**
   * Reports every key that is not known.
   *
   * @param names the known keys
   * @param hidden known keys that are not worth listing
   */
  void unknown(Mapping mapping, List<String> names, List<String> hidden, Owner owner) {
    List<String> known = new ArrayList<>(names);
    known.addAll(hidden);
    List<String> free = known.stream().filter(name -> mapping.find(name).isEmpty()).toList();
    for (Entry entry : mapping.entries()) {
      if (known.contains(entry.key())) {
        continue;
      }
      Optional<String> meant =
          Spelling.nearest(entry.key(), free).or(() -> Spelling.nearest(entry.key(), known));
      meant.ifPresent(name -> misspelt.add(new Suspect(mapping.mark(), name)));
      Problem problem =
          Problem.of(
                  entry.keyMark(), "unknown key %s%s".formatted(Quote.of(entry.key()), owner.in()))
              .suggest(meant)
              .allow(names.stream().sorted().toList());
      problems.add(owner.see(explained(problem, entry.key(), names)));
    }
  }

  private static Problem explained(Problem problem, String key, List<String> names) {
    if (names.isEmpty()) {
      return problem.hint("it has no keys");
    }
    int dot = key.indexOf('.');
    return dot > 0 && names.contains(key.substring(0, dot))
        ? problem.hint("keys with dots are for -s; in a file, write one mapping inside the other")
        : problem;
  }

  /** Reports a key that must be given, unless a misspelt one was reported in its place. */
  void missing(Mapping mapping, RecordKeys.Key key, Owner owner) {
    if (misspelt.contains(new Suspect(mapping.mark(), key.name()))) {
      return;
    }
    Problem problem =
        Problem.of(owner.mark(), "missing key '%s'%s".formatted(key.name(), owner.in()))
            .hint(
                "it must be %s%s"
                    .formatted(
                        key.type().words(),
                        key.description().isEmpty() ? "" : ": " + key.description()));
    problems.add(owner.see(choice.choices(problem, key.type())));
  }
}
