package io.kldiv.testkit.model;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.models.GaussianRegression;
import io.kldiv.models.GaussianRegression.Covariance;
import io.kldiv.models.Task;
import io.kldiv.testkit.ModelCase;
import io.kldiv.testkit.ModelContract;
import java.util.ArrayList;
import java.util.List;

final class GaussianRegressionContractTest extends ModelContract {
  @Override
  protected List<ModelCase> cases() {
    List<ModelCase> cases = new ArrayList<>();
    for (Covariance covariance : Covariance.values()) {
      for (Settings settings : Settings.all()) {
        cases.add(of(settings, covariance, 3));
      }
      cases.add(of(Settings.all().get(0), covariance, 1));
    }
    return cases;
  }

  private static ModelCase of(Settings settings, Covariance covariance, int outputs) {
    GaussianRegression.Config config =
        new GaussianRegression.Config(
            settings.hidden(),
            settings.activation(),
            settings.dropout(),
            Settings.first(),
            Settings.last(),
            covariance,
            1e-6);
    String name = "gaussian-regression %s %s".formatted(settings, covariance);
    Task task = new Task(2, TargetKind.NUMBERS, outputs);
    return ModelCase.of(name, new GaussianRegression(config), task);
  }
}
