package io.kldiv.runner.config;

import static io.kldiv.runner.config.TestParts.GOOD;
import static io.kldiv.runner.config.TestParts.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kldiv.runner.config.TestParts.Experiment;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Objects from bound trees. The oracle is the object written out by hand. */
final class AssemblyTest {
  @Test
  void everythingIsMadeFromTheLeavesUp() {
    TestParts.Schedule cosine = new TestParts.Cosine(new TestParts.Cosine.Config(0.1, 0));
    Experiment expected =
        new Experiment(
            "digits",
            42,
            new TestParts.Data(
                new TestParts.Input(
                    TestParts.FOLDER.resolve("data/digits.csv"),
                    Map.of("digit", TestParts.Column.CATEGORY, "pixel", TestParts.Column.NUMBER)),
                0.15),
            new TestParts.Mlp(
                new TestParts.Mlp.Config(
                    List.of(128, 64), TestParts.Mlp.Activation.TANH, Optional.empty())),
            List.of(
                new TestParts.Term(
                    new TestParts.Constant(new TestParts.Constant.Config(0.05)),
                    new TestParts.Kl(),
                    TestParts.Of.PREDICTION),
                new TestParts.Term(
                    cosine,
                    new TestParts.Renyi(new TestParts.Renyi.Config(0.5)),
                    TestParts.Of.PREDICTION)),
            new TestParts.Sgd(new TestParts.Sgd.Config(cosine, 0.9, 0, false, 0)),
            new TestParts.Training(Optional.of(40), Optional.empty(), 64, true),
            List.of("accuracy", "f1"));
    Problems problems = new Problems();
    assertThat(make(load(GOOD), problems)).contains(expected);
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void anInfinityIsMadeWhereTheRangeAllowsIt() {
    Experiment made = make(load(GOOD, "divergence[1].alpha=.inf"), new Problems()).orElseThrow();
    assertThat(made.divergence().get(1).divergence())
        .isEqualTo(new TestParts.Renyi(new TestParts.Renyi.Config(Double.POSITIVE_INFINITY)));
  }

  @Test
  void listsAndMappingsCannotBeChanged() {
    Experiment made = make(load(GOOD), new Problems()).orElseThrow();
    assertThatThrownBy(() -> made.metrics().add("x"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> made.data().source().columns().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void objectionsOfAllConstructorsAreProblems() {
    Problems problems = new Problems();
    String text =
        GOOD.replace("epochs: 40", "epochs: 40, steps: 5")
            .replace("momentum: 0.9", "nesterov: true");
    assertThat(make(load(text), problems)).isEmpty();
    assertThatThrownBy(problems::throwIfAny)
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            """
            experiment.yaml:12:34: optimizer 'sgd': nesterov needs momentum > 0
              optimizer: {type: sgd, nesterov: true, learningRate: {type: cosine, initial: 0.1}}
                                               ^^^^

            experiment.yaml:13:1: give either 'epochs' or 'steps'
              training: {epochs: 40, steps: 5, batchSize: 64}
              ^^^^^^^^\
            """);
  }

  @Test
  void anObjectionOfAPartsConfigurationNamesThePart() {
    Problems problems = new Problems();
    make(load(GOOD, "divergence[0].weight={type: cosine, initial: 0, warmUp: 3}"), problems);
    assertThat(problems.sorted())
        .extracting(Problem::text)
        .containsExactly(
            """
            -s divergence[0].weight:1:15: schedule 'cosine': a warm-up to zero
              divergence[0].weight={type: cosine, initial: 0, warmUp: 3}
                            ^^^^^^\
            """);
  }

  @Test
  void anyOtherExceptionPassesThrough() {
    IllegalStateException fault = new IllegalStateException("a fault of the program");
    Assembly assembly =
        new Assembly(
            (part, config) -> {
              throw fault;
            },
            new Problems());
    assertThatThrownBy(() -> assembly.make(load(GOOD), Experiment.class)).isSameAs(fault);
  }

  private static Optional<Experiment> make(BoundRecord bound, Problems problems) {
    return new Assembly(AssemblyTest::part, problems).make(bound, Experiment.class);
  }

  private static Object part(BoundPart part, Optional<Record> config) {
    try {
      Object[] arguments = config.<Object[]>map(c -> new Object[] {c}).orElse(new Object[0]);
      return part.definition().constructor().newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw (RuntimeException) e.getCause();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
