package io.kldiv.core.distribution;

/** How the parameters of a discrete distribution were given. */
public enum Form {
  /** Unnormalised log-probabilities, or log-odds; −∞ is probability 0. */
  LOGITS,
  /** Probabilities. */
  PROBABILITIES
}
