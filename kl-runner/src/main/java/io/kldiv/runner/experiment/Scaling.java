package io.kldiv.runner.experiment;

/** How often a weighted divergence counts in an epoch of M batches. */
public enum Scaling {
  /** As often as each sample: in full in every batch, beside the mean loss of the batch. */
  PER_SAMPLE,
  /** Once: 1/M in every batch. */
  PER_EPOCH,
  /**
   * Once, most of it in the first batches: 2^(M−i)/(2^M − 1) in batch i = 1, …, M (Blundell et al.,
   * 2015, section 3.4).
   */
  BLUNDELL;

  /**
   * The factor of λ in a batch.
   *
   * @param batch i − 1, from 0
   * @param batches M, at least 1
   */
  public double of(int batch, int batches) {
    return switch (this) {
      case PER_SAMPLE -> 1;
      case PER_EPOCH -> 1.0 / batches;
      case BLUNDELL -> Math.scalb(1.0, -1 - batch) / (1 - Math.scalb(1.0, -batches));
    };
  }

  /**
   * The mean factor over an epoch, with which the objective is measured.
   *
   * @param batches M, at least 1
   */
  public double mean(int batches) {
    return this == PER_SAMPLE ? 1 : 1.0 / batches;
  }
}
