package io.kldiv.runner.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The word that was most likely meant. */
final class SpellingTest {
  private static final List<String> KEYS =
      List.of("learningRate", "momentum", "weightDecay", "warmUp", "temperature", "type", "of");

  @Test
  void slipsAreRecognised() {
    assertNearest("momentun", "momentum");
    assertNearest("learningrate", "learningRate");
    assertNearest("learning_rate", "learningRate");
    assertNearest("learning-rate", "learningRate");
    assertNearest("LEARNING_RATE", "learningRate");
    assertNearest("leraningRate", "learningRate");
    assertNearest("lr", "learningRate");
    assertNearest("wd", "weightDecay");
    assertNearest("temp", "temperature");
    assertNearest("tpye", "type");
    assertNearest("typ", "type");
    assertNearest("warmup", "warmUp");
    assertNearest("weight_decey", "weightDecay");
  }

  @Test
  void nothingIsGuessedFromFarAway() {
    for (String word : List.of("", " ", "x", "batchSize", "epochs", "hidden", "q", "loss")) {
      assertThat(Spelling.nearest(word, KEYS)).as(word).isEmpty();
    }
    assertThat(Spelling.nearest("anything", List.of())).isEmpty();
  }

  @Test
  void aShortNameWithTwoLettersSwappedIsRecognised() {
    assertThat(Spelling.nearest("sdg", List.of("adam", "gd", "sgd"))).contains("sgd");
    assertThat(Spelling.nearest("adm", List.of("adam", "gd", "sgd"))).contains("adam");
  }

  @Test
  void ofEqualsTheFirstInTheAlphabetIsTaken() {
    assertThat(Spelling.nearest("cat", List.of("cats", "cath"))).contains("cath");
  }

  private static void assertNearest(String word, String expected) {
    assertThat(Spelling.nearest(word, KEYS)).as(word).contains(expected);
  }
}
