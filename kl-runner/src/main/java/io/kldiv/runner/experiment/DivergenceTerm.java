package io.kldiv.runner.experiment;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.objective.Reference;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Inline;
import io.kldiv.optim.Schedule;

/**
 * One weighted divergence of the objective: λ · D(P‖Q).
 *
 * @param divergence D
 * @param weight λ
 * @param of the distribution P
 * @param reference the distribution Q
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
    @Describe("The distribution Q that P is compared with.") Reference reference) {
  /** The name of the predicted distribution of the target. */
  public static final String PREDICTION = "prediction";
}
