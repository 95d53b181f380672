package io.kldiv.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.models.initialiser.Zeros;
import org.junit.jupiter.api.Test;

final class TaskTest {
  private final Model model = new SoftmaxRegression(new SoftmaxRegression.Config(new Zeros()));

  @Test
  void refusesSizesBelowOneAndNamesBoth() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Task(0, TargetKind.CLASSES, 3))
        .withMessageContaining("0 and 3");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Task(4, TargetKind.CLASSES, -1))
        .withMessageContaining("4 and -1");
  }

  @Test
  void knowsTheFamilyThatAModelPredicts() {
    assertThat(new Task(4, TargetKind.CLASSES, 3).familyOf(model)).isEqualTo(Categorical.FAMILY);
  }

  @Test
  void saysWhichModelDoesNotPredictItsTarget() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Task(4, TargetKind.NUMBERS, 3).familyOf(model))
        .withMessage("SoftmaxRegression does not predict numbers");
  }
}
