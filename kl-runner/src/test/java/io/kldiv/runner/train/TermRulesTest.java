package io.kldiv.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.runner.experiment.Scaling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Penalties, scaling and rules for λ in training. Oracles: their formulas, from what is measured.
 */
final class TermRulesTest {
  /** 60 rows in batches of 20 (3 an epoch), or all at once. */
  private static final String EXPERIMENT =
      """
      name: rules
      seed: 5
      data:
        source: {type: uniform-random, rows: 60, columns: 5, outputs: 3}
        split: {validation: 0, test: 0}
      model: {type: mlp, hidden: [8], activation: tanh, output: softmax}
      loss: mse
      divergence: {type: kl, reference: uniform, %s}
      optimizer: {type: sgd, learningRate: %s}
      training: {epochs: %d, batchSize: %s}
      """;

  @TempDir private Path folder;

  private record Trained(List<EpochRecord> epochs, Measurement measured, double weight) {
    private EpochRecord last() {
      return epochs.get(epochs.size() - 1);
    }
  }

  private Trained train(String term, double rate, int epochs, String batchSize) throws IOException {
    String yaml = EXPERIMENT.formatted(term, rate, epochs, batchSize);
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      Experiments experiments = new Experiments(folder);
      Trainer trainer = experiments.trainer(yaml, runtime);
      Recorder recorder = new Recorder();
      TrainingResult result = trainer.run(recorder);
      Measurement measured = trainer.measure(experiments.train());
      return new Trained(recorder.epochs, measured, result.weights().get("kl"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'penalty: linear', 0",
    "'penalty: {type: free-bits, level: 0.06}', 0.06",
    "'penalty: {type: free-bits, level: 1e-9}', 1e-9",
    "'penalty: {type: capacity, level: 0.06}', 0.06",
  })
  void theObjectiveIsTheLossPlusTheScaledPenalisedDivergence(String penalty, double level)
      throws IOException {
    for (String scaling : new String[] {"per-sample", "per-epoch", "blundell"}) {
      Trained trained = train(penalty + ", weight: 0.7, scaling: " + scaling, 0.1, 2, "20");
      Measurement measured = trained.measured();
      double d = measured.divergences().get("kl");
      double phi = penalty.contains("free") ? Math.max(d, level) : Math.abs(d - level);
      double factor = scaling.equals("per-sample") ? 0.7 : 0.7 / 3;
      assertThat(measured.objective() - measured.loss())
          .as("%s, %s", penalty, scaling)
          .isCloseTo(factor * phi, within(1e-14));
      if (penalty.contains("linear")) {
        assertThat(measured.penalised()).isEmpty();
      } else {
        assertThat(measured.penalised().get("kl")).isCloseTo(phi, within(1e-15));
        assertThat(measured.values()).containsKeys("kl", "kl-penalised");
        assertThat(trained.last().scheduled()).containsEntry("kl-level", level);
      }
      assertThat(trained.last().scheduled()).containsEntry("kl-weight", 0.7);
    }
  }

  @Test
  void scalingPerEpochIsAWeightDividedByTheNumberOfBatches() throws IOException {
    Trained scaled = train("weight: 0.9, scaling: per-epoch", 0.1, 5, "20");
    Trained plain = train("weight: 0.3, scaling: per-sample", 0.1, 5, "20");
    assertThat(scaled.measured().loss()).isCloseTo(plain.measured().loss(), within(1e-13));
    assertThat(scaled.weight()).isEqualTo(0.9);
  }

  @Test
  void blundellsFactorsHalveAndSumToOne() {
    assertThat(Scaling.BLUNDELL.of(0, 3)).isEqualTo(4 / 7.0);
    assertThat(Scaling.BLUNDELL.of(1, 3)).isEqualTo(2 / 7.0);
    assertThat(Scaling.BLUNDELL.of(2, 3)).isEqualTo(1 / 7.0);
    assertThat(Scaling.BLUNDELL.of(4000, 5000)).isZero(); // 2^−4001, and no overflow
    assertThat(Scaling.BLUNDELL.of(0, 1)).isEqualTo(1);
  }

  @Test
  void freeBitsOfEachSampleAreMeasuredSampleBySample() throws IOException {
    Trained all = train("penalty: {type: free-bits, level: 1e9, over: sample}", 0.1, 1, "20");
    assertThat(all.measured().penalised().get("kl")).isCloseTo(1e9, within(1e-3));
    Trained none = train("penalty: {type: free-bits, level: 0, over: sample}", 0.1, 1, "20");
    double divergence = none.measured().divergences().get("kl");
    assertThat(none.measured().penalised().get("kl")).isCloseTo(divergence, within(1e-15));
    Trained some = train("penalty: {type: free-bits, level: 0.05, over: sample}", 0.1, 1, "20");
    assertThat(some.measured().penalised().get("kl"))
        .isGreaterThan(Math.max(0.05, some.measured().divergences().get("kl")));
  }

  @Test
  void belowTheFreeLevelADivergenceDoesNotChangeTraining() throws IOException {
    Trained free = train("weight: 3, penalty: {type: free-bits, level: 10}", 0.1, 20, "20");
    Trained none = train("weight: 0", 0.1, 20, "20");
    assertThat(free.measured().loss()).isEqualTo(none.measured().loss());
  }

  @Test
  void aCapacityDrawsTheDivergenceToItsLevel() throws IOException {
    Trained trained =
        train(
            "weight: 5, penalty: {type: capacity, level: {type: linear, initial: 0, finalValue:"
                + " 0.2, epochs: 200}}",
            0.02,
            400,
            "full");
    assertThat(trained.measured().divergences().get("kl")).isCloseTo(0.2, within(0.03));
    assertThat(trained.last().scheduled()).containsEntry("kl-level", 0.2);
  }

  /** At rest D = ε and λ > 0, or D < ε and λ = 0 (Karush, Kuhn and Tucker). */
  @Test
  void aConstraintEndsOnItsLimitWithAPositiveWeight() throws IOException {
    double unconstrained = train("weight: 0", 1, 3000, "full").measured().divergences().get("kl");
    double limit = unconstrained / 2;
    for (String domain : new String[] {"linear, rate: 0.05", "log, rate: 2"}) {
      Trained trained =
          train(
              "weight: {type: constraint, limit: %s, initial: 0.01, domain: %s}"
                  .formatted(limit, domain),
              1,
              3000,
              "full");
      assertThat(trained.measured().divergences().get("kl"))
          .as(domain)
          .isCloseTo(limit, within(0.1 * limit));
      assertThat(trained.weight()).as(domain).isPositive();
    }
    Trained met =
        train(
            "weight: {type: constraint, limit: %s}".formatted(4 * unconstrained), 1, 3000, "full");
    assertThat(met.weight()).isZero();
  }

  @Test
  void anAdaptiveWeightKeepsTheDivergenceNearItsTarget() throws IOException {
    double unconstrained = train("weight: 0", 1, 3000, "full").measured().divergences().get("kl");
    double target = unconstrained / 2;
    Trained trained =
        train(
            "weight: {type: adaptive, target: %s, initial: 0.01, horizon: 20}".formatted(target),
            1,
            3000,
            "full");
    assertThat(trained.measured().divergences().get("kl")).isCloseTo(target, within(0.1 * target));
    assertThat(trained.last().weight("kl")).isEqualTo(trained.weight()).isPositive();
  }

  /** Keeps every evaluation. */
  private static final class Recorder implements TrainingListener {
    private final List<EpochRecord> epochs = new ArrayList<>();

    @Override
    public void started(Plan plan) {}

    @Override
    public void step(long step, double objective) {}

    @Override
    public void epoch(EpochRecord epoch) {
      epochs.add(epoch);
    }
  }
}
