package io.kldiv.core.objective;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.relu;
import static io.kldiv.core.graph.op.Products.matmul;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.ReferenceFile;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.divergence.ArticlePrinted;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.Kl;
import io.kldiv.core.divergence.KlClosedForms;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.divergence.ReverseKl;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.loss.MeanSquaredError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The experiment of the article's section 4, trained by plain gradient descent. Oracle: PyTorch
 * 1.13 in float64 on the same data and initial weights, reference/article-experiment.json.
 */
final class ArticleExperimentTest {
  private static final double LEARNING_RATE = 0.01;

  private static final KlRules RULES = KlRules.of(KlClosedForms.all());

  private final Random random = new Random(0);
  private final double[] features = draw(1000 * 100, random::nextDouble);
  private final double[] targets = draw(1000 * 10, random::nextDouble);
  private final double[] weights1 = draw(100 * 100, () -> 0.05 * random.nextGaussian());
  private final double[] weights2 =
      draw(100 * 10, () -> (2 * random.nextDouble() - 1) * Math.sqrt(6.0 / 110));

  private final Node w1 = Node.parameter("W1", Shape.of(100, 100));
  private final Node b1 = Node.parameter("b1", Shape.of(100));
  private final Node w2 = Node.parameter("W2", Shape.of(100, 10));
  private final Node b2 = Node.parameter("b2", Shape.of(10));
  private final List<Node> parameters = List.of(w1, b1, w2, b2);

  private static double[] draw(int count, DoubleSupplier source) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = source.getAsDouble();
    }
    return values;
  }

  @Test
  void klAsMeantFollowsTheReference() {
    train(new Kl(new Kl.Config(), RULES), "kl", 200, 1e-9);
  }

  @Test
  void reverseKlFollowsTheReference() {
    train(new ReverseKl(new ReverseKl.Config(), RULES), "reverse-kl", 200, 1e-9);
  }

  @Test
  void klWithASmallWeightFollowsTheReference() {
    train(new Kl(new Kl.Config(), RULES), "kl@0.01,1000 steps", 200, 1e-9);
  }

  @Test
  void theTermAsPrintedDivergesAsTheReferenceDoesAndIsNamed() {
    Optional<String> problem =
        train(
            new ArticlePrinted(new ArticlePrinted.Config()), "seed-printed-surrogate-sum", 2, 1e-9);
    assertThat(problem).hasValueSatisfying(text -> assertThat(text).contains("'term' is NaN"));
  }

  private Optional<String> train(Divergence divergence, String name, int steps, double tolerance) {
    JsonNode reference = ReferenceFile.read("article-experiment.json").get(name);
    Objective objective = objective(divergence);
    Term term = objective.terms().get(0);
    List<Node> gradients = Gradients.of(objective.total(), parameters);
    List<Node> outputs = new ArrayList<>(gradients);
    outputs.addAll(List.of(objective.total(), objective.loss(), term.value()));
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      Plan plan = Plan.compile(outputs, Bindings.none(), runtime);
      plan.view(w1).set(weights1);
      plan.view(w2).set(weights2);
      plan.view(term.weight()).set(new double[] {reference.get("lambda_").asDouble()});
      for (int step = 0; step <= steps; step++) {
        plan.run();
        assertStep(reference, "loss", step, plan.view(objective.total()).get(0), tolerance);
        assertStep(reference, "data_loss", step, plan.view(objective.loss()).get(0), tolerance);
        assertStep(reference, "divergence", step, plan.view(term.value()).get(0), tolerance);
        descend(plan, gradients, step < steps);
      }
      if (reference.get("loss").size() == 10) {
        assertParameters(reference, plan);
      }
      double divergenceValue = plan.view(term.value()).get(0);
      return objective.notFinite(
          plan.view(objective.loss()).get(0), new double[] {divergenceValue});
    }
  }

  private Objective objective(Divergence divergence) {
    Node x = Node.constant(features, Shape.of(1000, 100));
    Node y = Node.constant(targets, Shape.of(1000, 10));
    Node hidden = relu(add(matmul(x, w1), b1));
    Categorical predicted = Categorical.ofLogits(add(matmul(hidden, w2), b2));
    TargetStatistics statistics = TargetStatistics.of(targets, 1000, 10);
    Reference reference = new TargetsReference(new TargetsReference.Config(0, Optional.empty()));
    ReferenceContext context = new ReferenceContext(predicted, y, TargetKind.NUMBERS, statistics);
    Regulariser regulariser =
        new Regulariser("term", divergence, predicted, reference.distribution(context));
    return Objective.of(
        new MeanSquaredError(new MeanSquaredError.Config()), predicted, y, List.of(regulariser));
  }

  private void descend(Plan plan, List<Node> gradients, boolean more) {
    for (int i = 0; more && i < parameters.size(); i++) {
      double[] values = plan.view(parameters.get(i)).toArray();
      double[] gradient = plan.view(gradients.get(i)).toArray();
      for (int k = 0; k < values.length; k++) {
        values[k] -= LEARNING_RATE * gradient[k];
      }
      plan.view(parameters.get(i)).set(values);
    }
  }

  private static void assertStep(
      JsonNode reference, String series, int step, double actual, double tolerance) {
    JsonNode expected = reference.get(series).get(Integer.toString(step));
    if (expected == null) {
      return;
    }
    if (Double.isNaN(expected.asDouble())) {
      assertThat(actual).as("%s after %d steps", series, step).isNaN();
      return;
    }
    assertThat(actual)
        .as("%s after %d steps", series, step)
        .isCloseTo(expected.asDouble(), within(tolerance * expected.asDouble()));
  }

  /** The sum and the sum of squares of each parameter; a sum of 0 is one of rounding errors. */
  private void assertParameters(JsonNode reference, Plan plan) {
    String[] names = {"W1", "b1", "W2", "b2"};
    for (int i = 0; i < names.length; i++) {
      JsonNode sums = reference.get("parameter_sums").get(names[i]);
      double sum = 0;
      double squares = 0;
      for (double value : plan.view(parameters.get(i)).toArray()) {
        sum += value;
        squares += value * value;
      }
      double expected = sums.get(0).asDouble();
      assertThat(sum)
          .as("sum of " + names[i])
          .isCloseTo(expected, within(Math.max(1e-9 * Math.abs(expected), 1e-14)));
      assertThat(squares)
          .as("squares of " + names[i])
          .isCloseTo(sums.get(1).asDouble(), within(1e-9 * sums.get(1).asDouble()));
    }
  }
}
