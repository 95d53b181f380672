package io.kldiv.runner.experiment;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.estimate.Estimator;
import io.kldiv.core.objective.Reference;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Inline;
import io.kldiv.optim.Schedule;
import java.util.Optional;

/**
 * One weighted divergence of the objective: λ · D(P‖Q).
 *
 * @param divergence D
 * @param weight λ
 * @param of the distribution P
 * @param reference the distribution Q
 * @param estimator how D is estimated
 */
public record DivergenceTerm(
    @Describe("The divergence D(P‖Q); its own keys stand beside these.") @Inline
        Divergence divergence,
    @Describe("Weight λ ≥ 0: a number or a schedule.") @Default("1") Schedule weight,
    @Describe(
            "The distribution P: prediction, or the name of another distribution of the model, such"
                + " as latent or weights.")
        @Default("prediction")
        String of,
    @Describe("The distribution Q that P is compared with.") Reference reference,
    @Describe(
            "How the divergence is estimated, where there is no closed form: monte-carlo or"
                + " quadrature. If left out, the closed form; there is no silent estimate.")
        Optional<Estimator> estimator) {
  /** The name of the predicted distribution of the target. */
  public static final String PREDICTION = "prediction";

  /**
   * The divergence in closed form, or by the estimator.
   *
   * @param name the name of the term, which the names of its random streams have in them
   */
  public Divergence measure(String name) {
    return estimator
        .map(way -> ((Estimator.InTraining) way).inPlaceOf(divergence, "divergence." + name))
        .orElse(divergence);
  }
}
