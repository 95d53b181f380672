package io.kldiv.runner.config;

/** Where a text came from. */
public enum Origin {
  /** The experiment file. */
  FILE,
  /** An override on the command line. */
  OVERRIDE,
  /** An argument of the command line that names a part. */
  ARGUMENT,
  /** The default that the framework or a plug-in declares. */
  DEFAULT
}
