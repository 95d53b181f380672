package io.kldiv.optim.rule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.optim.Link;
import io.kldiv.optim.Optimizer;
import java.util.List;
import java.util.stream.Stream;

/** A rule with links before and after it. */
@Describe(
    value =
        "A rule with links before it, which change the gradient, and after it, which change the"
            + " step that the rule makes of it, its learning rate included.",
    formula = "u = ∇L(θ);  u ← each of before, rule, after;  θ ← θ − u")
public final class ChainedRule implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param before the links before the rule
   * @param rule the rule
   * @param after the links after it
   */
  public record Config(
      @Describe("The links that change the gradient, in order.") @Default("[]") List<Link> before,
      @Describe("The rule.") Optimizer rule,
      @Describe("The links that change the step, in order.") @Default("[]") List<Link> after) {
    /** Copies the lists. */
    public Config {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /** Creates the rule. */
  public ChainedRule(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    return Stream.of(config.before(), config.rule().links(), config.after())
        .flatMap(List::stream)
        .toList();
  }
}
