package io.kldiv.runner.config;

import static io.kldiv.runner.config.TestParts.GOOD;
import static io.kldiv.runner.config.TestParts.assertProblems;

import org.junit.jupiter.api.Test;

/**
 * Numbers that do not fit their component, word for word.
 *
 * <p>The oracle is the contract in experiment.md.
 */
final class NumberProblemsTest {
  @Test
  void aBlankValueIsReported() {
    assertProblems(
        GOOD.replace("seed: 42", "seed:"),
        """
        experiment.yaml:3:1: 'seed' has no value
          seed:
          ^^^^
          it must be a whole number
        """);
  }

  @Test
  void aNullIsReported() {
    assertProblems(
        GOOD.replace("seed: 42", "seed: null"),
        """
        experiment.yaml:3:7: 'seed' must be a whole number, but is 'null'
          seed: null
                ^^^^
          null stands for an optional key that is left out
        """);
  }

  @Test
  void octalIsReported() {
    assertProblems(
        GOOD.replace("seed: 42", "seed: 010"),
        """
        experiment.yaml:3:7: 'seed' must be a whole number, but is '010'
          seed: 010
                ^^^
          no leading zeros, which some read as octal; write 10, or 8 if octal was meant
        """);
  }

  @Test
  void aNumberWithLeadingZeroAndNoOctalIsReported() {
    assertProblems(
        GOOD.replace("seed: 42", "seed: -089"),
        """
        experiment.yaml:3:7: 'seed' must be a whole number, but is '-089'
          seed: -089
                ^^^^
          no leading zeros, which some read as octal; write -89
        """);
  }

  @Test
  void anUnderscoreIsReported() {
    assertProblems(
        GOOD.replace("seed: 42", "seed: 1_000"),
        """
        experiment.yaml:3:7: 'seed' must be a whole number, but is '1_000'
          seed: 1_000
                ^^^^^
          no '_' inside a number; write 1000
        """);
  }

  @Test
  void hexadecimalIsReported() {
    assertProblems(
        GOOD.replace("seed: 42", "seed: 0x1F"),
        """
        experiment.yaml:3:7: 'seed' must be a whole number, but is '0x1F'
          seed: 0x1F
                ^^^^
          only decimal numbers are read; write 31
        """);
  }

  @Test
  void binaryIsReported() {
    assertProblems(
        GOOD.replace("seed: 42", "seed: 0b101"),
        """
        experiment.yaml:3:7: 'seed' must be a whole number, but is '0b101'
          seed: 0b101
                ^^^^^
          only decimal numbers are read; write 5
        """);
  }

  @Test
  void yesForANumberIsReported() {
    assertProblems(
        GOOD.replace("seed: 42", "seed: yes"),
        """
        experiment.yaml:3:7: 'seed' must be a whole number, but is 'yes'
          seed: yes
                ^^^
          'yes' is a word for true or false; a number is meant here
        """);
  }

  @Test
  void aFractionForAWholeNumberIsReported() {
    assertProblems(
        GOOD.replace("seed: 42", "seed: 1.5"),
        """
        experiment.yaml:3:7: 'seed' must be a whole number, but is '1.5'
          seed: 1.5
                ^^^
        """);
  }

  @Test
  void aWholeNumberInExponentNotationIsReported() {
    assertProblems(
        GOOD.replace("seed: 42", "seed: 1e3"),
        """
        experiment.yaml:3:7: 'seed' must be a whole number, but is '1e3'
          seed: 1e3
                ^^^
          write 1000
        """);
  }

  @Test
  void aQuotedNumberIsReported() {
    assertProblems(
        GOOD.replace("seed: 42", "seed: \"42\""),
        """
        experiment.yaml:3:7: 'seed' must be a whole number, but is the text '42' in quotes
          seed: "42"
                ^^^^
          remove the quotes
        """);
  }

  @Test
  void aWholeNumberTooLargeIsReported() {
    assertProblems(
        GOOD.replace("epochs: 40", "epochs: 9999999999"),
        """
        experiment.yaml:13:20: 'training.epochs' must be a whole number >= 1, but is '9999999999'
          training: {epochs: 9999999999, batchSize: 64}
                             ^^^^^^^^^^
          it must lie from -2147483648 to 2147483647
        """);
  }

