package io.kldiv.runner.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.kldiv.core.graph.PlanRuntime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A warm step of training allocates nothing, by the counter of the training thread. */
class AllocationTest {
  private static final int WARM = 3000;

  /** The special functions of estimates are compiled later. */
  private static final int WARM_ESTIMATE = 9000;

  private static final int MEASURED = 1000;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model: {type: mlp, hidden: [20], output: softmax}, optimizer: {type: gd, learningRate: 0.01},"
            + " training: {steps: 4000, batchSize: full, evaluateEvery: 1000000}",
        "model: {type: mlp, hidden: [20], dropout: 0.2, output: softmax}, optimizer: {type: adam, learningRate: 0.01},"
            + " training: {steps: 4000, batchSize: 16, evaluateEvery: 1000000}"
      })
  void aWarmStepAllocatesNothing(String parts) throws IOException {
    String yaml =
        """
        {name: allocation, loss: mse, divergence: [{type: kl, weight: 0.1, reference: targets},
        {type: kl, weight: {type: constraint, limit: 0.1}, reference: uniform, scaling: blundell,
        penalty: {type: free-bits, level: {type: sigmoid, finalValue: 0.1}, over: sample}},
        {type: kl, weight: {type: adaptive, target: 0.1}, reference: uniform}],
        data: {source: {type: uniform-random, rows: 100, columns: 10, outputs: 4},
        split: {validation: 0, test: 0}}, %s}
        """
            .formatted(parts);
    Meter meter = new Meter(WARM);
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      new Experiments(folder).trainer(yaml, runtime).run(meter);
    }
    assertThat(meter.bytes).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1, {type: jensen-shannon, estimator: {type: quadrature, points: 16}}",
        "2, {type: jensen-shannon, estimator: {type: monte-carlo, samples: 4}}",
        "2, {type: kl, estimator: {type: monte-carlo, samples: 4, mean: k3}}",
        "1, {type: jensen-shannon, others: [{type: laplace, location: 0, scale: 1}],"
            + " estimator: {type: quadrature, points: 16}}",
        "3, {type: renyi}",
        "3, {type: bures-wasserstein}",
      })
  void aWarmStepBetweenNormalDistributionsAllocatesNothing(String outputsAndTerm)
      throws IOException {
    String[] parts = outputsAndTerm.split(", ", 2);
    String yaml =
        """
        {name: allocation, loss: mse, divergence: %s, reference: targets},
        data: {source: {type: uniform-random, rows: 100, columns: 10, outputs: %s},
        split: {validation: 0, test: 0}},
        model: {type: gaussian-regression, hidden: [8], covariance: full}, optimizer: {type: gd, learningRate: 0.01},
        training: {steps: 12000, batchSize: 16, evaluateEvery: 1000000}}
        """
            .formatted(parts[1].substring(0, parts[1].length() - 1), parts[0]);
    Meter meter = new Meter(WARM_ESTIMATE);
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      new Experiments(folder).trainer(yaml, runtime).run(meter);
    }
    assertThat(meter.bytes).isZero();
  }

  /** Reads the counter before and after the measured steps. */
  private static final class Meter implements TrainingListener {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final int warm;
    private long bytes = -1;
    private long before;

    private Meter(int warm) {
      this.warm = warm;
    }

    @Override
    public void started(Plan plan) {}

    @Override
    public void step(long step, double objective) {
      if (step == warm) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      if (step == warm + MEASURED) {
        bytes = threads.getCurrentThreadAllocatedBytes() - before;
      }
    }

    @Override
    public void epoch(EpochRecord epoch) {}
  }
}
