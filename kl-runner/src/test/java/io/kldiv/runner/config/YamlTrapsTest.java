package io.kldiv.runner.config;

import static io.kldiv.runner.config.TestParts.GOOD;
import static io.kldiv.runner.config.TestParts.assertProblems;

import org.junit.jupiter.api.Test;

/**
 * What is wrong with a file as YAML, word for word.
 *
 * <p>The oracle is the contract in experiment.md.
 */
final class YamlTrapsTest {
  @Test
  void aSpaceMissingInAFlowMappingIsReported() {
    assertProblems(
        GOOD.replace("learningRate: {type: cosine, initial: 0.1}", "learningRate:0.1"),
        """
        experiment.yaml:12:39: a space is missing after the colon of 'learningRate'
          optimizer: {type: sgd, momentum: 0.9, learningRate:0.1}
                                                ^^^^^^^^^^^^^^^^
          write 'learningRate: 0.1'
        """);
  }

  @Test
  void aSpaceMissingInABlockMappingIsReported() {
    assertProblems(
        GOOD.replace("  validation: 0.15", "  validation:0.15"),
        """
        experiment.yaml:6:3: a space is missing after the colon of 'validation'
            validation:0.15
            ^^^^^^^^^^^
          write 'validation: 0.15'
        """);
  }

  @Test
  void aNoBreakSpaceAfterTheColonIsReported() {
    assertProblems(
        GOOD.replace("  validation: 0.15", "  validation:\u00a00.15"),
        """
        experiment.yaml:6:3: the colon after 'validation' is followed by a no-break space (U+00A0)
            validation:\u00a00.15
            ^^^^^^^^^^^
          replace it by a plain space
        """);
  }

  @Test
  void aSpaceMissingBeforeAnotherKeyIsReported() {
    assertProblems(
        GOOD.replace(
            "training: {epochs: 40, batchSize: 64}", "training:\n  epochs:40\n  batchSize: 64"),
        """
        experiment.yaml:14:3: a space is missing after the colon of 'epochs'
            epochs:40
            ^^^^^^^
          write 'epochs: 40'
        """);
  }

  @Test
  void aSpaceMissingOnEveryLineOfAMappingIsReported() {
    assertProblems(
        GOOD.replace(
            "training: {epochs: 40, batchSize: 64}", "training:\n  epochs:40\n  batchSize:64"),
        """
        experiment.yaml:14:3: a space is missing after the colon of 'epochs'
            epochs:40
            ^^^^^^^
          write 'epochs: 40'

        experiment.yaml:15:3: a space is missing after the colon of 'batchSize'
            batchSize:64
            ^^^^^^^^^^
          write 'batchSize: 64'
        """);
  }

  @Test
  void aSpaceMissingOnTheLastLineIsReported() {
    assertProblems(
        GOOD.replace(
            "training: {epochs: 40, batchSize: 64}", "training:\n  epochs: 40\n  batchSize:64"),
        """
        experiment.yaml:15:3: a space is missing after the colon of 'batchSize'
            batchSize:64
            ^^^^^^^^^^
          write 'batchSize: 64'
        """);
  }

  @Test
  void aSpaceMissingBeforeABraceIsReported() {
    assertProblems(
        GOOD.replace(
            "training: {epochs: 40, batchSize: 64}", "training:{epochs: 40, batchSize: 64}"),
        """
        experiment.yaml:13:1: a space is missing after the colon of 'training'
          training:{epochs: 40, batchSize: 64}
          ^^^^^^^^^
          write 'training: {epochs: 40, batchSize: 64}'
        """);
  }

  @Test
  void aSpaceMissingInTheOnlyLineIsReported() {
    assertProblems(
        "learningRate:0.1\n",
        """
        experiment.yaml:1:1: a space is missing after the colon of 'learningRate'
          learningRate:0.1
          ^^^^^^^^^^^^^
          write 'learningRate: 0.1'
        """);
  }

  @Test
  void aSpaceMissingAfterTypeIsReported() {
    assertProblems(
        GOOD.replace(
            "optimizer: {type: sgd, momentum: 0.9, learningRate: {type: cosine, initial: 0.1}}",
            "optimizer: type:sgd"),
        """
        experiment.yaml:12:12: a space is missing after the colon of 'type'
          optimizer: type:sgd
                     ^^^^^^^^
          write 'type: sgd'
        """);
  }

  @Test
  void aDuplicateKeyIsReported() {
    assertProblems(
        GOOD.replace("seed: 42", "seed: 42\nname: again"),
        """
        experiment.yaml:4:1: duplicate key 'name'; it is given before at experiment.yaml:2:1
          name: again
          ^^^^
        """);
  }

  @Test
  void aSecondDocumentIsReported() {
    assertProblems(
        GOOD.replace("seed: 42", "seed: 42\n---\nname: again"),
        """
        experiment.yaml:4:1: a second document starts here ('---')
          ---
          ^^^
          an experiment file holds one document; remove this line or what follows
        """);
  }

  @Test
  void aTabAsIndentationIsReported() {
    assertProblems(
        GOOD.replace("  validation: 0.15", "\tvalidation: 0.15"),
        """
        experiment.yaml:6:1: a tab cannot stand here
          \tvalidation: 0.15
          ^
          indent with spaces; YAML forbids tabs
        """);
  }

  @Test
  void tooMuchIndentationIsReported() {
    assertProblems(
        GOOD.replace("  validation: 0.15", "   validation: 0.15"),
        """
        experiment.yaml:6:4: this line fits nothing above it
             validation: 0.15
             ^
          keys of one mapping start in the same column; check the indentation, and quotes and brackets before it
        """);
  }

