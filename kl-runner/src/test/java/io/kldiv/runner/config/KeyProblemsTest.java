package io.kldiv.runner.config;

import static io.kldiv.runner.config.TestParts.GOOD;
import static io.kldiv.runner.config.TestParts.assertProblems;

import org.junit.jupiter.api.Test;

/**
 * Unknown and missing keys, and wrong parts, word for word.
 *
 * <p>The oracle is the contract in experiment.md.
 */
final class KeyProblemsTest {
  @Test
  void anUnknownKeyIsReported() {
    assertProblems(
        GOOD.replace("momentum: 0.9", "momentun: 0.9"),
        """
        experiment.yaml:12:24: unknown key 'momentun' in optimizer 'sgd'
          optimizer: {type: sgd, momentun: 0.9, learningRate: {type: cosine, initial: 0.1}}
                                 ^^^^^^^^
          did you mean 'momentum'?
          allowed: dampening, learningRate, momentum, nesterov, weightDecay
          see: kl describe optimizer sgd
        """);
  }

  @Test
  void anUnknownKeyAtTheTopIsReported() {
    assertProblems(
        GOOD.replace("training: {epochs: 40, batchSize: 64}", "trainning: {epochs: 40}"),
        """
        experiment.yaml:13:1: unknown key 'trainning' at the top level
          trainning: {epochs: 40}
          ^^^^^^^^^
          did you mean 'training'?
          allowed: data, divergence, metrics, model, name, optimizer, seed, training
        """);
  }

  @Test
  void anUnknownKeyInARecordIsReported() {
    assertProblems(
        GOOD.replace("epochs: 40", "epoch: 40"),
        """
        experiment.yaml:13:12: unknown key 'epoch' in 'training'
          training: {epoch: 40, batchSize: 64}
                     ^^^^^
          did you mean 'epochs'?
          allowed: batchSize, epochs, shuffle, steps
        """);
  }

  @Test
  void anUnknownKeyBesideAnInlinePartIsReported() {
    assertProblems(
        GOOD.replace("    weight: 0.05", "    wieght: 0.05"),
        """
        experiment.yaml:10:5: unknown key 'wieght' in divergence 'kl'
              wieght: 0.05
              ^^^^^^
          did you mean 'weight'?
          allowed: of, weight
          see: kl describe divergence kl
        """);
  }

  @Test
  void aKeyOfAnotherPartIsReported() {
    assertProblems(
        GOOD.replace("    weight: 0.05", "    alpha: 0.05"),
        """
        experiment.yaml:10:5: unknown key 'alpha' in divergence 'kl'
              alpha: 0.05
              ^^^^^
          allowed: of, weight
          see: kl describe divergence kl
        """);
  }

  @Test
  void aKeyOfAPartThatHasNoneIsReported() {
    assertProblems(
        GOOD.replace(
            "{type: mlp, hidden: [128, 64], activation: tanh}", "{type: linear, hidden: 3}"),
        """
        experiment.yaml:7:23: unknown key 'hidden' in model 'linear'
          model: {type: linear, hidden: 3}
                                ^^^^^^
          it has no keys
          see: kl describe model linear
        """);
  }

  @Test
  void aKeyInSnakeCaseIsReported() {
    assertProblems(
        GOOD.replace("momentum: 0.9", "weight_decay: 0.9"),
        """
        experiment.yaml:12:24: unknown key 'weight_decay' in optimizer 'sgd'
          optimizer: {type: sgd, weight_decay: 0.9, learningRate: {type: cosine, initial: 0.1}}
                                 ^^^^^^^^^^^^
          did you mean 'weightDecay'?
          allowed: dampening, learningRate, momentum, nesterov, weightDecay
          see: kl describe optimizer sgd
        """);
  }

  @Test
  void anAbbreviatedKeyIsReported() {
    assertProblems(
        GOOD.replace("learningRate: {type: cosine, initial: 0.1}", "lr: 0.1"),
        """
        experiment.yaml:12:39: unknown key 'lr' in optimizer 'sgd'
          optimizer: {type: sgd, momentum: 0.9, lr: 0.1}
                                                ^^
          did you mean 'learningRate'?
          allowed: dampening, learningRate, momentum, nesterov, weightDecay
          see: kl describe optimizer sgd
        """);
  }

  @Test
  void aKeyWithDotsIsReported() {
    assertProblems(
        GOOD.replace("seed: 42", "training.epochs: 42"),
        """
        experiment.yaml:3:1: unknown key 'training.epochs' at the top level
          training.epochs: 42
          ^^^^^^^^^^^^^^^
          did you mean 'training'?
          keys with dots are for -s; in a file, write one mapping inside the other
          allowed: data, divergence, metrics, model, name, optimizer, seed, training
        """);
  }

  @Test
  void aMissingKeyIsReported() {
    assertProblems(
        GOOD.replace(", learningRate: {type: cosine, initial: 0.1}", ""),
        """
        experiment.yaml:12:1: missing key 'learningRate' in optimizer 'sgd'
          optimizer: {type: sgd, momentum: 0.9}
          ^^^^^^^^^
          it must be a schedule, or a number: The step size.
          allowed: constant, cosine
          see: kl describe optimizer sgd
        """);
  }

  @Test
  void aMissingPartIsReported() {
    assertProblems(
        GOOD.replace("model: {type: mlp, hidden: [128, 64], activation: tanh}\n", ""),
        """
        experiment.yaml:2:1: missing key 'model' at the top level
          name: digits
          ^^^^
          it must be a model
          allowed: linear, mlp
          see: kl list model
        """);
  }

