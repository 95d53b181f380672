package io.kldiv.runner.cli;

import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartRegistry;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Finds parts by the words of the command line. */
record Catalogue(PartRegistry parts, CommandLine command) {

  /**
   * The parts of a kind, sorted by name.
   *
   * @throws ParameterException if there is no such kind
   */
  List<PartDefinition<?>> ofKind(String kind) {
    Class<?> type =
        parts.kind(kind).orElseThrow(() -> unknown("kind", kind, List.copyOf(parts.kindNames())));
    return List.copyOf(parts.all(type).values());
  }

  /**
   * A part.
   *
   * @throws ParameterException if there is no such kind or part
   */
  PartDefinition<?> part(String kind, String name) {
    List<PartDefinition<?>> all = ofKind(kind);
    return all.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(kind, name, all.stream().map(PartDefinition::name).toList()));
  }

  /**
   * What to say of a word that is no kind, or no part of its kind: where it is a part, if it is.
   */
  private ParameterException unknown(String what, String name, List<String> allowed) {
    String elsewhere =
        parts.kindNames().stream()
            .filter(kind -> parts.all(parts.kind(kind).orElseThrow()).containsKey(name))
            .map(kind -> "kl describe %s %s".formatted(kind, name))
            .collect(Collectors.joining("' or '"));
    String advice =
        elsewhere.isEmpty()
            ? "there are: " + String.join(", ", allowed)
            : "there is '" + elsewhere + "'";
    return new ParameterException(command, "unknown %s '%s'; %s".formatted(what, name, advice));
  }

  /** The text up to the end of its first sentence, without the full stop. */
  static String firstSentence(String text) {
    int end = text.indexOf(". ");
    String sentence = end < 0 ? text : text.substring(0, end);
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
