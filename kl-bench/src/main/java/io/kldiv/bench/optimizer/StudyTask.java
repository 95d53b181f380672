package io.kldiv.bench.optimizer;

import java.nio.file.Path;
import java.util.List;

/**
 * An experiment of the study.
 *
 * @param name its name
 * @param file the experiment file
 * @param overrides what is changed in it
 * @param monitor the objective that is to fall
 * @param losses the set values of that objective, falling
 * @param about what is done, for the report
 */
record StudyTask(
    String name,
    Path file,
    List<String> overrides,
    Monitor monitor,
    List<Double> losses,
    String about) {

  /** The objective that is to fall. */
  enum Monitor {
    /** That of each step, on the full batch. */
    STEP,
    /** That on the training part, the mean over the steps of an epoch. */
    TRAINING,
    /** That on the validation part after each epoch. */
    VALIDATION
  }

  /** The article's experiment: gradient descent at the file's rate ends at the first loss. */
  static final StudyTask ARTICLE =
      new StudyTask(
          "article",
          Path.of("configs/article.yaml"),
          List.of("training.steps=300"),
          Monitor.STEP,
          List.of(0.244777, 0.22),
          "The article's network, 11,110 parameters, 1,000 rows, full batch, at most 300 steps. The"
              + " first set loss is where 1,000 steps of gradient descent at the file's rate of 0.01"
              + " end.");

  /** Digits, with dropout. */
  static final StudyTask DIGITS =
      new StudyTask(
          "digits",
          Path.of("configs/digits.yaml"),
          List.of("training.epochs=20"),
          Monitor.VALIDATION,
          List.of(0.22),
          "A network of 256 units with dropout of a half, 19,210 parameters, 1,257 rows in batches"
              + " of 64, 20 epochs, constant rates. The set loss is the objective on the validation"
              + " part, looked at after each epoch.");

  /** Breast cancer, logistic regression. */
  static final StudyTask BREAST_CANCER =
      new StudyTask(
          "breast-cancer",
          Path.of("configs/breast-cancer.yaml"),
          List.of("training.epochs=60", "training.earlyStopping.patience=1000"),
          Monitor.TRAINING,
          List.of(0.06),
          "Softmax regression, 62 parameters, 399 rows in batches of 32, 60 epochs; measured at the"
              + " best epoch by validation loss. The set loss is the objective on the training part,"
              + " looked at after each epoch.");

  /** All of them. */
  static List<StudyTask> all() {
    return List.of(ARTICLE, DIGITS, BREAST_CANCER);
  }

  /** Whether one step is one epoch, whatever the rule. */
  boolean isFullBatch() {
    return monitor == Monitor.STEP;
  }
}
