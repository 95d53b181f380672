package io.kldiv.runner.run;

import io.kldiv.runner.data.PreparedData;
import io.kldiv.runner.train.TrainingListener;

/** Is told how a run goes. */
public interface RunListener extends TrainingListener {
  /**
   * The data is ready.
   *
   * @param data the parts of the data
   * @param kernels what computes, in a few words
   */
  void prepared(PreparedData data, String kernels);

  /** Training has ended, one way or another. */
  void ended();
}
