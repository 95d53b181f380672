package io.kldiv.runner.config;

import static io.kldiv.runner.config.TestParts.GOOD;
import static io.kldiv.runner.config.TestParts.load;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Overrides that are right give what the same change of the file would give. */
final class OverridesTest {
  private static final String OPTIMIZER =
      "optimizer: {type: sgd, momentum: 0.9, learningRate: {type: cosine, initial: 0.1}}";
  private static final String TERMS =
      """
      divergence:
        - type: kl
          weight: 0.05
        - {type: renyi, alpha: 0.5, weight: {type: cosine, initial: 0.1}}
      """;

  @Test
  void aValueIsReplaced() {
    assertSame(load(GOOD, "seed=7"), load(GOOD.replace("seed: 42", "seed: 7")));
  }

  @Test
  void theLastOneWins() {
    assertSame(load(GOOD, "seed=7", "seed=8"), load(GOOD.replace("seed: 42", "seed: 8")));
  }

  @Test
  void aValueDeepInsideIsReplaced() {
    assertSame(
        load(GOOD, "optimizer.learningRate.initial=0.2"),
        load(GOOD.replace("cosine, initial: 0.1}}\ntraining", "cosine, initial: 0.2}}\ntraining")));
  }

  @Test
  void aWholeNodeIsReplacedByAFlowMapping() {
    assertSame(
        load(GOOD, "optimizer={type: adam, betas: [0.5, 0.9]}"),
        load(GOOD.replace(OPTIMIZER, "optimizer: {type: adam, betas: [0.5, 0.9]}")));
  }

  @Test
  void anElementOfAListIsReplaced() {
    assertSame(
        load(GOOD, "divergence[1].alpha=2", "model.hidden[0]=32"),
        load(GOOD.replace("alpha: 0.5", "alpha: 2").replace("[128, 64]", "[32, 64]")));
  }

  @Test
  void aKeyThatWasLeftOutIsAdded() {
    assertSame(
        load(GOOD, "optimizer.nesterov=true"),
        load(GOOD.replace("momentum: 0.9", "momentum: 0.9, nesterov: true")));
  }

  @Test
  void aKeyOfABareNameMakesItAMapping() {
    String bare = GOOD.replace(OPTIMIZER, "optimizer: adam");
    assertSame(
        load(bare, "optimizer.learningRate=0.1"),
        load(GOOD.replace(OPTIMIZER, "optimizer: {type: adam, learningRate: 0.1}")));
  }

  @Test
  void aKeyBelowABlankValueIsAdded() {
    assertSame(
        load(GOOD.replace(OPTIMIZER, "optimizer:"), "optimizer.type=adam"),
        load(GOOD.replace(OPTIMIZER, "optimizer: adam")));
  }

  @Test
  void oneTermIsAddressedWithAndWithoutItsIndex() {
    String one = GOOD.replace(TERMS, "divergence: {type: kl, weight: 0.05}\n");
    BoundRecord expected = load(GOOD.replace(TERMS, "divergence: {type: kl, weight: 0.7}\n"));
    assertSame(load(one, "divergence.weight=0.7"), expected);
    assertSame(load(one, "divergence[0].weight=0.7"), expected);
    String bare = GOOD.replace(TERMS, "divergence: kl\n");
    assertSame(load(bare, "divergence[0].weight=0.7"), expected);
    assertSame(load(bare, "divergence.weight=0.7"), expected);
    String list = GOOD.replace(TERMS, "divergence: [kl]\n");
    assertSame(load(list, "divergence.weight=0.7"), expected);
  }

  @Test
  void nullTakesAnOptionalValueAway() {
    assertSame(
        load(GOOD, "training.epochs=null", "training.steps=5"),
        load(GOOD.replace("epochs: 40", "steps: 5")));
  }

  @Test
  void aTextMayHoldEqualsSignsAndColons() {
    BoundRecord bound = load(GOOD, "name=a=b:c");
    assertThat(((BoundValue) bound.find("name").orElseThrow()).value()).isEqualTo("a=b:c");
  }

  @Test
  void aPathStartsFromTheWorkingFolder() {
    BoundRecord bound = load(GOOD, "data.source.path=x.csv");
    BoundRecord data = (BoundRecord) bound.find("data").orElseThrow();
    BoundRecord source = (BoundRecord) data.find("source").orElseThrow();
    BoundValue path = (BoundValue) source.find("path").orElseThrow();
    Path expected = TestParts.FOLDER.resolveSibling("work").resolve("x.csv");
    assertThat(path.value()).isEqualTo(expected);
    assertThat(path.written()).isEqualTo("x.csv");
    assertThat(path.origin()).isEqualTo(Origin.OVERRIDE);
    assertSame(
        load(ConfigWriter.yaml(bound)), load(GOOD.replace("data/digits.csv", expected.toString())));
  }

  private static void assertSame(BoundRecord actual, BoundRecord expected) {
    assertThat(ConfigWriter.canonical(actual)).isEqualTo(ConfigWriter.canonical(expected));
  }
}
