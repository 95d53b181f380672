package io.kldiv.runner.measure;

import io.kldiv.core.divergence.sample.TwoSamples;
import io.kldiv.core.part.PartKind;

/** A number of two samples that needs no density: their distance, or how they depend. */
@PartKind("sample-distance")
public interface SampleDistance {
  /** The number of two samples. */
  TwoSamples statistic();

  /** How it is written: {@code W₁(P,Q)}. */
  String symbol();

  /** What holds for it, for {@code kl describe}: whether it is a metric, its bounds. */
  default String properties() {
    return "";
  }

  /** Its unit, for {@code kl describe}. */
  default String unit() {
    return isInformation() ? "nats, bits or dits" : "that of the data";
  }

  /** How it is estimated, if there is more to say than how many rows there are. */
  default String method() {
    return "";
  }

  /** Whether it is an amount of information, in nats. */
  default boolean isInformation() {
    return false;
  }

  /**
   * Whether row i of P belongs with row i of Q, so that P and Q can have different columns, new
   * samples are of pairs, and a test is one of independence.
   */
  default boolean isPaired() {
    return false;
  }
}
