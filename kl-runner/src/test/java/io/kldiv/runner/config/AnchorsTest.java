package io.kldiv.runner.config;

import static io.kldiv.runner.config.TestParts.GOOD;
import static io.kldiv.runner.config.TestParts.assertProblems;
import static io.kldiv.runner.config.TestParts.load;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Anchors, aliases and merges, as in YAML 1.1's merge key type. */
final class AnchorsTest {
  @Test
  void anAliasIsTheAnchoredValue() {
    String text =
        GOOD.replace("weight: 0.05", "weight: &rate {type: cosine, initial: 0.3}")
            .replace("weight: {type: cosine, initial: 0.1}", "weight: *rate");
    assertSame(
        load(text),
        load(
            GOOD.replace("weight: 0.05", "weight: {type: cosine, initial: 0.3}")
                .replace(
                    "weight: {type: cosine, initial: 0.1}",
                    "weight: {type: cosine, initial: 0.3}")));
  }

  @Test
  void theKeysOfAMergedMappingAreAdded() {
    String text = GOOD.replace("- {type: renyi", "- {<<: {of: latent, weight: 7}, type: renyi");
    assertSame(load(text), load(GOOD.replace("type: renyi", "type: renyi, of: latent")));
  }

  @Test
  void ofSeveralMergedMappingsTheFirstWins() {
    String text =
        GOOD.replace(
            "training: {epochs: 40, batchSize: 64}",
            "training: {<<: [{epochs: 1, shuffle: false}, {epochs: 2, batchSize: 3}]}");
    assertSame(
        load(text),
        load(
            GOOD.replace(
                "training: {epochs: 40, batchSize: 64}",
                "training: {epochs: 1, shuffle: false, batchSize: 3}")));
  }

  @Test
  void anAnchorGivenAgainReplacesTheFirst() {
    String text =
        GOOD.replace("seed: 42", "seed: &n 1")
            .replace("epochs: 40", "epochs: &n 2")
            .replace("batchSize: 64", "batchSize: *n");
    assertSame(
        load(text),
        load(
            GOOD.replace("seed: 42", "seed: 1")
                .replace("epochs: 40, batchSize: 64", "epochs: 2, batchSize: 2")));
  }

  @Test
  void aProblemIsReportedOnceAndWhereTheValueIsWritten() {
    assertProblems(
        GOOD.replace("seed: 42", "seed: &n x").replace("epochs: 40", "epochs: *n"),
        """
        experiment.yaml:3:10: 'seed' must be a whole number, but is 'x'
          seed: &n x
                   ^

        experiment.yaml:3:10: 'training.epochs' must be a whole number >= 1, but is 'x'
          seed: &n x
                   ^
        """);
    assertProblems(
        GOOD.replace("weight: 0.05", "weight: &w {type: cosine, initial: 0.1, warmup: 3}")
            .replace("weight: {type: cosine, initial: 0.1}", "weight: *w"),
        """
        experiment.yaml:10:45: unknown key 'warmup' in schedule 'cosine'
              weight: &w {type: cosine, initial: 0.1, warmup: 3}
                                                      ^^^^^^
          did you mean 'warmUp'?
          allowed: initial, warmUp
          see: kl describe schedule cosine
        """);
  }

  private static void assertSame(BoundRecord actual, BoundRecord expected) {
    assertThat(ConfigWriter.canonical(actual)).isEqualTo(ConfigWriter.canonical(expected));
  }
}
