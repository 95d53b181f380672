package io.kldiv.runner.train;

/** An optimizer that the model or its parameters cannot be trained with. */
public final class OptimizerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OptimizerException(String message, RuntimeException cause) {
    super(message, cause);
  }
}
