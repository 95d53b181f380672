package io.kldiv.core.divergence;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.PartKind;

/**
 * A measure of how far a distribution P is from a distribution Q, as an expression in the
 * parameters of both.
 */
@PartKind("divergence")
public interface Divergence {
  /**
   * The divergence of P from Q, for each sample, in nats.
   *
   * @param p the distribution that is trained or judged, of batch size n or 1
   * @param q what it is compared with, of batch size n or 1
   * @return {@code [n]}
   * @throws NoClosedFormException if there is no rule for the pair of families
   * @throws DivergenceException if the sizes of the events or the batches differ
   */
  Node between(Distribution p, Distribution q);

  /** What holds for the divergence, as data for documentation, contract tests and the objective. */
  Properties properties();

  /** How {@link #between} computes the values; a closed form unless it says otherwise. */
  default DivergenceValue.Method method() {
    return DivergenceValue.Method.CLOSED_FORM;
  }

  /**
   * Whether the value is an amount of information in nats, which bits and dits are other units of;
   * else it is a pure number, or has the unit of the data.
   */
  default boolean isInformation() {
    return false;
  }
}
