package io.kldiv.runner.data;

/**
 * What a loss and a model take the target for. The data cannot tell: a column of digits 0 to 9 may
 * be ten classes or a quantity.
 */
public enum TargetKind {
  /** One target column, each distinct value a class: {@code [batch × classes]}, one-hot. */
  CLASSES,
  /** Target columns of numbers: {@code [batch × outputs]}. */
  NUMBERS
}
