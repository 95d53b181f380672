package io.kldiv.optim;

import io.kldiv.core.part.PartKind;

/**
 * A rule for the weight λ of a divergence: either a {@link Schedule}, so that every schedule is
 * one, or a {@link WeightController}. Run by a {@link RunningWeight}.
 */
@PartKind(value = "weight", number = "constant")
public interface WeightRule {}
