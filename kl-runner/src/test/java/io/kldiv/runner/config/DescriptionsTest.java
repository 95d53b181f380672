package io.kldiv.runner.config;

import static io.kldiv.runner.config.TestParts.GOOD;
import static io.kldiv.runner.config.TestParts.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Inline;
import io.kldiv.runner.config.TestParts.Experiment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Parts as documents, problems as data, and records that are badly declared. */
final class DescriptionsTest {
  @Test
  void aPartIsDescribedWithItsKeys() {
    PartDocument sgd =
        PartDocument.of(REGISTRY.find(TestParts.Optimizer.class, "sgd").orElseThrow(), REGISTRY);
    assertThat(sgd.kind()).isEqualTo("optimizer");
    assertThat(sgd.description()).isEqualTo("Gradient descent with momentum.");
    assertThat(sgd.keys().subList(0, 2))
        .containsExactly(
            new PartDocument.Key(
                "learningRate",
                "a schedule, or a number",
                Optional.empty(),
                true,
                "The step size.",
                Optional.of("schedule"),
                List.of("constant", "cosine"),
                List.of()),
            new PartDocument.Key(
                "momentum",
                "a number in [0, 1)",
                Optional.of("0"),
                false,
                "",
                Optional.empty(),
                List.of(),
                List.of()));
  }

  @Test
  void formulaAndSourceAreDescribed() {
    PartDocument kl =
        PartDocument.of(REGISTRY.find(TestParts.Divergence.class, "kl").orElseThrow(), REGISTRY);
    assertThat(kl)
        .isEqualTo(
            new PartDocument(
                "divergence",
                "kl",
                "The Kullback-Leibler divergence.",
                "sum p log(p/q)",
                "Kullback and Leibler (1951)",
                "test",
                Map.of(),
                List.of()));
  }

  @Test
  void theKeysOfAFileAreDescribedWithThoseBelow() {
    List<PartDocument.Key> keys = PartDocument.keys(Experiment.class, REGISTRY);
    assertThat(keys)
        .extracting(PartDocument.Key::name)
        .containsExactly(
            "name", "seed", "data", "model", "divergence", "optimizer", "training", "metrics");
    PartDocument.Key divergence = keys.get(4);
    assertThat(divergence.type()).isEqualTo("a list, each element a mapping");
    assertThat(divergence.keys())
        .extracting(PartDocument.Key::name)
        .containsExactly("type", "weight", "of");
    assertThat(divergence.keys().get(0).choices()).containsExactly("kl", "renyi");
    assertThat(divergence.keys().get(2).choices()).containsExactly("prediction", "latent");
  }

  @Test
  void rangesAreSaidInWords() {
    assertThat(new Limits(0, 1, false, true).text()).isEqualTo("in [0, 1)");
    assertThat(new Limits(0, Double.MAX_VALUE, true, false).text()).isEqualTo("> 0");
    assertThat(new Limits(-Double.MAX_VALUE, 0.5, false, false).text()).isEqualTo("<= 0.5");
    assertThat(new Limits(0, Double.POSITIVE_INFINITY, true, false).text())
        .isEqualTo("> 0 or .inf");
    assertThat(new Limits(0, Double.POSITIVE_INFINITY, true, true).text()).isEqualTo("> 0");
    assertThat(new Limits(-Double.MAX_VALUE, Double.MAX_VALUE, false, false).text()).isEmpty();
  }

  @Test
  void problemsAreData() {
    assertThatThrownBy(() -> TestParts.load(GOOD.replace("momentum: 0.9", "momentun: 0.9")))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(JsonText.line(e.toData()))
                    .isEqualTo(
                        "{\"problems\":[{\"file\":\"experiment.yaml\",\"line\":12,\"column\":24,"
                            + "\"endLine\":12,\"endColumn\":32,"
                            + "\"message\":\"unknown key 'momentun' in optimizer 'sgd'\","
                            + "\"suggestion\":\"momentum\",\"allowed\":[\"dampening\","
                            + "\"learningRate\",\"momentum\",\"nesterov\",\"weightDecay\"],"
                            + "\"see\":\"kl describe optimizer sgd\"}]}"));
  }

  private record BadDefault(@Default("x") int number) {}

  private record BadType(Object anything) {}

  private record Clash(@Inline TestParts.Divergence divergence, @Default("1") double alpha) {}

  private record TwoInline(@Inline TestParts.Divergence one, @Inline TestParts.Model two) {}

  @Test
  void badlyDeclaredRecordsAreFaultsOfTheProgram() {
    assertFault(BadDefault.class, "{}", "the default of 'number' at the top level is wrong:\n");
    assertFault(BadType.class, "{}", "component 'anything' of ");
    assertFault(
        Clash.class,
        "{type: renyi, alpha: 1}",
        "Clash and its inline part 'renyi' (io.kldiv.runner.config.TestParts$Renyi) both have the"
            + " key [alpha]");
    assertFault(TwoInline.class, "{}", "may have one @Inline component");
  }

  private static void assertFault(Class<? extends Record> type, String text, String message) {
    ConfigNode node = ConfigReader.read(TestParts.file(text), new Problems()).orElseThrow();
    assertThatThrownBy(() -> new Binder(REGISTRY).bind(node, type, new Problems()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(message);
  }
}
