package io.kldiv.testkit.divergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.kldiv.core.distribution.GivenDistribution;
import io.kldiv.core.distribution.Transform;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.loss.Loss;
import io.kldiv.core.objective.Reference;
import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CorePartsTest {
  private final PartRegistry registry = PartRegistry.load(getClass().getClassLoader());

  @Test
  void everyPartIsFoundThroughThePluginDoor() {
    assertThat(registry.all(Divergence.class).keySet())
        .containsExactly(
            "alpha",
            "article-printed",
            "bhattacharyya",
            "bregman",
            "bures-wasserstein",
            "chernoff",
            "custom-f",
            "jeffreys",
            "jensen-shannon",
            "kl",
            "neyman-chi-squared",
            "pearson-chi-squared",
            "renyi",
            "reverse-kl",
            "sharma-mittal",
            "squared-hellinger",
            "total-variation",
            "triangular",
            "tsallis");
    assertThat(registry.all(Loss.class).keySet())
        .containsExactly("binary-cross-entropy", "cross-entropy", "gaussian-nll", "huber", "mse");
    assertThat(registry.all(Reference.class).keySet())
        .containsExactly("fixed", "targets", "uniform");
  }

  @Test
  void everyPartIsDescribedAndHasAConfiguration() {
    List<PartDefinition<?>> parts = new ArrayList<>(registry.all(Divergence.class).values());
    parts.addAll(registry.all(Loss.class).values());
    parts.addAll(registry.all(Reference.class).values());
    parts.addAll(registry.all(GivenDistribution.class).values());
    parts.addAll(registry.all(Transform.class).values());
    for (PartDefinition<?> part : parts) {
      assertThat(part.description()).as(part.name()).isPresent();
      assertThat(part.config()).as(part.name()).isPresent();
    }
  }

  @Test
  void everyDivergenceAndLossPassesItsContract() {
    List<PartDefinition<?>> parts = new ArrayList<>(registry.all(Divergence.class).values());
    parts.addAll(registry.all(Loss.class).values());
    for (PartDefinition<?> part : parts) {
      String kind = PartRegistry.kindName(part.kind());
      String contract =
          "io.kldiv.testkit.%s.%sContractTest"
              .formatted(kind, part.implementation().getSimpleName());
      assertThatCode(() -> Class.forName(contract)).as(part.name()).doesNotThrowAnyException();
    }
  }
}
