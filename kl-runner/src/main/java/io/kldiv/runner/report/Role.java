package io.kldiv.runner.report;

/** What a number of the results or the curves is, in the order in which a report shows them. */
enum Role {
  /** The objective or the loss. */
  LOSS,
  /** A divergence, before weighting. */
  DIVERGENCE,
  /** A metric. */
  METRIC,
  /** A number that a schedule sets. */
  SCHEDULE
}
