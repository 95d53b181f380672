package io.kldiv.runner.config;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in the user's words what the YAML parser objects to. */
final class SyntaxProblems {
  private static final int LINES_BACK = 3;

  /**
   * A rule: what the parser's message contains, what we say instead, what to do, and whether the
   * place is where the construct started rather than where the parser gave up.
   */
  private record Rule(String parser, String message, String hint, boolean atStart) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "(TAB)", "a tab cannot stand here", "indent with spaces; YAML forbids tabs", false),
          new Rule(
              "mapping values are not allowed",
              "a key with its colon cannot stand here",
              "check the indentation of this line and the one before; a text with ': ' in it needs"
                  + " quotes",
              false),
          new Rule(
              "could not find expected ':'",
              "this looks like a key, but no colon follows",
              "write 'key: value', with a space after the colon",
              true),
          new Rule(
              "expected ',' or '}'",
              "the '{' here is not closed, or a ',' is missing after it",
              "a text with one of {}[], in it needs quotes",
              true),
          new Rule(
              "expected ',' or ']'",
              "the '[' here is not closed, or a ',' is missing after it",
              "a text with one of {}[], in it needs quotes",
              true),
          new Rule(
              "scanning a quoted scalar",
              "the quote that starts here is never closed",
              "a quote character inside a text: double it, or use the other kind around it",
              true),
          new Rule(
              "double-quoted scalar",
              "an unknown escape in a text in double quotes",
              "write a backslash as '\\\\', or use single quotes",
              false),
          new Rule(
              "that cannot start any token",
              "a value cannot start with this character",
              "put the text in quotes",
              false),
          new Rule(
              "sequence entries are not allowed",
              "a list with dashes cannot start here",
              "put each '- ' on a line of its own, below the key",
              false),
          new Rule(
              "expected <block end>",
              "this line fits nothing above it",
              "keys of one mapping start in the same column; check the indentation, and quotes and"
                  + " brackets before it",
              false),
          new Rule(
              "expected '<document start>'",
              "the document has ended before this",
              "check the indentation, and quotes and brackets before it",
              false),
          new Rule(
              "scanning a block scalar",
              "this '|' or '>' block is not well-formed",
              "put nothing but a comment after '|' or '>', and indent the text below with spaces",
              true),
          new Rule(
              "scanning an alias",
              "a value cannot start with '*' unless it is the name of an anchor",
              "put the text in quotes",
              true),
          new Rule(
              "scanning an anchor",
              "a value cannot start with '&' unless it is the name of an anchor",
              "put the text in quotes",
              true));

  private SyntaxProblems() {}

  /** The problem that the parser's exception stands for. */
  static Problem of(Source source, YamlEngineException e) {
    if (!(e instanceof MarkedYamlEngineException marked)) {
      return Problem.of(
          source.mark(1, 1, 1), "not valid YAML: " + firstLine(String.valueOf(e.getMessage())));
    }
    String said = marked.getContext() + " " + marked.getProblem();
    Optional<Mark> end = marked.getProblemMark();
    Optional<Problem> slip = end.flatMap(mark -> missingSpace(source, mark.getLine() + 1));
    if (slip.isPresent()) {
      return slip.get();
    }
    for (Rule rule : RULES) {
      if (said.contains(rule.parser())) {
        Optional<Mark> place = rule.atStart() ? marked.getContextMark().or(() -> end) : end;
        return Problem.of(at(source, place), rule.message()).hint(rule.hint());
      }
    }
    Optional<Mark> place = end.or(marked::getContextMark);
    return Problem.of(at(source, place), "not valid YAML: " + firstLine(said.replace("null ", "")));
  }

  /** A line {@code key:value} at the place, or in the lines before it. */
  private static Optional<Problem> missingSpace(Source source, int line) {
    int left = LINES_BACK;
    for (int number = line; number >= 1 && left > 0; number--) {
      Optional<Problem> slip = MissingSpace.inLine(source, number);
      if (slip.isPresent()) {
        return slip;
      }
      left -= source.line(number).isBlank() ? 0 : 1;
    }
    return Optional.empty();
  }

  private static io.kldiv.runner.config.Mark at(Source source, Optional<Mark> mark) {
    return mark.map(m -> source.mark(m.getLine() + 1, m.getColumn() + 1, 1))
        .orElseGet(() -> source.mark(1, 1, 1));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