  @Test
  void tooLittleIndentationIsReported() {
    assertProblems(
        GOOD.replace("  validation: 0.15", " validation: 0.15"),
        """
        experiment.yaml:6:2: this line fits nothing above it
           validation: 0.15
           ^
          keys of one mapping start in the same column; check the indentation, and quotes and brackets before it
        """);
  }

  @Test
  void aTagIsReported() {
    assertProblems(
        GOOD.replace("seed: 42", "seed: !!int 42"),
        """
        experiment.yaml:3:7: YAML tags are not allowed: '!!int'
          seed: !!int 42
                ^^^^^
          a text that starts with '!' needs quotes
        """);
  }

  @Test
  void anAliasWithoutAnchorIsReported() {
    assertProblems(
        GOOD.replace("epochs: 40", "epochs: *s"),
        """
        experiment.yaml:13:20: '*s' refers to no anchor '&s' before it
          training: {epochs: *s, batchSize: 64}
                             ^^
          a text that starts with '*' needs quotes
        """);
  }

  @Test
  void anAnchorInsideItselfIsReported() {
    assertProblems(
        GOOD.replace("[128, 64]", "&h [1, *h]"),
        """
        experiment.yaml:7:35: '*h' refers to no anchor '&h' before it
          model: {type: mlp, hidden: &h [1, *h], activation: tanh}
                                            ^^
          a text that starts with '*' needs quotes
        """);
  }

  @Test
  void aMergeOfSomethingElseIsReported() {
    assertProblems(
        GOOD.replace("training: {epochs: 40, batchSize: 64}", "training: {<<: 3, epochs: 40}"),
        """
        experiment.yaml:13:12: '<<' takes an alias of a mapping, or a list of such aliases
          training: {<<: 3, epochs: 40}
                     ^^
        """);
  }

  @Test
  void aColonInATextIsReported() {
    assertProblems(
        GOOD.replace("name: digits", "name: a: b"),
        """
        experiment.yaml:2:8: a key with its colon cannot stand here
          name: a: b
                 ^
          check the indentation of this line and the one before; a text with ': ' in it needs quotes
        """);
  }

  @Test
  void aQuoteThatIsNotClosedIsReported() {
    assertProblems(
        GOOD.replace("name: digits", "name: \"digits"),
        """
        experiment.yaml:2:7: the quote that starts here is never closed
          name: "digits
                ^
          a quote character inside a text: double it, or use the other kind around it
        """);
  }

  @Test
  void aBraceThatIsNotClosedIsReported() {
    assertProblems(
        GOOD.replace("name: digits", "name: {digits"),
        """
        experiment.yaml:2:7: the '{' here is not closed, or a ',' is missing after it
          name: {digits
                ^
          a text with one of {}[], in it needs quotes
        """);
  }

  @Test
  void aBracketThatIsNotClosedIsReported() {
    assertProblems(
        GOOD.replace("[128, 64]", "[128, 64"),
        """
        experiment.yaml:7:28: the '[' here is not closed, or a ',' is missing after it
          model: {type: mlp, hidden: [128, 64, activation: tanh}
                                     ^
          a text with one of {}[], in it needs quotes
        """);
  }

  @Test
  void aReservedCharacterIsReported() {
    assertProblems(
        GOOD.replace("name: digits", "name: @digits"),
        """
        experiment.yaml:2:7: a value cannot start with this character
          name: @digits
                ^
          put the text in quotes
        """);
  }

  @Test
  void anUnknownEscapeIsReported() {
    assertProblems(
        GOOD.replace("name: digits", "name: \"dig\\qits\""),
        """
        experiment.yaml:2:12: an unknown escape in a text in double quotes
          name: "dig\\qits"
                     ^
          write a backslash as '\\\\', or use single quotes
        """);
  }

  @Test
  void aDashOnTheKeysLineIsReported() {
    assertProblems(
        GOOD.replace("name: digits", "name: - digits"),
        """
        experiment.yaml:2:7: a list with dashes cannot start here
          name: - digits
                ^
          put each '- ' on a line of its own, below the key
        """);
  }

  @Test
  void aKeyWithoutColonIsReported() {
    assertProblems(
        GOOD.replace(
            "training: {epochs: 40, batchSize: 64}",
            "training: {epochs: 40, batchSize: 64}\nmetrics"),
        """
        experiment.yaml:14:1: this looks like a key, but no colon follows
          metrics
          ^
          write 'key: value', with a space after the colon
        """);
  }

  @Test
  void textAfterABlockIndicatorIsReported() {
    assertProblems(
        GOOD.replace("name: digits", "name: | x\n  foo"),
        """
        experiment.yaml:2:7: this '|' or '>' block is not well-formed
          name: | x
                ^
          put nothing but a comment after '|' or '>', and indent the text below with spaces
        """);
  }

  @Test
  void aListAsKeyIsReported() {
    assertProblems(
        GOOD.replace("name: digits", "name: digits\n? [a, b]\n: x"),
        """
        experiment.yaml:3:3: a key must be a word, not a list or a mapping
          ? [a, b]
            ^^^^^^
        """);
  }

  @Test
  void aDocumentWithoutContentIsReported() {
    assertProblems(
        "# nothing\n",
        """
        experiment.yaml:1:1: there is nothing in this file but white space and comments
          # nothing
          ^
        """);
  }

  @Test
  void aListAsTheWholeFileIsReported() {
    assertProblems(
        "- a\n- b\n",
        """
        experiment.yaml:1:1: the file must be a mapping, but is a list
          - a
          ^
        """);
  }
}
