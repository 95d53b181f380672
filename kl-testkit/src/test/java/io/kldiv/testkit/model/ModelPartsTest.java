package io.kldiv.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.kldiv.core.part.Describe;
import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.models.Activation;
import io.kldiv.models.Initialiser;
import io.kldiv.models.Model;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ModelPartsTest {
  private final PartRegistry registry = PartRegistry.load(getClass().getClassLoader());

  @Test
  void everyPartIsFoundThroughThePluginDoor() {
    assertThat(registry.all(Model.class).keySet())
        .containsExactly("gaussian-regression", "mlp", "softmax-regression");
    assertThat(registry.all(Activation.class).keySet())
        .containsExactly("gelu", "relu", "sigmoid", "softplus", "tanh");
    assertThat(registry.all(Initialiser.class).keySet())
        .containsExactly(
            "glorot-normal",
            "glorot-uniform",
            "he-normal",
            "he-uniform",
            "normal",
            "uniform",
            "zeros");
  }

  @Test
  void everyPartPassesItsContract() {
    for (PartDefinition<?> part : parts()) {
      String contract =
          "io.kldiv.testkit.%s.%sContractTest"
              .formatted(PartRegistry.kindName(part.kind()), part.implementation().getSimpleName());
      assertThatCode(() -> Class.forName(contract)).as(part.name()).doesNotThrowAnyException();
    }
  }

  @Test
  void everyPartIsDescribed() {
    for (PartDefinition<?> part : parts()) {
      assertThat(part.description())
          .as(part.name())
          .hasValueSatisfying(text -> assertThat(text.value()).isNotBlank());
    }
  }

  @Test
  void everyKeyOfAPartIsDescribedAndEveryModelHasKeys() {
    for (PartDefinition<?> part : parts()) {
      List<RecordComponent> keys =
          part.config().map(Class::getRecordComponents).map(List::of).orElse(List.of());
      for (RecordComponent key : keys) {
        assertThat(key.getAnnotation(Describe.class))
            .as("%s.%s", part.name(), key.getName())
            .isNotNull();
      }
      if (part.kind() == Model.class) {
        assertThat(keys).as(part.name()).isNotEmpty();
      }
    }
  }

  private List<PartDefinition<?>> parts() {
    List<PartDefinition<?>> parts = new ArrayList<>(registry.all(Model.class).values());
    parts.addAll(registry.all(Activation.class).values());
    parts.addAll(registry.all(Initialiser.class).values());
    return parts;
  }
}
