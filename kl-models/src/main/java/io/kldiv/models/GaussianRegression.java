package io.kldiv.models;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import java.util.List;
import java.util.Optional;

/** A network that predicts a normal distribution, mean and covariance. */
@Describe(
    value =
        "Gaussian regression: a network predicts, for each sample, the mean and the covariance of a"
            + " normal distribution over d numbers. Full covariance is predicted as the lower"
            + " Cholesky factor L, row by row; the output layer's values a are its entries, those"
            + " on the diagonal made positive by softplus.",
    formula = "N(μ(x), L(x) L(x)ᵀ), Lᵢᵢ = softplus(aᵢᵢ) + scaleFloor, Lᵢⱼ = aᵢⱼ for i > j",
    source =
        "Nix and Weigend, 1994 (diagonal); Williams, 1996 (Cholesky factor, there of the inverse);"
            + " Lakshminarayanan et al., 2017 (softplus and floor)")
public final class GaussianRegression implements Model {
  private final Config config;

  /** Creates the model. */
  public GaussianRegression(Config config) {
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
   * @param covariance which entries of the covariance are predicted
   * @param scaleFloor the least standard deviation, or diagonal entry of the Cholesky factor
   */
  public record Config(
      @Describe("Units of each hidden layer; [] for none.") @Default("[32]") @Range(min = 1)
          List<Integer> hidden,
      @Describe("Function after each hidden layer.") @Default("tanh") Activation activation,
      @Describe("Probability that a hidden unit is left out while training.")
          @Default("0")
          @Range(min = 0, max = 1, maxExclusive = true)
          double dropout,
      @Describe("First weights of the hidden layers; biases start at 0.") @Default("glorot-uniform")
          Initialiser initialiser,
      @Describe("First weights of the output layer; biases start at 0.") @Default("glorot-uniform")
          Initialiser outputInitialiser,
      @Describe("Which entries of the covariance are predicted: full or diagonal.") @Default("full")
          Covariance covariance,
      @Describe(
              "Least standard deviation (diagonal) or diagonal entry of the Cholesky factor (full),"
                  + " in units of the target as the model sees it.")
          @Default("1e-6")
          @Range(min = 0, minExclusive = true)
          double scaleFloor) {
    /** Copies the list. */
    public Config {
      hidden = List.copyOf(hidden);
    }
  }

  /** Which entries of the covariance are predicted. */
  public enum Covariance {
    /** All: the outputs of a sample may be correlated. */
    FULL,
    /** The diagonal: the outputs of a sample are independent. */
    DIAGONAL
  }

  @Override
  public Optional<Family> family(TargetKind target) {
    if (target != TargetKind.NUMBERS) {
      return Optional.empty();
    }
    boolean full = config.covariance() == Covariance.FULL;
    return Optional.of(full ? MultivariateNormal.FAMILY : Normal.FAMILY);
  }

  @Override
  public Network build(Task task, Parameters parameters) {
    Family family = task.familyOf(this);
    int d = task.outputs();
    int scales = family.equals(Normal.FAMILY) ? d : d * (d + 1) / 2;
    DenseStack.Hidden layers =
        new DenseStack.Hidden(
            config.hidden(), config.activation(), config.dropout(), config.initialiser());
    DenseStack stack =
        DenseStack.build(
            task.features(), d + scales, layers, config.outputInitialiser(), parameters);
    return (features, mode) -> {
      List<DenseLayer> applied = stack.apply(features, mode);
      return Prediction.of(head(DenseStack.outputs(applied), d), applied);
    };
  }

  private Distribution head(Node values, int d) {
    Node mean = Layouts.slice(values, -1, 0, d);
    Node rest = Layouts.slice(values, -1, d, values.shape().size(-1));
    if (config.covariance() == Covariance.DIAGONAL) {
      return Normal.of(mean, positive(rest));
    }
    Node packed = Elementwise.select(onDiagonal(d), positive(rest), rest);
    return MultivariateNormal.of(mean, Layouts.lowerTriangular(packed, d));
  }

  /** 1 at the places of the diagonal in a lower triangle that is packed row by row, else 0. */
  private static Node onDiagonal(int d) {
    double[] mask = new double[d * (d + 1) / 2];
    for (int row = 0; row < d; row++) {
      mask[row * (row + 3) / 2] = 1;
    }
    return Node.constant(mask, Shape.of(mask.length));
  }

  private Node positive(Node x) {
    return Elementwise.shift(Elementwise.softplus(x), config.scaleFloor());
  }
}
