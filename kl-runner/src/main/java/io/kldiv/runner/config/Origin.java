package io.kldiv.runner.config;

/** Where a text came from. */
public enum Origin {
  /** The experiment file. */
  FILE,
  /** An override on the command line. */
  OVERRIDE,
  /** The default that the framework or a plug-in declares. */
  DEFAULT
}
