package io.kldiv.runner.config;

import static io.kldiv.runner.config.TestParts.GOOD;
import static io.kldiv.runner.config.TestParts.assertProblems;

import org.junit.jupiter.api.Test;

/** Overrides that are wrong, word for word; their marks point into the override. */
final class OverrideProblemsTest {
  @Test
  void aWrongValueIsReported() {
    assertProblems(
        GOOD,
        """
        -s optimizer.momentum:1:20: 'optimizer.momentum' must be a number in [0, 1), but is 'abc'
          optimizer.momentum=abc
                             ^^^
        """,
        "optimizer.momentum=abc");
  }

  @Test
  void aValueOutOfRangeIsReported() {
    assertProblems(
        GOOD,
        """
        -s training.epochs:1:17: 'training.epochs' must be a whole number >= 1, but is '0'
          training.epochs=0
                          ^
        """,
        "training.epochs=0");
  }

  @Test
  void anUnknownPartIsReported() {
    assertProblems(
        GOOD,
        """
        -s optimizer.learningRate:1:24: unknown schedule 'abc'
          optimizer.learningRate=abc
                                 ^^^
          a number stands for 'constant' with that value
          allowed: constant, cosine
          see: kl list schedule
        """,
        "optimizer.learningRate=abc");
  }

  @Test
  void anUnknownKeyIsReported() {
    assertProblems(
        GOOD,
        """
        -s optimizer.momentm:1:11: unknown key 'momentm' in optimizer 'sgd'
          optimizer.momentm=0.9
                    ^^^^^^^
          did you mean 'momentum'?
          allowed: dampening, learningRate, momentum, nesterov, weightDecay
          see: kl describe optimizer sgd
        """,
        "optimizer.momentm=0.9");
  }

  @Test
  void anUnknownKeyAtTheTopIsReported() {
    assertProblems(
        GOOD,
        """
        -s optmizer.momentum:1:1: unknown key 'optmizer' at the top level
          optmizer.momentum=0.9
          ^^^^^^^^
          did you mean 'optimizer'?
          allowed: data, divergence, metrics, model, name, optimizer, seed, training
        """,
        "optmizer.momentum=0.9");
  }

  @Test
  void anIndexBeyondTheEndIsReported() {
    assertProblems(
        GOOD,
        """
        -s divergence[2].weight:1:11: 'divergence' has the elements [0] to [1]
          divergence[2].weight=0
                    ^^^
          to add one, give the whole list: -s 'divergence=[..., ...]'
        """,
        "divergence[2].weight=0");
  }

  @Test
  void aKeyOfAListOfTwoIsReported() {
    assertProblems(
        GOOD,
        """
        -s divergence.weight:1:12: 'divergence' is a list of 2; say which element is meant
          divergence.weight=0
                     ^^^^^^
          for example divergence[0].weight
        """,
        "divergence.weight=0");
  }

  @Test
  void aMissingEqualsSignIsReported() {
    assertProblems(
        GOOD,
        """
        -s seed:1:1: an override has the form path=value, but has no '='
          seed
          ^^^^
          for example -s optimizer.learningRate=0.05
        """,
        "seed");
  }

  @Test
  void aMissingPathIsReported() {
    assertProblems(
        GOOD,
        """
        -s :1:1: the path of an override is not well-formed
          =3
          ^
          keys with a '.' between them and indices in brackets, as in divergence[1].weight
        """,
        "=3");
  }

  @Test
  void aPathWithAnEmptyKeyIsReported() {
    assertProblems(
        GOOD,
        """
        -s data..source:1:5: the path of an override is not well-formed
          data..source=3
              ^
          keys with a '.' between them and indices in brackets, as in divergence[1].weight
        """,
        "data..source=3");
  }

  @Test
  void aPathThatStartsWithAnIndexIsReported() {
    assertProblems(
        GOOD,
        """
        -s [0]:1:1: the path of an override is not well-formed
          [0]=3
          ^
          keys with a '.' between them and indices in brackets, as in divergence[1].weight
        """,
        "[0]=3");
  }

  @Test
  void aMissingValueIsReported() {
    assertProblems(
        GOOD,
        """
        -s seed:1:5: 'seed' has no value
          seed=
              ^
          it must be a whole number
        """,
        "seed=");
  }

  @Test
  void aValueThatIsNotYamlIsReported() {
    assertProblems(
        GOOD,
        """
        -s model.hidden:1:14: the '[' here is not closed, or a ',' is missing after it
          model.hidden=[1, 2
                       ^
          a text with one of {}[], in it needs quotes
        """,
        "model.hidden=[1, 2");
  }

  @Test
  void aTextThatNeedsQuotesIsReported() {
    assertProblems(
        GOOD,
        """
        -s name:1:6: a value cannot start with this character
          name=@me
               ^
          put the text in quotes
        """,
        "name=@me");
  }

  @Test
  void aKeyBelowANumberIsReported() {
    assertProblems(
        GOOD,
        """
        -s divergence[0].weight.initial:1:22: 'divergence[0].weight' is the number '0.05' (experiment.yaml:10:13), which has no keys
          divergence[0].weight.initial=0.1
                               ^^^^^^^
          give all of it: -s 'divergence[0].weight={type: ..., initial: ...}'
        """,
        "divergence[0].weight.initial=0.1");
  }

  @Test
  void severalProblemsAreReported() {
    assertProblems(
        GOOD,
        """
        -s seed:1:6: 'seed' must be a whole number, but is 'x'
          seed=x
               ^

        -s training.batchSize:1:20: 'training.batchSize' must be a whole number >= 1, but is '1_0'
          training.batchSize=1_0
                             ^^^
          no '_' inside a number; write 10
        """,
        "seed=x",
        "training.batchSize=1_0");
  }

  @Test
  void theKeysOfTheOldPartAreReportedUnderANewType() {
    assertProblems(
        GOOD,
        """
        experiment.yaml:12:24: unknown key 'momentum' in optimizer 'adam'
          optimizer: {type: sgd, momentum: 0.9, learningRate: {type: cosine, initial: 0.1}}
                                 ^^^^^^^^
          allowed: betas, learningRate
          see: kl describe optimizer adam
        """,
        "optimizer.type=adam");
  }
}
