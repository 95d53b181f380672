package io.kldiv.core.divergence.estimate;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Node;
import java.util.Objects;

/**
 * A divergence by an estimator in place of a closed form.
 *
 * @param divergence the measure
 * @param estimator the way
 * @param noise what the names of the random streams start with
 */
record Estimated(Divergence divergence, Estimator.InTraining estimator, String noise)
    implements Divergence {
  /** Checks that no component is null. */
  public Estimated {
    Objects.requireNonNull(divergence);
    Objects.requireNonNull(estimator);
    Objects.requireNonNull(noise);
  }

  @Override
  public Node between(Distribution p, Distribution q) {
    return estimator.between(divergence, p, q, noise);
  }

  @Override
  public Properties properties() {
    Properties own = divergence.properties();
    return new Properties(
        own.direction(),
        own.law(),
        own.upperBound(),
        own.overBatch(),
        estimator.whenNotFinite(divergence));
  }

  @Override
  public DivergenceValue.Method method() {
    return estimator.method();
  }

  @Override
  public boolean isInformation() {
    return divergence.isInformation();
  }
}
