package io.kldiv.testkit.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.optim.Link;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.testkit.OptimizerContract;
import io.kldiv.testkit.ScheduleContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OptimPartsTest {
  private final PartRegistry registry = PartRegistry.load(getClass().getClassLoader());

  @Test
  void everyPartIsFoundThroughThePluginDoor() {
    assertThat(registry.all(Optimizer.class).keySet()).contains("gd", "sgd", "adam");
    assertThat(registry.all(Schedule.class).keySet()).contains("constant", "cosine", "step");
  }

  @Test
  void everyPartIsDescribedAndHasAConfigurationAndPassesItsContract() {
    List<PartDefinition<?>> parts = new ArrayList<>(registry.all(Optimizer.class).values());
    parts.addAll(registry.all(Link.class).values());
    parts.addAll(registry.all(Schedule.class).values());
    for (PartDefinition<?> part : parts) {
      String contract =
          "%s.%sContractTest"
              .formatted(getClass().getPackageName(), part.implementation().getSimpleName());
      assertThat(part.description()).as(part.name()).isPresent();
      assertThat(part.config()).as(part.name()).isPresent();
      Class<?> promise =
          part.kind() == Schedule.class ? ScheduleContract.class : OptimizerContract.class;
      assertThatCode(() -> Class.forName(contract).asSubclass(promise))
          .as("%s, a %s", contract, promise)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aThirdPartysOptimizerIsOneClassAndOneLine() {
    KlPlugin acme =
        new KlPlugin() {
          @Override
          public String name() {
            return "acme";
          }

          @Override
          public void register(PartRegistry.Builder parts) {
            parts.add(Optimizer.class, "acme/sign-descent", SignDescent.class);
          }
        };
    assertThat(PartRegistry.of(List.of(acme)).find(Optimizer.class, "acme/sign-descent"))
        .isPresent();
  }
}
