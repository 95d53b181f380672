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
    Meter meter = new Meter();
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      new Experiments(folder).trainer(yaml, runtime).run(meter);
    }
    assertThat(meter.bytes).isZero();
  }

  /** Reads the counter before and after the measured steps. */
  private static final class Meter implements TrainingListener {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long bytes = -1;
    private long before;

    @Override
    public void started(Plan plan) {}

    @Override
    public void step(long step, double objective) {
      if (step == WARM) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      if (step == WARM + MEASURED) {
        bytes = threads.getCurrentThreadAllocatedBytes() - before;
      }
    }

    @Override
    public void epoch(EpochRecord epoch) {}
  }
}
