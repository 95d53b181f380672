package io.kldiv.core.objective;

import static io.kldiv.core.Numbers.matrix;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.divergence.ArticlePrinted;
import io.kldiv.core.divergence.Kl;
import io.kldiv.core.divergence.KlClosedForms;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.loss.CrossEntropy;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class ObjectiveTest {
  private final Categorical predicted =
      Categorical.ofProbabilities(matrix(new double[] {0.5, 0.5}, new double[] {0.25, 0.75}));
  private final Node target = matrix(new double[] {1, 0}, new double[] {0, 1});
  private final Categorical q = Categorical.ofProbabilities(target);
  private final Regulariser kl =
      new Regulariser(
          "kl", new Kl(new Kl.Config(), KlRules.of(KlClosedForms.all())), predicted, predicted);
  private final Regulariser printed =
      new Regulariser("printed", new ArticlePrinted(new ArticlePrinted.Config()), predicted, q);

  private Objective objective(Regulariser... regularisers) {
    CrossEntropy loss = new CrossEntropy(new CrossEntropy.Config(0));
    return Objective.of(loss, predicted, target, List.of(regularisers));
  }

  @Test
  void theTotalIsTheMeanLossPlusTheWeightedTermsWhoseWeightsCanChange() {
    Objective objective = objective(kl, printed);
    Term term = objective.terms().get(1);
    List<Node> outputs = List.of(objective.total(), objective.loss(), term.value());
    // oracle: Σ (p log p − p + 1/p) over both samples
    double sum =
        Math.log(0.5) - 1 + 4 + 0.25 * Math.log(0.25) + 0.75 * Math.log(0.75) - 1 + 4 + 4.0 / 3;
    double loss = -(Math.log(0.5) + Math.log(0.75)) / 2;
    try (PlanRuntime runtime = PlanRuntime.of(1)) {
      Plan plan = Plan.compile(outputs, Bindings.none(), runtime);
      plan.view(objective.terms().get(0).weight()).set(new double[] {3});
      for (double weight : new double[] {0, 0.1, 2}) {
        plan.view(term.weight()).set(new double[] {weight});
        plan.run();
        assertThat(plan.view(objective.loss()).get(0)).isCloseTo(loss, within());
        assertThat(plan.view(term.value()).get(0)).isCloseTo(sum, within());
        assertThat(plan.view(objective.total()).get(0)).isCloseTo(loss + weight * sum, within());
      }
    }
  }

  private static Offset<Double> within() {
    return Assertions.within(1e-13);
  }

  @Test
  void twoTermsOfOneNameAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> objective(kl, kl))
        .withMessage("two terms of the objective are called 'kl'");
  }

  @Test
  void theTermThatIsNotFiniteIsNamedWithWhatToChange() {
    Objective objective = objective(kl, printed);
    assertThat(objective.notFinite(1, new double[] {0, 1})).isEmpty();
    assertThat(objective.notFinite(Double.NaN, new double[] {0, Double.NaN}))
        .hasValue(
            "the divergence 'printed' is NaN: its 1/p grows without bound as a probability goes to"
                + " 0, which its own gradient brings about; use 'kl', which is what was meant");
    assertThat(objective.notFinite(Double.NaN, new double[] {0, 0}))
        .hasValueSatisfying(text -> assertThat(text).contains("loss is NaN"));
  }
}
