package io.kldiv.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report of a run of benchmarks, in Markdown. */
final class Report {
  private final Map<String, String> machine;
  private final List<Section> sections = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final Section limits = new Section("Limits of the machine");

  /**
   * An empty report.
   *
   * @param machine facts about the machine
   */
  Report(Map<String, String> machine) {
    this.machine = machine;
  }

  void add(Section section) {
    sections.add(section);
  }

  void fail(String work, String message) {
    failures.add(work + ": " + message);
  }

  boolean hasFailures() {
    return !failures.isEmpty();
  }

  void limits(Limits measured) {
    measured.addTo(limits);
  }

  /**
   * The whole report.
   *
   * @param commandLine the command that made it
   */
  String text(String commandLine) {
    StringBuilder text = new StringBuilder("# Benchmarks\n\n");
    text.append("Written by `").append(commandLine.strip()).append("`, ");
    text.append(
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")
            .format(Instant.now().atOffset(ZoneOffset.UTC)));
    text.append(
        """
        . Each contender runs in a process of its own, warmed up; they give a sample each in turn, and the medians are
        compared. The harness and how to run it: [kl-bench](../kl-bench/README.md).

        """);
    Section facts = new Section("Machine");
    Section.Table table = facts.table("what", "value");
    machine.forEach(table::row);
    text.append(table.end()).append(limits);
    text.append(
        new Section("Marks").marks(sections.stream().flatMap(s -> s.marks().stream()).toList()));
    sections.forEach(text::append);
    if (hasFailures()) {
      text.append("## Failed\n\n");
      failures.forEach(failure -> text.append("- ").append(failure).append('\n'));
    }
    return text.toString().stripTrailing() + "\n";
  }
}
