package io.kldiv.runner.cli;

/** What every verb has. */
interface Verb {
  /** The options of every verb. */
  Common common();
}
