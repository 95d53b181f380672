package io.kldiv.optim.rule.curvature;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Need;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sharpness-aware minimisation: another rule with the gradient of the worst point nearby. */
@Describe(
    value =
        "Sharpness-aware minimisation: the rule is given the gradient where the objective is"
            + " highest within a distance of ρ, to first order, so that it seeks flat valleys. Two"
            + " gradients a step.",
    formula = "u = ∇L(θ + ρ g/‖g‖), g = ∇L(θ);  θ changes by the rule for u",
    source = "Foret et al. (2021), algorithm 1")
public final class Sam implements Optimizer {
  private final Config config;

  /**
   * The configuration.
   *
   * @param rho ρ
   * @param rule what is done with the gradient
   */
  public record Config(
      @Describe("The distance ρ, in the Euclidean norm of all parameters.") @Default("0.05")
          Schedule rho,
      @Describe("The rule that is given the gradient of the worst point.") Optimizer rule) {
    /**
     * Checks the rule.
     *
     * @throws IllegalArgumentException if it evaluates the objective itself
     */
    public Config {
      if (rule.links().stream().anyMatch(link -> link.needs().contains(Need.EVALUATION))) {
        throw new IllegalArgumentException(
            "the rule of sam must be content with the gradient it is given, but this one evaluates"
                + " the objective itself");
      }
    }
  }

  /** Creates the rule. */
  public Sam(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    List<Link> links = new ArrayList<>(List.of(new Worst(config.rho())));
    links.addAll(config.rule().links());
    return List.copyOf(links);
  }

  private record Worst(Schedule rho) implements Link {
    private static final String POINT = "point";

    @Override
    public List<String> buffers() {
      return List.of(POINT);
    }

    @Override
    public Map<String, Schedule> schedules() {
      return Map.of("rho", rho);
    }

    @Override
    public Scope scope() {
      return Scope.WHOLE;
    }

    @Override
    public Set<Need> needs() {
      return Set.of(Need.EVALUATION);
    }

    /** Where the objective has no value at that point, the gradient stays as it is. */
    @Override
    public void prepare(LinkState state, Step step) {
      double norm = Vectors.norm(step.gradient());
      if (norm == 0) {
        return;
      }
      double[] point = state.buffer(POINT);
      Vectors.combine(step.parameters(), state.scheduled("rho") / norm, step.gradient(), point);
      double value = step.problem().evaluate(point, step.update());
      if (!Double.isFinite(value)) {
        Vectors.copy(step.gradient(), step.update());
      }
    }

    @Override
    public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {}
  }
}
