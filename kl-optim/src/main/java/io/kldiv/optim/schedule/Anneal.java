package io.kldiv.optim.schedule;

/** The way from one value to another. */
public enum Anneal {
  /** Half a cosine. */
  COSINE,
  /** A straight line. */
  LINEAR;

  /** The value after a share of the way, in [0, 1]. */
  double between(double start, double end, double share) {
    double left = this == COSINE ? Shapes.halfCosine(share) : 1 - share;
    return start * left + end * (1 - left);
  }
}
