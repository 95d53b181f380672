package io.kldiv.models;

import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/** A multilayer perceptron. */
@Describe(
    value =
        "Multilayer perceptron: dense hidden layers with an activation and optional dropout, then a"
            + " dense output layer. It predicts a categorical distribution over classes, one"
            + " Bernoulli for each binary output, or a normal with scale 1 around each number.",
    formula = "hₖ = activation(hₖ₋₁ Wₖ + bₖ), h₀ = x; output = h W + b",
    source = "Rumelhart, Hinton and Williams, 1986")
public final class Mlp implements Model {
  private final Config config;

  /** Creates the model. */
  public Mlp(Config config) {
    this.config = config;
  }

  /**
   * The configuration.
   *
   * @param hidden the number of units of each hidden layer
   * @param activation the function after each hidden layer
   * @param dropout the probability that a hidden unit is left out while training
   * @param initialiser the law of the hidden layers' first weights
   * @param outputInitialiser the law of the output layer's first weights
   * @param output what the output layer's values stand for
   */
  public record Config(
      @Describe("Units of each hidden layer; [] for none.") @Default("[128]") @Range(min = 1)
          List<Integer> hidden,
      @Describe("Function after each hidden layer.") @Default("relu") Activation activation,
      @Describe("Probability that a hidden unit is left out while training.")
          @Default("0")
          @Range(min = 0, max = 1, maxExclusive = true)
          double dropout,
      @Describe("First weights of the hidden layers; biases start at 0.") @Default("he-uniform")
          Initialiser initialiser,
      @Describe("First weights of the output layer; biases start at 0.") @Default("glorot-uniform")
          Initialiser outputInitialiser,
      @Describe(
              "What the output values stand for: auto (logits of classes or of binary outputs, or"
                  + " numbers, as the target asks) or softmax (logits of classes also for a target"
                  + " of numbers, which are then weights of classes).")
          @Default("auto")
          Output output) {
    /** Copies the list. */
    public Config {
      hidden = List.copyOf(hidden);
    }
  }

  /** What the output layer's values stand for. */
  public enum Output {
    /** As the target asks. */
    AUTO,
    /** Logits of a categorical distribution, over classes or over weights of classes. */
    SOFTMAX
  }

  @Override
  public Optional<Family> family(TargetKind target) {
    if (config.output() == Output.SOFTMAX) {
      return target == TargetKind.BINARY ? Optional.empty() : Optional.of(Categorical.FAMILY);
    }
    return switch (target) {
      case CLASSES -> Optional.of(Categorical.FAMILY);
      case BINARY -> Optional.of(Bernoulli.FAMILY);
      case NUMBERS -> Optional.of(Normal.FAMILY);
    };
  }

  @Override
  public Network build(Task task, Parameters parameters) {
    Family family = task.familyOf(this);
    DenseStack.Hidden layers =
        new DenseStack.Hidden(
            config.hidden(), config.activation(), config.dropout(), config.initialiser());
    DenseStack stack =
        DenseStack.build(
            task.features(), task.outputs(), layers, config.outputInitialiser(), parameters);
    return (features, mode) -> {
      List<DenseLayer> applied = stack.apply(features, mode);
      return Prediction.of(head(DenseStack.outputs(applied), family), applied);
    };
  }

  private static Distribution head(Node values, Family family) {
    if (family.equals(Categorical.FAMILY)) {
      return Categorical.ofLogits(values);
    }
    return family.equals(Bernoulli.FAMILY)
        ? Bernoulli.ofLogits(values)
        : Normal.of(values, Node.constant(1.0));
  }
}
