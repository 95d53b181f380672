package io.kldiv.testkit.model;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.models.SoftmaxRegression;
import io.kldiv.models.Task;
import io.kldiv.models.initialiser.GlorotUniform;
import io.kldiv.models.initialiser.Zeros;
import io.kldiv.testkit.ModelCase;
import io.kldiv.testkit.ModelContract;
import java.util.List;

final class SoftmaxRegressionContractTest extends ModelContract {
  @Override
  protected List<ModelCase> cases() {
    Task task = new Task(3, TargetKind.CLASSES, 4);
    SoftmaxRegression zeros = new SoftmaxRegression(new SoftmaxRegression.Config(new Zeros()));
    SoftmaxRegression glorot =
        new SoftmaxRegression(new SoftmaxRegression.Config(new GlorotUniform()));
    return List.of(
        ModelCase.of("softmax-regression", glorot, task),
        ModelCase.of("softmax-regression", glorot, new Task(1, TargetKind.CLASSES, 2)),
        ModelCase.of("softmax-regression from zeros", zeros, task)
            .withStartsAlike("all first values are 0"));
  }
}