  @Test
  void aListForANumberIsReported() {
    assertProblems(
        GOOD.replace("seed: 42", "seed: [1, 2]"),
        """
        experiment.yaml:3:7: 'seed' must be a whole number, but is a list
          seed: [1, 2]
                ^^^^^^
        """);
  }

  @Test
  void aMappingForATextIsReported() {
    assertProblems(
        GOOD.replace("name: digits", "name: {a: 1}"),
        """
        experiment.yaml:2:7: 'name' must be a text, but is a mapping
          name: {a: 1}
                ^^^^^^
        """);
  }

  @Test
  void aTextForANumberIsReported() {
    assertProblems(
        GOOD.replace("momentum: 0.9", "momentum: high"),
        """
        experiment.yaml:12:34: 'optimizer.momentum' must be a number in [0, 1), but is 'high'
          optimizer: {type: sgd, momentum: high, learningRate: {type: cosine, initial: 0.1}}
                                           ^^^^
        """);
  }

  @Test
  void aNumberOutOfRangeIsReported() {
    assertProblems(
        GOOD.replace("momentum: 0.9", "momentum: 1"),
        """
        experiment.yaml:12:34: 'optimizer.momentum' must be a number in [0, 1), but is '1'
          optimizer: {type: sgd, momentum: 1, learningRate: {type: cosine, initial: 0.1}}
                                           ^
        """);
  }

  @Test
  void aNegativeNumberBehindAShorthandIsReported() {
    assertProblems(
        GOOD.replace("learningRate: {type: cosine, initial: 0.1}", "learningRate: -1"),
        """
        experiment.yaml:12:53: 'optimizer.learningRate' must be a number >= 0, but is '-1'
          optimizer: {type: sgd, momentum: 0.9, learningRate: -1}
                                                              ^^
        """);
  }

  @Test
  void notANumberIsReported() {
    assertProblems(
        GOOD.replace("learningRate: {type: cosine, initial: 0.1}", "learningRate: .nan"),
        """
        experiment.yaml:12:53: 'optimizer.learningRate' must be a number >= 0, but is '.nan'
          optimizer: {type: sgd, momentum: 0.9, learningRate: .nan}
                                                              ^^^^
          NaN is outside every range
        """);
  }

  @Test
  void anInfinityIsReported() {
    assertProblems(
        GOOD.replace("learningRate: {type: cosine, initial: 0.1}", "learningRate: .inf"),
        """
        experiment.yaml:12:53: 'optimizer.learningRate' must be a number >= 0, but is '.inf'
          optimizer: {type: sgd, momentum: 0.9, learningRate: .inf}
                                                              ^^^^
          it must be finite
        """);
  }

  @Test
  void aPercentageIsReported() {
    assertProblems(
        GOOD.replace("validation: 0.15", "validation: 15%"),
        """
        experiment.yaml:6:15: 'data.validation' must be a number in [0, 1), but is '15%'
            validation: 15%
                        ^^^
          write 0.15
        """);
  }

  @Test
  void aDecimalCommaIsReported() {
    assertProblems(
        GOOD.replace("validation: 0.15", "validation: 0,15"),
        """
        experiment.yaml:6:15: 'data.validation' must be a number in [0, 1), but is '0,15'
            validation: 0,15
                        ^^^^
          no ',' inside a number; decimals take a point, as in 0.5
        """);
  }

  @Test
  void anUnderflowIsReported() {
    assertProblems(
        GOOD.replace("validation: 0.15", "validation: 1e-999"),
        """
        experiment.yaml:6:15: 'data.validation' must be a number in [0, 1), but is '1e-999'
            validation: 1e-999
                        ^^^^^^
          it is too small for a 64-bit number
        """);
  }

  @Test
  void anOverflowIsReported() {
    assertProblems(
        GOOD.replace("validation: 0.15", "validation: 1e999"),
        """
        experiment.yaml:6:15: 'data.validation' must be a number in [0, 1), but is '1e999'
            validation: 1e999
                        ^^^^^
          it is too large for a 64-bit number
        """);
  }
}
