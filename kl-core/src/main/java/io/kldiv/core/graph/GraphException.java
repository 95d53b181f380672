package io.kldiv.core.graph;

/** A wrong expression: the message names the operation, the shapes and the line that made it. */
public final class GraphException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception with a message for the author of the expression. */
  public GraphException(String message) {
    super(message);
  }
}
