package io.kldiv.runner.config;

import static io.kldiv.runner.config.TestParts.GOOD;
import static io.kldiv.runner.config.TestParts.assertProblems;

import org.junit.jupiter.api.Test;

/**
 * Words, texts and mappings that do not fit their component, word for word.
 *
 * <p>The oracle is the contract in experiment.md.
 */
final class WordProblemsTest {
  @Test
  void aListElementOutOfRangeIsReported() {
    assertProblems(
        GOOD.replace("[128, 64]", "[128, 0, x]"),
        """
        experiment.yaml:7:34: 'model.hidden[1]' must be a whole number >= 1, but is '0'
          model: {type: mlp, hidden: [128, 0, x], activation: tanh}
                                           ^

        experiment.yaml:7:37: 'model.hidden[2]' must be a whole number >= 1, but is 'x'
          model: {type: mlp, hidden: [128, 0, x], activation: tanh}
                                              ^
        """);
  }

  @Test
  void yesForABooleanIsReported() {
    assertProblems(
        GOOD.replace("epochs: 40", "epochs: 40, shuffle: yes"),
        """
        experiment.yaml:13:33: 'training.shuffle' must be true or false, but is 'yes'
          training: {epochs: 40, shuffle: yes, batchSize: 64}
                                          ^^^
          write true
        """);
  }

  @Test
  void offForABooleanIsReported() {
    assertProblems(
        GOOD.replace("epochs: 40", "epochs: 40, shuffle: OFF"),
        """
        experiment.yaml:13:33: 'training.shuffle' must be true or false, but is 'OFF'
          training: {epochs: 40, shuffle: OFF, batchSize: 64}
                                          ^^^
          write false
        """);
  }

  @Test
  void aQuotedBooleanIsReported() {
    assertProblems(
        GOOD.replace("epochs: 40", "epochs: 40, shuffle: 'true'"),
        """
        experiment.yaml:13:33: 'training.shuffle' must be true or false, but is the text 'true' in quotes
          training: {epochs: 40, shuffle: 'true', batchSize: 64}
                                          ^^^^^^
          write true, without quotes
        """);
  }

  @Test
  void anUnknownWordIsReported() {
    assertProblems(
        GOOD.replace("tanh", "softplus"),
        """
        experiment.yaml:7:51: 'model.activation' cannot be 'softplus'
          model: {type: mlp, hidden: [128, 64], activation: softplus}
                                                            ^^^^^^^^
          did you mean 'soft-plus'?
          allowed: relu, tanh, soft-plus
        """);
  }

  @Test
  void aWordInAnotherCaseIsReported() {
    assertProblems(
        GOOD.replace("category", "Category"),
        """
        experiment.yaml:5:52: 'data.source.columns.digit' cannot be 'Category'
            source: {path: data/digits.csv, columns: {digit: Category, pixel: number}}
                                                             ^^^^^^^^
          did you mean 'category'?
          allowed: number, category, date-and-time
        """);
  }

  @Test
  void aTextForAMappingIsReported() {
    assertProblems(
        GOOD.replace("training: {epochs: 40, batchSize: 64}", "training: fast"),
        """
        experiment.yaml:13:11: 'training' must be a mapping, but is 'fast'
          training: fast
                    ^^^^
        """);
  }

  @Test
  void aListForTheUsersMappingIsReported() {
    assertProblems(
        GOOD.replace("{digit: category, pixel: number}", "[digit]"),
        """
        experiment.yaml:5:44: 'data.source.columns' must be a mapping, each value one of number, category, date-and-time, but is a list
            source: {path: data/digits.csv, columns: [digit]}
                                                     ^^^^^^^
        """);
  }

  @Test
  void aBlankPathIsReported() {
    assertProblems(
        GOOD.replace("data/digits.csv", "''"),
        """
        experiment.yaml:5:18: 'data.source.path' must be a path, but is the text '' in quotes
            source: {path: '', columns: {digit: category, pixel: number}}
                           ^^
        """);
  }

  @Test
  void manyProblemsAreSortedByPlace() {
    assertProblems(
        GOOD.replace(
            "momentum: 0.9", "momentum: 1.5, nesterov: yes, weight_decay: 0, dampening: abc"),
        """
        experiment.yaml:12:34: 'optimizer.momentum' must be a number in [0, 1), but is '1.5'
          optimizer: {type: sgd, momentum: 1.5, nesterov: yes, weight_decay: 0, dampening: abc, learningRate: ...
                                           ^^^

        experiment.yaml:12:49: 'optimizer.nesterov' must be true or false, but is 'yes'
          ...r: {type: sgd, momentum: 1.5, nesterov: yes, weight_decay: 0, dampening: abc, learningRate: {type: c...
                                                     ^^^
          write true

        experiment.yaml:12:54: unknown key 'weight_decay' in optimizer 'sgd'
          ...ype: sgd, momentum: 1.5, nesterov: yes, weight_decay: 0, dampening: abc, learningRate: {type: cosine...
                                                     ^^^^^^^^^^^^
          did you mean 'weightDecay'?
          allowed: dampening, learningRate, momentum, nesterov, weightDecay
          see: kl describe optimizer sgd

        experiment.yaml:12:82: 'optimizer.dampening' must be a number, but is 'abc'
          ...um: 1.5, nesterov: yes, weight_decay: 0, dampening: abc, learningRate: {type: cosine, initial: 0.1}}
                                                                 ^^^
        """);
  }
}
