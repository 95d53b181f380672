package io.kldiv.testkit.model;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.models.Mlp;
import io.kldiv.models.Task;
import io.kldiv.testkit.ModelCase;
import io.kldiv.testkit.ModelContract;
import java.util.ArrayList;
import java.util.List;

final class MlpContractTest extends ModelContract {
  @Override
  protected List<ModelCase> cases() {
    List<ModelCase> cases = new ArrayList<>();
    for (Settings settings : Settings.all()) {
      for (TargetKind kind : TargetKind.values()) {
        cases.add(of(settings, Mlp.Output.AUTO, new Task(3, kind, 2)));
      }
    }
    Settings settings = Settings.all().get(1);
    for (TargetKind kind : List.of(TargetKind.CLASSES, TargetKind.NUMBERS)) {
      cases.add(of(settings, Mlp.Output.SOFTMAX, new Task(2, kind, 4)));
    }
    cases.add(of(settings, Mlp.Output.AUTO, new Task(1, TargetKind.NUMBERS, 1)));
    return cases;
  }

  private static ModelCase of(Settings settings, Mlp.Output output, Task task) {
    Mlp.Config config =
        new Mlp.Config(
            settings.hidden(),
            settings.activation(),
            settings.dropout(),
            Settings.first(),
            Settings.last(),
            output);
    return ModelCase.of("mlp %s output %s".formatted(settings, output), new Mlp(config), task);
  }
}
