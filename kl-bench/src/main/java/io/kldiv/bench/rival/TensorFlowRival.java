package io.kldiv.bench.rival;

import java.util.Optional;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** TensorFlow by its Java API, in graph mode. */
final class TensorFlowRival implements Rival {
  private final ConfigProto config;

  TensorFlowRival(int threads) {
    this.config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(threads)
            .build();
  }

  @Override
  public String describe() {
    return "TensorFlow " + TensorFlow.version();
  }

  @Override
  public Optional<Task> prepare(Job job) {
    if (!job.kind().equals("training")) {
      return Optional.empty();
    }
    return Optional.of(
        job.isSingle()
            ? new TensorFlowTraining<>(job, config, TFloat32.class)
            : new TensorFlowTraining<>(job, config, TFloat64.class));
  }
}
