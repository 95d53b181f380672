package io.kldiv.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kldiv.core.graph.Shape;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.models.initialiser.HeNormal;
import io.kldiv.models.initialiser.Zeros;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ParametersTest {
  private final Parameters parameters = new Parameters();

  @Test
  void liesOneParameterAfterTheOther() {
    parameters.add("a", Shape.of(2, 3), new Zeros());
    parameters.add("b", Shape.SCALAR, new Zeros());
    parameters.add("c", Shape.of(0), new Zeros());
    parameters.add("d", Shape.of(4), new Zeros());
    assertThat(parameters.entries())
        .extracting(Parameters.Entry::name)
        .containsExactly("a", "b", "c", "d");
    assertThat(parameters.entries())
        .extracting(Parameters.Entry::offset)
        .containsExactly(0, 6, 7, 7);
    assertThat(parameters.count()).isEqualTo(11);
  }

  @Test
  void anEntryKnowsItsLeafByNameAndShape() {
    var leaf = parameters.add("a", Shape.of(2, 3), new Zeros());
    Parameters.Entry entry = parameters.entries().get(0);
    assertThat(entry.node()).isSameAs(leaf);
    assertThat(entry.shape()).isEqualTo(Shape.of(2, 3));
    assertThat(leaf.operation().name()).isEqualTo("a");
  }

  @Test
  void refusesANameThatIsTakenAndNamesIt() {
    parameters.add("hidden1.weight", Shape.of(2), new Zeros());
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> parameters.add("hidden1.weight", Shape.of(3), new Zeros()))
        .withMessageContaining("'hidden1.weight'");
    assertThat(parameters.count()).isEqualTo(2);
  }

  @Test
  void refusesMoreValuesThanAnArrayHolds() {
    parameters.add("a", Shape.of(40_000, 50_000), new Zeros());
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> parameters.add("b", Shape.of(40_000, 50_000), new Zeros()))
        .withMessageContainingAll("'b'", "4000000000", "2147483647");
    assertThat(parameters.count()).isEqualTo(2_000_000_000);
    assertThat(parameters.entries()).hasSize(1);
  }

  @Test
  void theFirstValuesOfAParameterDoNotDependOnTheOthers() {
    parameters.add("a", Shape.of(5, 2), new HeNormal());
    parameters.add("b", Shape.of(3, 3), new HeNormal());
    Parameters alone = new Parameters();
    alone.add("b", Shape.of(3, 3), new HeNormal());
    double[] values = parameters.initialise(RandomStreams.of(1));
    assertThat(Arrays.copyOfRange(values, 10, 19)).isEqualTo(alone.initialise(RandomStreams.of(1)));
  }

  @Test
  void parametersOfTheSameShapeStartDifferently() {
    parameters.add("a", Shape.of(2, 2), new HeNormal());
    parameters.add("b", Shape.of(2, 2), new HeNormal());
    double[] values = parameters.initialise(RandomStreams.of(1));
    assertThat(Arrays.copyOf(values, 4)).isNotEqualTo(Arrays.copyOfRange(values, 4, 8));
  }
}
