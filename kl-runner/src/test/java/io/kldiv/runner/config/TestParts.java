package io.kldiv.runner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Inline;
import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartKind;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.core.part.Range;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small experiment with kinds and parts of its own. */
final class TestParts {
  private TestParts() {}

  static final PartRegistry REGISTRY = PartRegistry.of(List.of(new Plugin()));
  static final Path FOLDER = Path.of("folder").toAbsolutePath();

  static final String GOOD =
      """
      # an experiment
      name: digits
      seed: 42
      data:
        source: {path: data/digits.csv, columns: {digit: category, pixel: number}}
        validation: 0.15
      model: {type: mlp, hidden: [128, 64], activation: tanh}
      divergence:
        - type: kl
          weight: 0.05
        - {type: renyi, alpha: 0.5, weight: {type: cosine, initial: 0.1}}
      optimizer: {type: sgd, momentum: 0.9, learningRate: {type: cosine, initial: 0.1}}
      training: {epochs: 40, batchSize: 64}
      metrics: [accuracy, 'f1']
      """;

  static Source file(String text) {
    return new Source("experiment.yaml", Origin.FILE, text, FOLDER);
  }

  static ConfigLoader loader() {
    return new ConfigLoader(REGISTRY, FOLDER.resolveSibling("work"));
  }

  static BoundRecord load(String text, String... overrides) {
    return loader().load(file(text), List.of(overrides), Experiment.class);
  }

  /** Loads the text and compares what is wrong, word for word. */
  static void assertProblems(String text, String expected, String... overrides) {
    assertThatThrownBy(() -> load(text, overrides))
        .isInstanceOfSatisfying(
            ConfigException.class, e -> assertThat(e.text() + "\n").isEqualTo(expected));
  }

  /** The root of the test's files. */
  record Experiment(
      @Describe("The experiment's name.") String name,
      @Default("0") long seed,
      Data data,
      Model model,
      @Default("[]") List<Term> divergence,
      Optimizer optimizer,
      Training training,
      @Default("[]") List<String> metrics) {}

  /** A nested record with an optional one inside. */
  record Data(
      Input source,
      @Default("0.1") @Range(min = 0, max = 1, maxExclusive = true) double validation) {}

  /** A record with a path and a mapping. */
  record Input(Path path, @Default("{}") Map<String, Column> columns) {}

  /** An enumeration. */
  enum Column {
    NUMBER,
    CATEGORY,
    DATE_AND_TIME
  }

  /** A record that checks itself. */
  record Training(
      @Range(min = 1) Optional<Integer> epochs,
      @Range(min = 1) Optional<Integer> steps,
      @Default("32") @Range(min = 1) int batchSize,
      @Default("true") boolean shuffle) {
    Training {
      if (epochs.isPresent() == steps.isPresent()) {
        throw new IllegalArgumentException("give either 'epochs' or 'steps'");
      }
    }
  }

  /** A term whose part stands inline. */
  record Term(
      @Default("1") Schedule weight, @Inline Divergence divergence, @Default("prediction") Of of) {}

  /** What a term regularises. */
  enum Of {
    PREDICTION,
    LATENT
  }

  @PartKind("model")
  interface Model {}

  @PartKind("divergence")
  interface Divergence {}

  @PartKind("optimizer")
  interface Optimizer {}

  @PartKind(value = "schedule", number = "constant")
  interface Schedule {}

  @Describe("A network of dense layers.")
  public record Mlp(Config config) implements Model {
    record Config(
        @Describe("The widths of the hidden layers.") @Default("[128]") @Range(min = 1)
            List<Integer> hidden,
        @Default("relu") Activation activation,
        Optional<Double> dropout) {}

    enum Activation {
      RELU,
      TANH,
      SOFT_PLUS
    }
  }

  @Describe("One dense layer.")
  public record Linear() implements Model {}

  @Describe(
      value = "The Kullback-Leibler divergence.",
      formula = "sum p log(p/q)",
      source = "Kullback and Leibler (1951)")
  public record Kl() implements Divergence {}

  public record Renyi(Config config) implements Divergence {
    record Config(
        @Describe("The order.") @Range(min = 0, minExclusive = true, max = Double.POSITIVE_INFINITY)
            double alpha) {}
  }

  @Describe("Gradient descent with momentum.")
  public record Sgd(Config config) implements Optimizer {
    public Sgd {
      if (config.nesterov() && config.momentum() == 0) {
        throw new IllegalArgumentException("nesterov needs momentum > 0");
      }
    }

    record Config(
        @Describe("The step size.") Schedule learningRate,
        @Default("0") @Range(min = 0, max = 1, maxExclusive = true) double momentum,
        @Default("0") double dampening,
        @Default("false") boolean nesterov,
        @Default("0") @Range(min = 0) double weightDecay) {}
  }

  public record Adam(Config config) implements Optimizer {
    record Config(
        @Default("0.001") Schedule learningRate,
        @Default("[0.9, 0.999]") @Range(min = 0, max = 1, maxExclusive = true)
            List<Double> betas) {}
  }

  public record Constant(Config config) implements Schedule {
    record Config(@Describe("The value.") @Range(min = 0) double value) {}
  }

  public record Cosine(Config config) implements Schedule {
    record Config(@Range(min = 0) double initial, @Default("0") @Range(min = 0) int warmUp) {
      public Config {
        if (warmUp > 0 && initial == 0) {
          throw new IllegalArgumentException("a warm-up to zero");
        }
      }
    }
  }

  private static final class Plugin implements KlPlugin {
    @Override
    public String name() {
      return "test";
    }

    @Override
    public void register(PartRegistry.Builder parts) {
      parts.add(Model.class, "mlp", Mlp.class);
      parts.add(Model.class, "linear", Linear.class);
      parts.add(Divergence.class, "kl", Kl.class);
      parts.add(Divergence.class, "renyi", Renyi.class);
      parts.add(Optimizer.class, "sgd", Sgd.class);
      parts.add(Optimizer.class, "adam", Adam.class);
      parts.add(Schedule.class, "constant", Constant.class);
      parts.add(Schedule.class, "cosine", Cosine.class);
    }
  }
}
