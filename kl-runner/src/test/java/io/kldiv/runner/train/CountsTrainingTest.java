package io.kldiv.runner.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.Geometric;
import io.kldiv.core.distribution.Poisson;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Products;
import io.kldiv.core.objective.Reference;
import io.kldiv.core.objective.ReferenceContext;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.models.Model;
import io.kldiv.models.Network;
import io.kldiv.models.Parameters;
import io.kldiv.models.Prediction;
import io.kldiv.models.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plug-in's model of counts trains with the estimator sum. Oracle: samples. */
class CountsTrainingTest {
  @TempDir private Path folder;

  @Test
  void theSumFollowsTheCurveOfSamples() throws IOException {
    List<Double> sum = curve("{type: sum, terms: 128}");
    List<Double> samples = curve("{type: monte-carlo, samples: 2000}");
    assertThat(sum.get(sum.size() - 1)).isLessThan(0.8 * sum.get(0));
    for (int i = 0; i < sum.size(); i++) {
      assertThat(samples.get(i)).as("epoch %d", i).isCloseTo(sum.get(i), within(0.03));
    }
  }

  @Test
  void tooFewTermsEndTheRunAndSayWhatToChange() {
    assertThatExceptionOfType(DivergedException.class)
        .isThrownBy(() -> curve("{type: sum, terms: 4}"))
        .withMessageContaining("beyond the 4 counts that 'sum' adds: give it more 'terms'");
  }

  private List<Double> curve(String estimator) throws IOException {
    String yaml =
        """
        {name: counts, seed: 5, loss: mse, model: test/counts,
        divergence: {type: jensen-shannon, weight: 2, reference: test/waits, estimator: %s},
        data: {source: {type: uniform-random, rows: 120, columns: 4, outputs: 1},
        split: {validation: 0, test: 0}},
        optimizer: {type: adam, learningRate: 0.02}, training: {epochs: 15, batchSize: 20}}
        """
            .formatted(estimator);
    List<Double> curve = new ArrayList<>();
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      new Experiments(folder, new CountParts())
          .trainer(yaml, runtime)
          .run(
              new TrainingListener() {
                @Override
                public void started(Plan plan) {}

                @Override
                public void step(long step, double objective) {}

                @Override
                public void epoch(EpochRecord epoch) {
                  curve.add(epoch.training().objective());
                }
              });
    }
    return curve;
  }

  /** A model of counts and a law to compare them with. */
  static final class CountParts implements KlPlugin {
    @Override
    public String name() {
      return "counts";
    }

    @Override
    public void register(PartRegistry.Builder parts) {
      parts.add(Model.class, "test/counts", Counts.class);
      parts.add(Reference.class, "test/waits", Waits.class);
    }
  }

  /** Poisson's law whose logarithmic rate is linear in the features, at first 1. */
  @Describe("Counts whose logarithmic rate is linear in the features.")
  public static final class Counts implements Model {
    @Override
    public Optional<Family> family(TargetKind target) {
      return Optional.of(Poisson.FAMILY);
    }

    @Override
    public Network build(Task task, Parameters parameters) {
      Shape shape = Shape.of(task.features(), task.outputs());
      Node weights = parameters.add("weights", shape, (values, offset, s, random) -> {});
      Node bias =
          parameters.add(
              "bias", Shape.of(task.outputs()), (values, offset, s, random) -> values[offset] = 1);
      return (features, mode) -> {
        Node logRate = Elementwise.add(Products.matmul(features, weights), bias);
        return Prediction.of(new Poisson(Elementwise.exp(logRate)));
      };
    }
  }

  /** A geometric law. */
  @Describe("A geometric law.")
  public static final class Waits implements Reference {
    @Override
    public Distribution distribution(ReferenceContext context) {
      Node probability = Node.constant(new double[] {0.5}, Shape.of(1, 1));
      return new Geometric(Bernoulli.ofProbabilities(probability));
    }

    @Override
    public Optional<String> problem(Family predicted, TargetKind target) {
      return Optional.empty();
    }
  }
}
