package io.kldiv.core.distribution;

/** What the numbers of a target mean. */
public enum TargetKind {
  /** One of several classes, one-hot: {@code [batch × classes]}, a single 1 in each row. */
  CLASSES("classes"),
  /** One or more answers of yes or no: {@code [batch × outputs]} of 0 and 1. */
  BINARY("yes-or-no answers"),
  /** Measurements, or weights of classes: {@code [batch × outputs]} of any numbers. */
  NUMBERS("numbers");

  private final String text;

  TargetKind(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
