package io.kldiv.models;

import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import java.util.List;
import java.util.Optional;

/** Multinomial logistic regression. */
@Describe(
    value =
        "Softmax regression (multinomial logistic regression): one linear layer whose outputs are"
            + " the logits of a categorical distribution over the classes.",
    formula = "P(class k | x) = softmax(x W + b)ₖ",
    source = "Bishop, 2006, section 4.3.4")
public final class SoftmaxRegression implements Model {
  private final Config config;

  /** Creates the model. */
  public SoftmaxRegression(Config config) {
    this.config = config;
  }

  /**
   * The configuration.
   *
   * @param initialiser the law of the first weights
   */
  public record Config(
      @Describe("First weights; biases start at 0.") @Default("zeros") Initialiser initialiser) {}

  @Override
  public Optional<Family> family(TargetKind target) {
    return target == TargetKind.CLASSES ? Optional.of(Categorical.FAMILY) : Optional.empty();
  }

  @Override
  public Network build(Task task, Parameters parameters) {
    task.familyOf(this); // Refuses a target other than classes.
    DenseStack stack =
        DenseStack.build(
            task.features(),
            task.outputs(),
            DenseStack.Hidden.none(),
            config.initialiser(),
            parameters);
    return (features, mode) -> {
      List<DenseLayer> applied = stack.apply(features, mode);
      return Prediction.of(Categorical.ofLogits(DenseStack.outputs(applied)), applied);
    };
  }
}
