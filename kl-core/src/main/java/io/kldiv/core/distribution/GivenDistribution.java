package io.kldiv.core.distribution;

import io.kldiv.core.part.PartKind;

/**
 * A distribution whose parameters are numbers, as written in an experiment file or on the command
 * line: {@code {type: laplace, location: 0, scale: 2}}. A family offers it as a part, whose
 * configuration holds the parameters in the order of the family's record.
 */
@PartKind("distribution")
public interface GivenDistribution {
  /**
   * The distribution, of batch size 1.
   *
   * @throws IllegalArgumentException if the parameters lie outside of their domain or their lengths
   *     differ; the message names the parameter, the number and what is allowed
   */
  Distribution distribution();
}
