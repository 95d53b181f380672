package io.kldiv.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.models.Parameters;
import io.kldiv.runner.config.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The article's experiment against PyTorch 1.13 in float64, whose numbers are in {@code
 * reference/article-experiment.json}: loss, data loss and divergence before given steps, and the
 * sums of each parameter and of its squares at the end.
 */
class ArticleReferenceTest {
  private static final double TOLERANCE = 1e-9;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "kl, kl, 0.5, 200",
    "reverse-kl, reverse-kl, 0.5, 200",
    "'kl@0.01,1000 steps', kl, 0.01, 1000",
  })
  void gradientDescentFollowsTheReference(
      String reference, String divergence, double weight, int steps) throws IOException {
    check(
        group("divergences", reference),
        divergence,
        weight,
        "{type: gd, learningRate: 0.01}",
        steps);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sgd momentum=0.9 | type: sgd, momentum: 0.9",
        "sgd momentum=0.9 nesterov | type: sgd, momentum: 0.9, nesterov: true",
        "adam | type: adam",
        "adamw weight_decay=0.05 | type: adamw, weightDecay: 0.05",
        "rmsprop | type: rmsprop",
        "adagrad | type: adagrad",
      })
  void everyOptimizerFollowsTheReference(String reference, String keys) throws IOException {
    Map<String, ?> expected = group("optimizers", reference);
    String optimizer = "{%s, learningRate: %s}".formatted(keys, expected.get("lr"));
    check(expected, "kl", 0.5, optimizer, 100);
  }

  @Test
  void thePrintedProgramDivergesAtTheThirdEvaluation() throws IOException {
    Map<String, ?> expected = group("divergences", "seed-printed-surrogate-sum");
    List<EpochRecord> records = new ArrayList<>();
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      Trainer trainer =
          new Experiments(folder)
              .trainer(yaml("article-printed", 0.01, "{type: gd, learningRate: 0.01}", 4), runtime);
      DivergedException diverged =
          catchThrowableOfType(DivergedException.class, () -> trainer.run(new Recorder(records)));
      assertThat(diverged.evaluation()).isEqualTo(3);
      assertThat(diverged.term()).contains("article-printed = NaN");
      assertThat(diverged.node()).contains("log [1000 × 10] at ArticlePrinted.java");
    }
    assertThat(records).hasSize(2);
    for (int step = 0; step < 2; step++) {
      close(records.get(step).training().objective(), at(expected, "loss", step));
      close(records.get(step).training().loss(), at(expected, "data_loss", step));
    }
  }

  private void check(
      Map<String, ?> expected, String divergence, double weight, String optimizer, int steps)
      throws IOException {
    List<EpochRecord> records = new ArrayList<>();
    try (PlanRuntime runtime = PlanRuntime.of(2)) {
      Trainer trainer =
          new Experiments(folder).trainer(yaml(divergence, weight, optimizer, steps), runtime);
      TrainingResult result = trainer.run(new Recorder(records));
      for (String step : map(expected.get("loss")).keySet()) {
        int index = Integer.parseInt(step);
        if (index < steps) {
          Measurement found = records.get(index).training();
          close(found.objective(), at(expected, "loss", index));
          close(found.loss(), at(expected, "data_loss", index));
          close(found.divergences().get(divergence), at(expected, "divergence", index));
        }
      }
      checkSums(result, map(expected.get("parameter_sums")));
    }
  }

  private static void checkSums(TrainingResult result, Map<String, ?> expected) {
    List<String> names = List.of("W1", "b1", "W2", "b2");
    for (int i = 0; i < names.size(); i++) {
      Parameters.Entry entry = result.layout().entries().get(i);
      double sum = 0;
      double squares = 0;
      for (int k = 0; k < entry.shape().count(); k++) {
        double value = result.parameters()[entry.offset() + k];
        sum += value;
        squares += value * value;
      }
      List<?> sums = (List<?>) expected.get(names.get(i));
      assertThat(sum).isCloseTo(JsonText.number(sums.get(0)), within(1e-8));
      close(squares, JsonText.number(sums.get(1)));
    }
  }

  private static String yaml(String divergence, double weight, String optimizer, int steps) {
    return """
        name: reference
        data: {source: test/java-random, split: {validation: 0, test: 0}}
        model:
          type: mlp
          hidden: [100]
          initialiser: test/java-random-first
          outputInitialiser: test/java-random-second
          output: softmax
        loss: mse
        divergence: {type: %s, weight: %s, reference: targets}
        optimizer: %s
        training: {steps: %d, batchSize: full, evaluateEvery: 1}
        """
        .formatted(divergence, weight, optimizer, steps);
  }

  private static void close(double found, double expected) {
    assertThat(found).isCloseTo(expected, within(Math.abs(expected) * TOLERANCE));
  }

  private static double at(Map<String, ?> expected, String what, int step) {
    return JsonText.number(map(expected.get(what)).get(Integer.toString(step)));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> map(Object value) {
    return (Map<String, ?>) value;
  }

  private static Map<String, ?> group(String group, String name) throws IOException {
    try (InputStream in =
        ArticleReferenceTest.class.getResourceAsStream("/reference/article-experiment.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("NaN", "\"NaN\"");
      return map(map(JsonText.readObject(text).get(group)).get(name));
    }
  }

  /** Keeps every evaluation. */
  private record Recorder(List<EpochRecord> records) implements TrainingListener {
    @Override
    public void started(Plan plan) {}

    @Override
    public void step(long step, double objective) {}

    @Override
    public void epoch(EpochRecord epoch) {
      records.add(epoch);
    }
  }
}