  @Test
  void aMissingTypeIsReported() {
    assertProblems(
        GOOD.replace("type: sgd, ", ""),
        """
        experiment.yaml:12:1: missing key 'type' in 'optimizer': which optimizer?
          optimizer: {momentum: 0.9, learningRate: {type: cosine, initial: 0.1}}
          ^^^^^^^^^
          allowed: adam, sgd
          see: kl list optimizer
        """);
  }

  @Test
  void aMissingTypeInAListIsReported() {
    assertProblems(
        GOOD.replace("type: renyi, ", ""),
        """
        experiment.yaml:11:5: missing key 'type' in 'divergence[1]': which divergence?
            - {alpha: 0.5, weight: {type: cosine, initial: 0.1}}
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          allowed: kl, renyi
          see: kl list divergence
        """);
  }

  @Test
  void aMisspeltTypeIsReported() {
    assertProblems(
        GOOD.replace("type: sgd", "typ: sgd"),
        """
        experiment.yaml:12:13: missing key 'type' in 'optimizer': which optimizer?
          optimizer: {typ: sgd, momentum: 0.9, learningRate: {type: cosine, initial: 0.1}}
                      ^^^
          did you mean 'type'?
          allowed: adam, sgd
          see: kl list optimizer
        """);
  }

  @Test
  void aTypeThatIsAListIsReported() {
    assertProblems(
        GOOD.replace("type: sgd", "type: [sgd]"),
        """
        experiment.yaml:12:19: 'optimizer.type' must be the name of an optimizer, but is a list
          optimizer: {type: [sgd], momentum: 0.9, learningRate: {type: cosine, initial: 0.1}}
                            ^^^^^
          allowed: adam, sgd
          see: kl list optimizer
        """);
  }

  @Test
  void aBlankTypeIsReported() {
    assertProblems(
        GOOD.replace("type: sgd", "type:"),
        """
        experiment.yaml:12:13: 'optimizer.type' has no value
          optimizer: {type:, momentum: 0.9, learningRate: {type: cosine, initial: 0.1}}
                      ^^^^
          allowed: adam, sgd
          see: kl list optimizer
        """);
  }

  @Test
  void anUnknownPartIsReported() {
    assertProblems(
        GOOD.replace("type: sgd", "type: sdg"),
        """
        experiment.yaml:12:19: unknown optimizer 'sdg'
          optimizer: {type: sdg, momentum: 0.9, learningRate: {type: cosine, initial: 0.1}}
                            ^^^
          did you mean 'sgd'?
          allowed: adam, sgd
          see: kl list optimizer
        """);
  }

  @Test
  void anUnknownPartWhereANumberWouldDoIsReported() {
    assertProblems(
        GOOD.replace("learningRate: {type: cosine, initial: 0.1}", "learningRate: cosin"),
        """
        experiment.yaml:12:53: unknown schedule 'cosin'
          optimizer: {type: sgd, momentum: 0.9, learningRate: cosin}
                                                              ^^^^^
          did you mean 'cosine'?
          a number stands for 'constant' with that value
          allowed: constant, cosine
          see: kl list schedule
        """);
  }

  @Test
  void aPartOfAnotherKindIsReported() {
    assertProblems(
        GOOD.replace("type: sgd", "type: mlp"),
        """
        experiment.yaml:12:19: 'mlp' is a model, not an optimizer
          optimizer: {type: mlp, momentum: 0.9, learningRate: {type: cosine, initial: 0.1}}
                            ^^^
          allowed: adam, sgd
          see: kl list optimizer
        """);
  }

  @Test
  void aNumberInsteadOfAPartIsReported() {
    assertProblems(
        GOOD.replace(
            "optimizer: {type: sgd, momentum: 0.9, learningRate: {type: cosine, initial: 0.1}}",
            "optimizer: 0.1"),
        """
        experiment.yaml:12:12: 'optimizer' must be an optimizer, but is '0.1'
          optimizer: 0.1
                     ^^^
          allowed: adam, sgd
          see: kl list optimizer
        """);
  }

  @Test
  void aListInsteadOfAPartIsReported() {
    assertProblems(
        GOOD.replace(
            "optimizer: {type: sgd, momentum: 0.9, learningRate: {type: cosine, initial: 0.1}}",
            "optimizer: [adam]"),
        """
        experiment.yaml:12:12: 'optimizer' must be an optimizer, but is a list
          optimizer: [adam]
                     ^^^^^^
          allowed: adam, sgd
          see: kl list optimizer
        """);
  }

  @Test
  void aBlankPartIsReported() {
    assertProblems(
        GOOD.replace(
            "optimizer: {type: sgd, momentum: 0.9, learningRate: {type: cosine, initial: 0.1}}",
            "optimizer:"),
        """
        experiment.yaml:12:1: 'optimizer' has no value
          optimizer:
          ^^^^^^^^^
          it must be an optimizer
          allowed: adam, sgd
          see: kl list optimizer
        """);
  }

  @Test
  void aBarePartWithRequiredKeysIsReported() {
    assertProblems(
        GOOD.replace(
            "optimizer: {type: sgd, momentum: 0.9, learningRate: {type: cosine, initial: 0.1}}",
            "optimizer: sgd"),
        """
        experiment.yaml:12:1: missing key 'learningRate' in optimizer 'sgd'
          optimizer: sgd
          ^^^^^^^^^
          it must be a schedule, or a number: The step size.
          allowed: constant, cosine
          see: kl describe optimizer sgd
        """);
  }
}
