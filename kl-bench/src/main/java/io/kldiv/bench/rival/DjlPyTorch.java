package io.kldiv.bench.rival;

import ai.djl.engine.Engine;
import java.util.Optional;

/** PyTorch by the Deep Java Library. */
final class DjlPyTorch implements Rival {
  DjlPyTorch(int threads) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
  }

  @Override
  public String describe() {
    return "PyTorch %s (DJL)".formatted(Engine.getEngine("PyTorch").getVersion());
  }

  @Override
  public Optional<Task> prepare(Job job) {
    return job.kind().equals("training") ? Optional.of(new DjlTraining(job)) : Optional.empty();
  }
}
