package io.kldiv.runner.experiment;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.estimate.Estimator;
import io.kldiv.core.objective.Reference;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Inline;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.WeightRule;
import java.util.Optional;

/**
 * One weighted divergence of the objective: λ·φ(D(P‖Q)).
 *
 * @param divergence D
 * @param weight λ
 * @param penalty φ
 * @param scaling how often the term counts in an epoch
 * @param of the distribution P
 * @param reference the distribution Q
 * @param estimator how D is estimated
 */
public record DivergenceTerm(
    @Describe("The divergence D(P‖Q); its own keys stand beside these.") @Inline
        Divergence divergence,
    @Describe(
            "Weight λ ≥ 0: a number, a schedule, or a rule that looks at the divergence; kept as"
                + " <divergence>-weight in metrics.jsonl.")
        @Default("1")
        WeightRule weight,
    @Describe(
            "What is made of the divergence before it is weighted; of another than linear,"
                + " <divergence>-penalised is measured and reported beside the divergence itself,"
                + " and of an estimate by samples it is biased, which a warning says.")
        @Default("linear")
        TermPenalty penalty,
    @Describe(
            "How often the term counts in an epoch of M batches: per-sample (λ in every batch,"
                + " beside the mean loss), per-epoch (λ/M) or blundell (λ·2^(M−i)/(2^M−1) in batch"
                + " i; measured with λ/M).")
        @Default("per-sample")
        Scaling scaling,
    @Describe(
            "The distribution P: prediction, or the name of another distribution of the model, such"
                + " as latent or weights.")
        @Default("prediction")
        String of,
    @Describe("The distribution Q that P is compared with.") Reference reference,
    @Describe(
            "How the divergence is estimated, where there is no closed form: monte-carlo,"
                + " quadrature or sum. If left out, the closed form; there is no silent estimate.")
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

  /** Whether λ is the same in every step. */
  public boolean hasConstantWeight() {
    return weight instanceof Schedule schedule && schedule.constant().isPresent();
  }
}
