package io.kldiv.runner.run;

import io.kldiv.runner.train.DivergedException;
import java.nio.file.Path;

/** A run whose training diverged; its run directory tells the same. */
public final class DivergedRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path directory;

  /**
   * Creates the exception.
   *
   * @param directory the run directory
   * @param cause what happened
   */
  public DivergedRunException(Path directory, DivergedException cause) {
    super(cause.getMessage(), cause);
    this.directory = directory;
  }

  /** The run directory. */
  public Path directory() {
    return directory;
  }
}
