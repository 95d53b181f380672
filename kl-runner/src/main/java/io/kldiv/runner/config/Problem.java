package io.kldiv.runner.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that is wrong in a configuration, and how to put it right.
 *
 * @param mark the very token
 * @param message what is wrong
 * @param suggestion the nearest right spelling
 * @param hint what to write instead, or why it is wrong, in a sentence
 * @param allowed what is allowed, in the order to show; empty if that is not a list
 * @param seeAlso the command that tells more
 */
public record Problem(
    Mark mark,
    String message,
    Optional<String> suggestion,
    Optional<String> hint,
    List<String> allowed,
    Optional<String> seeAlso)
    implements Comparable<Problem> {

  /** Checks that no component is null, and copies the list. */
  public Problem {
    Objects.requireNonNull(mark);
    Objects.requireNonNull(message);
    Objects.requireNonNull(suggestion);
    Objects.requireNonNull(hint);
    allowed = List.copyOf(allowed);
    Objects.requireNonNull(seeAlso);
  }

  /** A problem with a message alone. */
  public static Problem of(Mark mark, String message) {
    return new Problem(
        mark, message, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }

  /** This problem with the nearest right spelling, if there is one. */
  public Problem suggest(Optional<String> spelling) {
    return new Problem(mark, message, spelling, hint, allowed, seeAlso);
  }

  /** This problem with a sentence that tells what to write instead. */
  public Problem hint(String sentence) {
    return new Problem(mark, message, suggestion, Optional.of(sentence), allowed, seeAlso);
  }

  /** This problem with the list of what is allowed. */
  public Problem allow(List<String> choices) {
    return new Problem(mark, message, suggestion, hint, choices, seeAlso);
  }

  /** This problem with the command that tells more. */
  public Problem see(String command) {
    return new Problem(mark, message, suggestion, hint, allowed, Optional.of(command));
  }

  /** The problem as users read it: place, message, the line with a caret, and what to do. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(mark.place() + ": " + message);
    lines.addAll(Excerpt.of(mark));
    suggestion.ifPresent(spelling -> lines.add("  did you mean '" + spelling + "'?"));
    hint.ifPresent(sentence -> lines.add("  " + sentence));
    if (!allowed.isEmpty()) {
      lines.add("  allowed: " + String.join(", ", allowed));
    }
    seeAlso.ifPresent(command -> lines.add("  see: " + command));
    return String.join("\n", lines);
  }

  /** The problem as data, to be written with {@link JsonText}. */
  public Map<String, Object> toData() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("file", mark.source().name());
    data.put("line", mark.line());
    data.put("column", mark.column());
    data.put("endLine", mark.endLine());
    data.put("endColumn", mark.endColumn());
    data.put("message", message);
    suggestion.ifPresent(spelling -> data.put("suggestion", spelling));
    hint.ifPresent(sentence -> data.put("hint", sentence));
    if (!allowed.isEmpty()) {
      data.put("allowed", allowed);
    }
    seeAlso.ifPresent(command -> data.put("see", command));
    return data;
  }

  /** By place, then by message. */
  @Override
  public int compareTo(Problem other) {
    int byPlace = mark.compareTo(other.mark);
    return byPlace != 0 ? byPlace : message.compareTo(other.message);
  }
}
