package io.kldiv.core.objective;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.part.PartKind;
import java.util.Optional;

/** What a predicted distribution is compared with: the Q of D(P‖Q). */
@PartKind("reference")
public interface Reference {
  /**
   * The distribution Q.
   *
   * @param context the prediction, the target and what is known of the training data
   * @return a batch of the prediction's size, or of 1
   * @throws io.kldiv.core.divergence.DivergenceException if the reference has no meaning for the
   *     prediction, or the values do not allow it: a covariance that is not positive definite, a
   *     negative weight of a class
   */
  Distribution distribution(ReferenceContext context);

  /**
   * Says why there is no such reference for a prediction, or nothing if there is; asked before any
   * data is read.
   *
   * @param predicted the family that the model predicts
   * @param target the kind of the data's target
   */
  Optional<String> problem(Family predicted, TargetKind target);
}
