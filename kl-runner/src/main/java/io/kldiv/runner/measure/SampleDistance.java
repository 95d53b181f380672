package io.kldiv.runner.measure;

import io.kldiv.core.divergence.sample.TwoSamples;
import io.kldiv.core.part.PartKind;

/** A distance of two samples that needs no density. */
@PartKind("sample-distance")
public interface SampleDistance {
  /** The number of two samples. */
  TwoSamples statistic();

  /** How it is written: {@code W₁(P,Q)}. */
  String symbol();
}
