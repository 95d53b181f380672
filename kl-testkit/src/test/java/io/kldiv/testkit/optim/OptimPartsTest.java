package io.kldiv.testkit.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.optim.Link;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.WeightRule;
import io.kldiv.testkit.OptimizerContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OptimPartsTest {
  private final PartRegistry registry = PartRegistry.load(getClass().getClassLoader());

  @Test
  void everyPartIsFoundThroughThePluginDoor() {
    assertThat(registry.all(Optimizer.class).keySet()).contains("gd", "sgd", "adam");
    assertThat(registry.all(Link.class).keySet()).contains("clip-by-norm", "ema");
    assertThat(registry.all(Schedule.class).keySet())
        .containsExactly(
            "constant",
            "cosine",
            "cosine-warm-restarts",
            "cyclic",
            "cyclical-annealing",
            "exponential",
            "inverse-sqrt",
            "linear",
            "multi-step",
            "one-cycle",
            "piecewise",
            "polynomial",
            "reduce-on-plateau",
            "sequence",
            "sigmoid",
            "step",
            "warm-up");
    assertThat(registry.own(WeightRule.class))
        .extracting(PartDefinition::name)
        .containsExactly("adaptive", "constraint");
  }

  @Test
  void everyScheduleIsARuleForWeights() {
    assertThat(registry.all(WeightRule.class).keySet())
        .containsAll(registry.all(Schedule.class).keySet())
        .contains("adaptive");
  }

  @Test
  void everyPartIsDescribedAndHasAConfigurationAndPassesItsContract() {
    List<PartDefinition<?>> parts = new ArrayList<>(registry.all(Optimizer.class).values());
    parts.addAll(registry.all(Link.class).values());
    parts.addAll(registry.all(WeightRule.class).values());
    for (PartDefinition<?> part : parts) {
      String contract =
          "%s.%sContractTest"
              .formatted(getClass().getPackageName(), part.implementation().getSimpleName());
      assertThat(part.description()).as(part.name()).isPresent();
      assertThat(part.config()).as(part.name()).isPresent();
      boolean changesParameters = part.kind() == Optimizer.class || part.kind() == Link.class;
      Class<?> promise = changesParameters ? OptimizerContract.class : Object.class;
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
