package io.kldiv.core.divergence;

import static io.kldiv.core.Numbers.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kldiv.core.CorePlugin;
import io.kldiv.core.Numbers;
import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.graph.Node;
import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KlRulesTest {
  private static final KlRules RULES = KlRules.of(KlClosedForms.all());

  private final Categorical categorical = Categorical.ofLogits(row(0, 1));
  private final Normal normal = Normal.of(row(0, 0), Node.constant(1));

  @Test
  void aPairWithoutARuleIsAnErrorThatListsThePairsOfP() {
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> RULES.between(categorical, normal))
        .withMessage(
            "there is no closed form of KL(categorical ‖ normal); the pairs with this P are:"
                + " Categorical ‖ Categorical");
  }

  @Test
  void twoRulesForOnePairAreAnErrorThatNamesBoth() {
    KlRule first =
        new KlRule.ClosedForm<>(Normal.class, Normal.class, (p, q) -> p.mean(), "Doe 1999");
    KlRule second = new KlRule.Infinite(Normal.class, Normal.class, "of a whim");
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> KlRules.of(List.of(first, second)))
        .withMessage(
            "there are two rules for KL(Normal ‖ Normal): a closed form from Doe 1999, and infinite"
                + " because of a whim");
  }

  @Test
  void aPairKnownToBeInfiniteIsInfiniteForEverySample() {
    KlRule rule =
        new KlRule.Infinite(Bernoulli.class, Categorical.class, "the supports are disjoint");
    KlRules rules = KlRules.of(List.of(rule));
    Bernoulli p = Bernoulli.ofLogits(Numbers.matrix(new double[] {0, 1}, new double[] {2, 3}));
    assertThat(Numbers.of(rules.between(p, categorical)))
        .containsExactly(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    assertThat(rules.rule(Bernoulli.class, Categorical.class)).containsSame(rule);
    assertThat(rules.rule(Categorical.class, Bernoulli.class)).isEmpty();
  }

  @Test
  void aPluginContributesARule() {
    KlPlugin acme =
        new KlPlugin() {
          @Override
          public String name() {
            return "acme";
          }

          @Override
          public void register(PartRegistry.Builder parts) {
            parts.contribute(
                KlRule.class,
                new KlRule.Infinite(
                    Normal.class, Categorical.class, "a density excludes every single value"));
          }
        };
    List<KlPlugin> plugins = new ArrayList<>(List.of(new CorePlugin(), acme));
    KlRules rules = KlRules.from(PartRegistry.of(plugins));
    assertThat(Numbers.of(rules.between(normal, categorical)))
        .containsExactly(Double.POSITIVE_INFINITY);
    assertThat(Numbers.of(rules.between(normal, normal))).containsExactly(0);
  }

  @Test
  void anEvaluationSaysWhatItIs() {
    Divergence kl = new Kl(new Kl.Config(), RULES);
    Categorical certain = Categorical.ofProbabilities(row(1, 0));
    List<DivergenceValue> values =
        Evaluation.of(kl, certain, Categorical.ofProbabilities(row(0.25, 0.75)));
    // oracle: log 4
    assertThat(values).hasSize(1);
    assertThat(values.get(0).value()).isEqualTo(Math.log(4));
    assertThat(values.get(0)).hasToString("D(P‖Q) = 1.3862943611198906 nats (closed form)");
    Divergence reverse = new ReverseKl(new ReverseKl.Config(), RULES);
    assertThat(Evaluation.of(reverse, certain, categorical).get(0).value())
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void theArticlesTermIsRefusedForADistributionWithoutProbabilities() {
    assertThatExceptionOfType(DivergenceException.class)
        .isThrownBy(() -> new ArticlePrinted(new ArticlePrinted.Config()).between(normal, normal))
        .withMessageContainingAll("article-printed", "normal");
  }
}
