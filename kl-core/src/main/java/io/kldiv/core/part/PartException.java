package io.kldiv.core.part;

/** A wrong registration of a part; the message names the plug-in and the part. */
public final class PartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception with a message for the user. */
  public PartException(String message) {
    super(message);
  }
}
